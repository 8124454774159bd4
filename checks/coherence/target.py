"""COH006: the level that is promised is the level that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import kept
from svcaudit.checking.pairs import across, fault
from svcaudit.model.claim import Claim, ClaimKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Percentage
from svcaudit.timing import Later, later


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Promised shares against the internal targets of the same measure."""
    for promise, comparisons in across(organisation, (ClaimKind.TARGET,)):
        first = comparisons[0]
        promised, provided = _share(promise), _share(first.right)
        if promised is None or provided is None:
            continue
        places = (promise.place, first.right.place)
        if not _lower(promised, provided, promise.statement.language):
            yield kept(promise.id, *places, promise=promise.id)
        else:
            yield fault(first, promise=promise.id, promised=promised, provided=provided)


def _share(claim: Claim) -> Percentage | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Percentage) else None


def _lower(promised: Percentage, provided: Percentage, language: str) -> bool:
    """True where the internal target is lower in its share, or slacker in its threshold."""
    if provided.value < promised.value:
        return True
    if promised.threshold is None or provided.threshold is None:
        return False
    return later(promised.threshold, provided.threshold, language) is Later.ALWAYS
