"""What narrows a claim: channel, audience, priority, season, instance, read from the nearest place that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from svcaudit.model.claim import Facet, Hit, Scope, Slot, Source, Speech

_FAR = frozenset({Source.DOCUMENT, Source.LEAD_IN})
_SECOND = frozenset({"action.review", "evidence.escalation"})
_BY_CUSTOMER = frozenset({"action.claim", "action.cancel", "kind.window", "ask.us"})
_BY_US = frozenset({"we.we", "actor.customer", "action.notify", "action.visit", "action.send", "action.update"})
_OF_CUSTOMER = frozenset({"cancel", "return_goods"})
_CHARGED = frozenset({"fee.deposit", "fee.surcharge", "fee.shipping"})
#: What is done with money that goes to the customer.
GIVING = frozenset({"action.compensate", "action.pay", "action.refund"})
#: "al cliente", "to the customer", "ao cliente": the one to whom something is done.
_TO = re.compile(r"(?:\bal?|\ba l[oa]s?|\baos?|\bto(?: the)?)\s+$", re.IGNORECASE)
#: A manual of "appointments and emergencies" does not make all that it says urgent.
_NOT_OF_A_DOCUMENT = frozenset({"priority"})
_OBJECT_REACH = 2  # words between a verb and the customer to whom it does something
FACETS = ("channel", "priority", "audience", "season")


def slot(groups: Sequence[tuple[Source, Iterable[Hit]]], group: str) -> Slot:
    """The values of one group of concepts from the first place that names any."""
    prefix = group + "."
    for source, hits in groups:
        if source is Source.DOCUMENT and group in _NOT_OF_A_DOCUMENT:
            continue
        named = [hit for hit in hits if hit.concept.startswith(prefix)]
        if named:
            values = frozenset(hit.concept.removeprefix(prefix) for hit in named)
            return Slot(values, source, next((hit.alias for hit in named if hit.alias), ""))
    return Slot()


def scope_of(groups: Sequence[tuple[Source, Sequence[Hit]]]) -> Scope:
    """All facets that are said anywhere in `groups`, nearest place first, and the instance."""
    facets = (Facet(name, slot(groups, name)) for name in FACETS)
    return Scope((*(facet for facet in facets if facet.slot), Facet("instance", _instance(groups))))


def _instance(groups: Sequence[tuple[Source, Sequence[Hit]]]) -> Slot:
    """Second where the sentence or its heading speaks of a review by somebody else, first everywhere else."""
    for source, hits in groups:
        if source not in _FAR and any(hit.concept in _SECOND for hit in hits):
            return Slot(frozenset({"second"}), source)
    return Slot(frozenset({"first"}))


def giver_of(clause: Sequence[Hit], action: Slot, speech: Speech, position: int, text: str) -> Facet:
    """Who gives notice in the clause `text`: the customer who is asked to, may, or cancels; else the organisation.

    `position` is where the time stands in it. A customer who is told something is not the one who tells; who "must
    give notice" may be either.
    """
    concepts = {hit.concept for hit in clause}
    acts = any(
        hit.concept == "actor.customer" and hit.start < position and not _is_object(hit, clause, text) for hit in clause
    )
    customer = speech is Speech.REQUEST or concepts & _BY_CUSTOMER or action.values & _OF_CUSTOMER or acts
    told = _BY_US - {"action.notify"} if "modality.must" in concepts else _BY_US
    if not customer and not concepts & told:
        return Facet("giver", Slot())
    return Facet("giver", Slot(frozenset({"customer" if customer else "organisation"}), Source.CLAUSE))


def _is_object(customer: Hit, clause: Sequence[Hit], text: str) -> bool:
    """True for the customer to whom something is done: after a "to", or after the verb that names the act."""
    if _TO.search(text[: customer.start]):
        return True
    return any(
        hit.concept.startswith("action.")
        and hit.end <= customer.start
        and len(text[hit.end : customer.start].split()) <= _OBJECT_REACH
        for hit in clause
    )


def is_given(clause: Sequence[Hit]) -> bool:
    """True for money that goes to the customer: given back, made up for, or paid by us or to the customer."""
    concepts = {hit.concept for hit in clause}
    if concepts & _CHARGED:
        return False
    if "action.compensate" in concepts:
        return True
    pays = [hit for hit in clause if hit.concept == "action.pay"]
    return any(
        (other.concept == "we.we" and other.start <= pay.end)
        or (other.concept == "actor.customer" and other.start >= pay.end)
        for pay in pays
        for other in clause
    )
