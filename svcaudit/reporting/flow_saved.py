"""Flows that were saved as JSON, read back: the exact inverse of `flow_json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from svcaudit.reporting.values import decimal_from, duration_from_json

Json = Mapping[str, Any]


def flows_from_json(data: Json) -> Flows:
    """The flows that `flows_to_json` was given; data that follow the schema."""
    return Flows(
        graphs=tuple(_graph(graph) for graph in data["flows"]),
        feasibilities=tuple(_feasibility(one) for one in data["feasibilities"]),
        ladder=tuple(Rung(**{**rung, "time": _maybe(rung["time"])}) for rung in data["ladder"]),
    )


def _graph(data: Json) -> FlowGraph:
    changed = {
        "lanes": tuple(data["lanes"]),
        "nodes": tuple(_node(node) for node in data["nodes"]),
        "edges": tuple(FlowEdge(**edge) for edge in data["edges"]),
    }
    return FlowGraph(**{**data, **changed})


def _node(data: Json) -> FlowNode:
    times = {name: _maybe(data[name]) for name in ("least", "usual", "most")}
    return FlowNode(**{**data, **times, "kind": NodeKind(data["kind"])})


def _path(data: Json) -> CriticalPath:
    return CriticalPath(
        flow=data["flow"],
        steps=tuple(data["steps"]),
        least=_maybe(data["least"]),
        most=_maybe(data["most"]),
        unknown=tuple(data["unknown"]),
        slack=tuple(Slack(one["step"], duration_from_json(one["time"])) for one in data["slack"]),
        endless=tuple(data["endless"]),
    )


def _feasibility(data: Json) -> Feasibility:
    chance = data["probability"]
    return Feasibility(
        promise=data["promise"],
        promised=duration_from_json(data["promised"]),
        path=_path(data["path"]),
        shortest=_maybe(data["shortest"]),
        shortenings=tuple(_shortening(one) for one in data["shortenings"]),
        probability=None if chance is None else decimal_from(chance),
    )


def _shortening(data: Json) -> Shortening:
    return Shortening(data["step"], duration_from_json(data["today"]), duration_from_json(data["wanted"]))


def _maybe(data: Json | None) -> Duration | None:
    return None if data is None else duration_from_json(data)
