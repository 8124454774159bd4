"""Flows as JSON and back. What is nothing, empty or false is left out, for most of it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from svcaudit.model.flow import (
    CriticalPath,
    Feasibility,
    FlowEdge,
    FlowGraph,
    FlowNode,
    Flows,
    NodeKind,
    Rung,
    Shortening,
    Slack,
)
from svcaudit.model.quantity import Duration
from svcaudit.reporting.values import duration_from_json, duration_to_json

Json = Any
Plain = TypeVar("Plain", FlowNode, FlowEdge, FlowGraph, CriticalPath, Slack, Shortening, Feasibility, Rung)

#: What holds times, by class.
_TIMES = frozenset({"least", "usual", "most", "time", "today", "wanted", "promised", "shortest"})
#: What holds several of one class.
_LISTS: Mapping[str, type] = {"slack": Slack, "shortenings": Shortening, "nodes": FlowNode, "edges": FlowEdge}
#: What is told even where it is false: a rung that is missing is what its reader looks for.
_KEPT = frozenset({"present"})


def flows_to_json(flows: Flows) -> Json:
    """What stands for the flows in JSON."""
    return {
        "graphs": [_to_json(graph) for graph in flows.graphs],
        "feasibilities": [_to_json(feasibility) for feasibility in flows.feasibilities],
        "ladder": [_to_json(rung) for rung in flows.ladder],
    }


def flows_from_json(data: Mapping[str, Json]) -> Flows:
    """The flows that `flows_to_json` was given; data that follow the schema."""
    return Flows(
        graphs=tuple(_from_json(FlowGraph, graph) for graph in data["graphs"]),
        feasibilities=tuple(_from_json(Feasibility, feasibility) for feasibility in data["feasibilities"]),
        ladder=tuple(_from_json(Rung, rung) for rung in data["ladder"]),
    )


def _to_json(value: Json) -> Json:
    if isinstance(value, Duration):
        return duration_to_json(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, str | int):
        return value
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: _to_json(held) for name, held in told.items() if name in _KEPT or _tells(held)}


def _tells(held: Json) -> bool:
    return isinstance(held, Decimal) or bool(held)


def _from_json(kind: type[Plain], data: Mapping[str, Json]) -> Plain:
    empty = {field.name: _EMPTY[str(field.type)] for field in fields(kind) if str(field.type) in _EMPTY}
    return kind(**{**empty, **{name: _value(kind, name, value) for name, value in data.items()}})


#: What stands for what was left out, by the type of the field.
_EMPTY: Mapping[str, Json] = {"str": "", "int": 0, "bool": False, "Duration | None": None, "tuple[str, ...]": ()}


def _value(owner: type, name: str, value: Json) -> Json:
    if name in _TIMES:
        return duration_from_json(value)
    if name in _LISTS:
        return tuple(_from_json(_LISTS[name], item) for item in value)
    if owner is Feasibility and name == "path":
        return _from_json(CriticalPath, value)
    if name == "probability":
        return Decimal(repr(value))
    if owner is FlowNode and name == "kind":
        return NodeKind(value)
    return tuple(value) if isinstance(value, list) else value
