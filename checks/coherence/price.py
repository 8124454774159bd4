"""COH004: nobody is charged more than was published."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import undecided
from svcaudit.checking.pairs import across, agreement, fault, nearest, other_currency, same_value_elsewhere, worst
from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Bound, Duration, Money
from svcaudit.timing import Later


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Published prices against what is charged inside for the same thing."""
    for promise, comparisons in across(organisation, (ClaimKind.PRICE,)):
        yield from worst(_outcome(organisation, promise, comparison) for comparison in nearest(comparisons))


def _outcome(organisation: Organisation, promise: Claim, comparison: Comparison) -> Outcome:
    provision = comparison.right
    promised, provided = _money(promise), _money(provision)
    if promised is None or provided is None or other_currency(promised, provided):
        return undecided(promise.id, promise.place, provision.place, promise=promise.id)
    if _for_less_notice(promise, provision):
        return agreement(comparison)
    if provided.amount <= promised.amount or same_value_elsewhere(organisation, provision, Role.PUBLISHED):
        return agreement(comparison)
    return fault(comparison, promise=promise.id, promised=promised, provided=provided)


def _for_less_notice(promise: Claim, provision: Claim) -> bool:
    """True where the provision charges those alone whom the promise does not let go free: "free with twelve hours'
    notice", "less than twelve hours before, 20 euros".
    """
    asked = _times(promise, Bound.EXACTLY, Bound.AT_LEAST)
    charged = _times(provision, Bound.AT_MOST)
    language = promise.statement.language
    promised = _money(promise)
    free = promised is not None and not promised.amount
    return free and bool(asked and charged) and later(asked[0], charged[0], language) is Later.NEVER


def _times(claim: Claim, *bounds: Bound) -> list[Duration]:
    """The times in a claim's clause that are bounded so."""
    found = (one.value for one in pack(claim.statement.language).quantities(claim.text))
    return [value for value in found if isinstance(value, Duration) and value.bound in bounds]


def _money(claim: Claim) -> Money | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Money) else None
