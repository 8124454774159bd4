"""COH005: windows, warranties and notice are not worse for the customer inside than in public."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import kept, undecided
from svcaudit.checking.pairs import across, fault
from svcaudit.model.claim import Claim, ClaimKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Duration
from svcaudit.timing import Later, later

KINDS = (ClaimKind.WINDOW, ClaimKind.TERM, ClaimKind.NOTICE)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each published term against the comparable one inside."""
    for promise, comparisons in across(organisation, KINDS):
        first = comparisons[0]
        promised, provided = _duration(promise), _duration(first.right)
        places = (promise.place, first.right.place)
        if promised is None or provided is None:
            continue
        verdict = _worse(promise, promised, provided)
        if verdict is Later.NEVER:
            yield kept(promise.id, *places, promise=promise.id)
        elif verdict is Later.UNKNOWN:
            yield undecided(promise.id, *places, promise=promise.id)
        else:
            yield fault(first, promise=promise.id, promised=promised, provided=provided)


def _duration(claim: Claim) -> Duration | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Duration) else None


def _worse(promise: Claim, promised: Duration, provided: Duration) -> Later:
    """Notice that the customer must give is worse when longer; everything else when shorter."""
    if "customer" in promise.scope.get("giver").values:
        return later(promised, provided, promise.statement.language)
    return later(provided, promised, promise.statement.language)
