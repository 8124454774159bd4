"""Which units hold a case one after the other, and whether the first of them ends it."""

from __future__ import annotations

from svcaudit.flow.routes import changes, longest_route, units_on, whole_unit
from svcaudit.language import LanguagePack
from svcaudit.model.procedure import Procedure

_UNNAMED = frozenset({"unnamed.actor", "actor.customer"})


def holders(procedure: Procedure, language: LanguagePack) -> tuple[str, ...]:
    """The different units along the longest way, in the order in which the case comes to them.

    A unit and a role of it ("Bulky Desk" and "Bulky crew") are one; a system, or whoever it may be, is none.
    """
    found: list[str] = []
    for unit in changes(procedure):
        unnamed = any(hit.concept in _UNNAMED for hit in language.hits(unit))
        if not unnamed and not any(akin(unit, other) for other in found):
            found.append(unit)
    return tuple(found)


def akin(one: str, other: str) -> bool:
    """True where two names share a word of their own: "crew" and "crew's driver"."""
    return bool(_words(one) & _words(other))


def _words(name: str) -> frozenset[str]:
    folded = name.casefold().replace("'s", "").replace("’s", "").split()
    return frozenset(word for word in folded if len(word) > 3)


def tells_in_the_end(procedure: Procedure) -> bool:
    """True where the unit that had the case at first also ends it."""
    units = [whole_unit(unit) for unit, _ in units_on(longest_route(procedure))]
    return len(units) > 1 and units[0] == units[-1]


def names_customer(procedure: Procedure, language: LanguagePack) -> bool:
    """True where some step speaks of a customer."""
    return any(hit.concept == "actor.customer" for step in procedure.steps for hit in language.hits(step.text))
