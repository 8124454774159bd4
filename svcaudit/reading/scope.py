"""What narrows a claim: channel, audience, priority, season, instance, read from the nearest place that says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcaudit.model.claim import Facet, Hit, Scope, Slot, Source, Speech

_FAR = frozenset({Source.DOCUMENT, Source.LEAD_IN})
_SECOND = frozenset({"action.review", "evidence.escalation"})
_BY_CUSTOMER = frozenset({"action.claim", "action.cancel", "kind.window", "ask.us"})
_OF_CUSTOMER = frozenset({"cancel", "return_goods"})
FACETS = ("channel", "priority", "audience", "season")


def slot(groups: Sequence[tuple[Source, Iterable[Hit]]], group: str) -> Slot:
    """The values of one group of concepts from the first place that names any."""
    prefix = group + "."
    for source, hits in groups:
        values = frozenset(hit.concept[len(prefix) :] for hit in hits if hit.concept.startswith(prefix))
        if values:
            return Slot(values, source)
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


def giver_of(clause: Sequence[Hit], action: Slot, speech: Speech, position: int) -> Facet:
    """Who gives notice: the customer who is asked to, may, or cancels; else the organisation."""
    concepts = {hit.concept for hit in clause}
    before = {hit.concept for hit in clause if hit.start < position}
    customer = (
        speech is Speech.REQUEST
        or concepts & _BY_CUSTOMER
        or action.values & _OF_CUSTOMER
        or "actor.customer" in before
    )
    return Facet("giver", Slot(frozenset({"customer" if customer else "organisation"}), Source.CLAUSE))
