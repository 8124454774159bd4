"""COH004: nobody is charged more than was published."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import undecided
from svcaudit.checking.pairs import across, agreement, fault, nearest, other_currency, same_value_elsewhere, worst
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Money


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Published prices against what is charged inside for the same thing."""
    for promise, comparisons in across(organisation, (ClaimKind.PRICE,)):
        yield from worst(_outcome(organisation, promise, comparison) for comparison in nearest(comparisons))


def _outcome(organisation: Organisation, promise: Claim, comparison: Comparison) -> Outcome:
    provision = comparison.right
    promised, provided = _money(promise), _money(provision)
    if promised is None or provided is None or other_currency(promised, provided):
        return undecided(promise.id, promise.place, provision.place, promise=promise.id)
    if provided.amount <= promised.amount or same_value_elsewhere(organisation, provision, Role.PUBLISHED):
        return agreement(comparison)
    return fault(comparison, promise=promise.id, promised=promised, provided=provided)


def _money(claim: Claim) -> Money | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Money) else None
