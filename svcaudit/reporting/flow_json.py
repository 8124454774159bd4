"""Flows as JSON; the schema is published as `svcaudit/schemas/flow.json`."""

from __future__ import annotations

from typing import Any

from svcaudit.model.flow import CriticalPath, Feasibility, FlowEdge, FlowGraph, FlowNode, Flows, Rung
from svcaudit.model.quantity import Duration
from svcaudit.reporting.dumping import dump
from svcaudit.reporting.values import duration_to_json, number_to_json

#: The version of this format.
SCHEMA_VERSION = 1

Json = dict[str, Any]


def render_flow_json(flows: Flows) -> str:
    """One JSON document that ends with a line end."""
    paths = [_path(path) for path in flows.paths]
    return dump({"schema_version": SCHEMA_VERSION, **flows_to_json(flows), "paths": paths})


def flows_to_json(flows: Flows) -> Json:
    """The flows as they stand in this format and in reports."""
    return {
        "flows": [_graph(graph) for graph in flows.graphs],
        "feasibilities": [_feasibility(one) for one in flows.feasibilities],
        "ladder": [_rung(rung) for rung in flows.ladder],
    }


def _graph(graph: FlowGraph) -> Json:
    return {
        "id": graph.id,
        "name": graph.name,
        "path": graph.path,
        "line": graph.line,
        "owner": graph.owner,
        "lanes": list(graph.lanes),
        "nodes": [_node(node) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
    }


def _node(node: FlowNode) -> Json:
    return {
        "id": node.id,
        "label": node.label,
        "kind": node.kind,
        "lane": node.lane,
        "least": _time(node.least),
        "usual": _time(node.usual),
        "most": _time(node.most),
        "customer": node.customer,
        "line": node.line,
    }


def _edge(edge: FlowEdge) -> Json:
    return {
        "source": edge.source,
        "target": edge.target,
        "label": edge.label,
        "message": edge.message,
        "bounce": edge.bounce,
        "customer": edge.customer,
    }


def _time(duration: Duration | None) -> Json | None:
    """A time as in a report; null where nothing is said."""
    return None if duration is None else duration_to_json(duration)


def _path(path: CriticalPath) -> Json:
    return {
        "flow": path.flow,
        "steps": list(path.steps),
        "least": _time(path.least),
        "most": _time(path.most),
        "unknown": list(path.unknown),
        "slack": [{"step": one.step, "time": _time(one.time)} for one in path.slack],
        "endless": list(path.endless),
    }


def _feasibility(one: Feasibility) -> Json:
    return {
        "promise": one.promise,
        "promised": _time(one.promised),
        "path": _path(one.path),
        "shortest": _time(one.shortest),
        "shortenings": [
            {"step": each.step, "today": _time(each.today), "wanted": _time(each.wanted)} for each in one.shortenings
        ],
        "probability": None if one.probability is None else number_to_json(one.probability),
    }


def _rung(rung: Rung) -> Json:
    return {
        "kind": rung.kind,
        "unit": rung.unit,
        "present": rung.present,
        "time": _time(rung.time),
        "path": rung.path,
        "line": rung.line,
    }
