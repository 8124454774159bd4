"""COH004: nobody is charged more than was published."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import kept
from svcaudit.checking.pairs import across, fault, same_value_elsewhere
from svcaudit.model.claim import Claim, ClaimKind
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Money


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Published prices against what is charged inside for the same thing."""
    for promise, comparisons in across(organisation, (ClaimKind.PRICE,)):
        first = comparisons[0]
        promised, provided = _money(promise), _money(first.right)
        if promised is None or provided is None:
            continue
        places = (promise.place, first.right.place)
        dearer = provided.amount > promised.amount and not _other_currency(promised, provided)
        if not dearer or same_value_elsewhere(organisation, first.right, Role.PUBLISHED):
            yield kept(promise.id, *places, promise=promise.id)
        else:
            yield fault(first, promise=promise.id, promised=promised, provided=provided)


def _money(claim: Claim) -> Money | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Money) else None


def _other_currency(first: Money, second: Money) -> bool:
    return bool(first.currency and second.currency and first.amount and first.currency != second.currency)
