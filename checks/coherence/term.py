"""COH005: windows, warranties and notice are not worse for the customer inside than in public."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import undecided
from svcaudit.checking.pairs import across, agreement, fault, nearest, other_currency, worst
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Source
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Duration, Money, Percentage, Unit
from svcaudit.timing import Later

KINDS = (ClaimKind.WINDOW, ClaimKind.TERM, ClaimKind.NOTICE, ClaimKind.SHARE, ClaimKind.AMOUNT)
_GIVEN = (ClaimKind.SHARE, ClaimKind.AMOUNT)
#: Where it is said that the customer gets something: beside the sum, or in the table that lists such sums.
_OWN = (Source.CLAUSE, Source.COLUMN)
_GIVEN_BACK = frozenset({"refund", "compensate", "pay"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each published term against the comparable ones inside."""
    for promise, comparisons in across(organisation, KINDS):
        found = (_outcome(promise, comparison) for comparison in nearest(comparisons))
        yield from worst(outcome for outcome in found if outcome is not None)


def _outcome(promise: Claim, comparison: Comparison) -> Outcome | None:
    """The outcome of one pair, None where its values are not to be held against each other."""
    if comparison.kind in _GIVEN:
        return _given(promise, comparison)
    promised, provided = _duration(promise), _duration(comparison.right)
    if promised is None or provided is None:
        return None
    verdict = _worse(promise, promised, provided)
    if verdict is Later.NEVER:
        return agreement(comparison)
    if verdict is Later.UNKNOWN:
        return undecided(promise.id, promise.place, comparison.right.place, promise=promise.id)
    return fault(comparison, promise=promise.id, promised=promised, provided=provided)


def _given(promise: Claim, comparison: Comparison) -> Outcome | None:
    """What the customer gets, as a sum or as a share of what was paid: less is worse."""
    promised, provided = _measure(promise), _measure(comparison.right)
    if promised is None or provided is None or type(promised) is not type(provided):
        return None
    if not all(one.action.source in _OWN and one.action.values & _GIVEN_BACK for one in (promise, comparison.right)):
        return None
    if isinstance(promised, Money) and isinstance(provided, Money) and other_currency(promised, provided):
        return undecided(promise.id, promise.place, comparison.right.place, promise=promise.id)
    if _size(provided) >= _size(promised):
        return agreement(comparison)
    return fault(comparison, promise=promise.id, promised=promised, provided=provided)


def _measure(claim: Claim) -> Percentage | Money | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, (Percentage, Money)) else None


def _size(given: Percentage | Money) -> Decimal:
    return given.amount if isinstance(given, Money) else given.value


def _duration(claim: Claim) -> Duration | None:
    value = claim.quantity.value if claim.quantity is not None else None
    # Seconds are the setting of a machine: nobody gives a customer a warranty of 1800 s.
    return value if isinstance(value, Duration) and value.unit is not Unit.SECOND else None


def _worse(promise: Claim, promised: Duration, provided: Duration) -> Later:
    """Notice that the customer must give is worse when longer; everything else when shorter."""
    if "customer" in promise.scope.get("giver").values:
        return later(promised, provided, promise.statement.language)
    return later(provided, promised, promise.statement.language)
