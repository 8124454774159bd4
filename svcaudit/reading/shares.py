"""Which shares are levels of service, and which are discounts, taxes or conditions."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.model.claim import Hit
from svcaudit.model.quantity import Percentage, Quantity

_LEVEL = frozenset({"kind.share_level"})
_AMOUNT = frozenset({"kind.price", "action.compensate", "action.pay", "action.refund", "share.condition"})


def is_target(quantity: Quantity, clause: str, hits: Iterable[Hit]) -> bool:
    """True where a percentage is how often something is done as it should be.

    A share with a time bound to it always is; otherwise it must stand with words for levels or with something that
    is done, and not with money or with "below".
    """
    if isinstance(quantity.value, Percentage) and quantity.value.threshold is not None:
        return True
    concepts = {hit.concept for hit in hits}
    if concepts & _AMOUNT and not concepts & _LEVEL:
        return False
    return bool(concepts & _LEVEL) or any(concept.startswith("action.") for concept in concepts)
