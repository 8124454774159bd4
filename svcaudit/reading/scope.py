"""What narrows a claim: channel, audience, priority, season, from the clause, then the row, then what stands over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcaudit.model.claim import Facet, Hit, Scope, Slot, Source

FACETS = ("channel", "priority", "audience", "season")


def slot(groups: Sequence[tuple[Source, Iterable[Hit]]], group: str) -> Slot:
    """The values of one group of concepts from the first place that names any."""
    prefix = group + "."
    for source, hits in groups:
        values = frozenset(hit.concept[len(prefix) :] for hit in hits if hit.concept.startswith(prefix))
        if values:
            return Slot(values, source)
    return Slot()


def scope_of(groups: Sequence[tuple[Source, Iterable[Hit]]]) -> Scope:
    """All facets that are said anywhere in `groups`, nearest place first."""
    facets = (Facet(name, slot(groups, name)) for name in FACETS)
    return Scope(tuple(facet for facet in facets if facet.slot))
