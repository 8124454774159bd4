"""Which shares are levels of service, and which are discounts, taxes or conditions."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.model.claim import Hit
from svcaudit.model.quantity import Percentage, Quantity

_LEVEL = frozenset({"kind.share_level"})
_AMOUNT = frozenset({"kind.price", "action.compensate", "action.pay", "action.refund"})
_CONDITION = "share.condition"


def is_target(quantity: Quantity, hits: Iterable[Hit]) -> bool:
    """True where a percentage says how often something is done as it should be.

    `hits` are those of its clause, row and column. A share with a time bound to it always is a level; one that
    stands with money, or after "below", is not, unless a word for levels stands there too.
    """
    if isinstance(quantity.value, Percentage) and quantity.value.threshold is not None:
        return True
    listed = tuple(hits)
    concepts = {hit.concept for hit in listed}
    if concepts & _LEVEL:
        return True
    conditioned = any(hit.concept == _CONDITION and hit.end <= quantity.start for hit in listed)
    return not concepts & _AMOUNT and not conditioned
