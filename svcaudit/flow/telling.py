"""All that is told of how the cases of an organisation travel."""

from __future__ import annotations

from svcaudit.flow.graphs import graph_of
from svcaudit.flow.promising import feasibilities
from svcaudit.model.flow import Flows
from svcaudit.model.organisation import Organisation


def flows(organisation: Organisation) -> Flows:
    """The graphs of all procedures of an organisation that was followed, in the order of its documents, and what
    could be promised beside what is."""
    return Flows(
        graphs=tuple(graph_of(procedure) for procedure in organisation.procedures),
        feasibilities=feasibilities(organisation),
    )
