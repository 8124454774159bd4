"""COH006: the level that is promised is the level that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import undecided
from svcaudit.checking.pairs import across, agreement, fault, nearest, worst
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Percentage
from svcaudit.timing import Later


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Promised shares against the internal targets of the same measure."""
    for promise, comparisons in across(organisation, (ClaimKind.TARGET,)):
        yield from worst(_outcome(promise, comparison) for comparison in nearest(comparisons))


def _outcome(promise: Claim, comparison: Comparison) -> Outcome:
    promised, provided = _share(promise), _share(comparison.right)
    if promised is None or provided is None:
        return undecided(promise.id, promise.place, comparison.right.place, promise=promise.id)
    if not _lower(promised, provided, promise.statement.language):
        return agreement(comparison)
    return fault(comparison, promise=promise.id, promised=promised, provided=provided)


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
