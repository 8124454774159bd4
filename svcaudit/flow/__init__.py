"""The way of a case: which procedure keeps which promise, how long it takes, and where the case turns back."""

from svcaudit.flow.critical import critical_path
from svcaudit.flow.graphs import graph_of
from svcaudit.flow.journeys import follow
from svcaudit.flow.promising import feasibilities
from svcaudit.flow.routes import changes, longest_route, turns
from svcaudit.flow.telling import flows

__all__ = ["changes", "critical_path", "feasibilities", "flows", "follow", "graph_of", "longest_route", "turns"]
