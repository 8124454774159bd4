"""A flow as a graph for Graphviz: units as clusters, messages dashed, bounces in red."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.reporting.flow_words import lane_title, lanes_of, one_line, untold_time

_SHAPES = {
    NodeKind.STEP: "box",
    NodeKind.DECISION: "diamond",
    NodeKind.START: "circle",
    NodeKind.END: "doublecircle",
}


def render_flow_dot(graph: FlowGraph, language: str) -> str:
    """The graph as text that ends with a line end; times and the customer's lane are said in that language."""
    return "\n".join(_lines(graph, language)) + "\n"


def _lines(graph: FlowGraph, language: str) -> Iterator[str]:
    yield f"digraph {_quoted(graph.name or graph.id)} {{"
    yield f"    label={_quoted(graph.name)}; labelloc=t; rankdir=TB;"
    yield '    node [fontname="sans-serif"]; edge [fontname="sans-serif"];'
    yield from (f"    {_node(node, language)}" for node in graph.nodes)
    for number, (lane, nodes) in enumerate(lanes_of(graph).items(), start=1):
        members = " ".join(f"{_quoted(node.id)};" for node in nodes)
        yield f"    subgraph cluster_{number} {{ label={_quoted(lane_title(lane, language))}; {members} }}"
    yield from (f"    {_edge(edge)}" for edge in graph.edges)
    yield "}"


def _node(node: FlowNode, language: str) -> str:
    """A round shape with words in it is drawn as an oval, so that they fit."""
    shape = "oval" if node.label and node.kind in (NodeKind.START, NodeKind.END) else _SHAPES[node.kind]
    label = "\n".join(part for part in (one_line(node.label), untold_time(node, language)) if part)
    style = ', style=filled, fillcolor="#fff4d6"' if node.customer else ""
    return f"{_quoted(node.id)} [shape={shape}, label={_quoted(label)}{style}];"


def _edge(edge: FlowEdge) -> str:
    style = ", style=dashed" if edge.message else ""
    colour = ', color="#b00020", penwidth=2' if edge.bounce else ""
    label = _quoted(one_line(edge.label))
    return f"{_quoted(edge.source)} -> {_quoted(edge.target)} [label={label}{style}{colour}];"


def _quoted(text: str) -> str:
    """A string of the language; a line break inside is written as its escape."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
