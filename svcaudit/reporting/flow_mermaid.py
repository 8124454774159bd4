"""A flow as a Mermaid flow chart: units as subgraphs, messages dotted, bounces in red."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.reporting.flow_words import lane_title, lanes_of, one_line, unique, untold_time

_UNFIT_ID = re.compile(r"[^\w-]|-(?!\w)|^-", re.ASCII)
#: Words that begin a statement of their own.
_RESERVED = frozenset(
    {"acctitle", "accdescr", "call", "class", "classdef", "click", "default", "direction", "end", "flowchart", "graph",
     "href", "linkstyle", "style", "subgraph", "title"}
)  # fmt: skip
#: What means something in a label, written by its number instead.
_SIGNS = re.compile(r"[\"#&<>`*\\|;%{}\[\]()]|:(?=fa-)|(?<=[A-Za-z]):(?=//)")
#: A title knows no numbers for signs; it is for people alone.
_NO_TAGS = str.maketrans("<>", "‹›")
_MOST = 2000  # characters of a label that are read again
_BRACKETS = {
    NodeKind.STEP: ("[", "]"),
    NodeKind.DECISION: ("{", "}"),
    NodeKind.START: ("([", "])"),
    NodeKind.END: ("([", "])"),
}


def render_flow_mermaid(graph: FlowGraph, language: str) -> str:
    """The chart as text that ends with a line end; times and the customer's lane are said in that language."""
    return "\n".join(_Chart(graph, language).lines()) + "\n"


class _Chart:
    """Draws one chart; each method yields lines."""

    def __init__(self, graph: FlowGraph, language: str) -> None:
        self._graph, self._language = graph, language
        self._ids = dict(
            zip((node.id for node in graph.nodes), unique(_safe(node.id) for node in graph.nodes), strict=True)
        )

    def lines(self) -> Iterator[str]:
        """The whole: nodes in their order, then the ways, then who does what."""
        if self._graph.name:
            title = one_line(self._graph.name).translate(_NO_TAGS)
            yield from ("---", f"title: {json.dumps(title, ensure_ascii=False)}", "---")
        yield "flowchart TD"
        yield from (f"    {self._node(node)}" for node in self._graph.nodes)
        yield from (f"    {self._way(edge)}" for edge in self._graph.edges)
        for number, (lane, nodes) in enumerate(lanes_of(self._graph).items(), start=1):
            yield f'    subgraph lane_{number}["{_label(lane_title(lane, self._language))}"]'
            yield from (f"        {self._ids[node.id]}" for node in nodes)
            yield "    end"
        yield from self._styles()

    def _node(self, node: FlowNode) -> str:
        opener, closer = _BRACKETS[node.kind]
        label = self._said(node)
        return f'{self._ids[node.id]}{opener}"{label or " "}"{closer}'

    def _said(self, node: FlowNode) -> str:
        """The label; before words that look like a name or a number of their own stands the name of the unit."""
        label = one_line(node.label)
        if node.lane and label and (":" in label or label[0].isdigit()):
            label = f"{one_line(node.lane)}: {label}"
        time = untold_time(node, self._language)
        return _label(label) + (f"<br/>⏱ {_label(time)}" if time and label else "")

    def _way(self, edge: FlowEdge) -> str:
        label = _label(one_line(edge.label))
        told = f'|"{label}"|' if label else ""
        arrow = "-.->" if edge.message else "-->"
        return f"{self._ids[edge.source]} {arrow}{told} {self._ids[edge.target]}"

    def _styles(self) -> Iterator[str]:
        for number, edge in enumerate(self._graph.edges):
            if edge.bounce:
                yield f"    linkStyle {number} stroke:#b00020,stroke-width:3px"
        customer = [self._ids[node.id] for node in self._graph.nodes if node.customer]
        if customer:
            yield "    classDef customer fill:#fff4d6,stroke:#8a5a00"
            yield f"    class {','.join(customer)} customer"


def _safe(identifier: str) -> str:
    """An id that Mermaid and its readers take for one."""
    name = _UNFIT_ID.sub("_", identifier) or "_"
    return f"{name}_" if name.casefold() in _RESERVED else name


def _label(text: str) -> str:
    """A text inside quotation marks; one that would be too long is cut."""
    written = _SIGNS.sub(lambda sign: f"#{ord(sign[0])};", text)
    if len(written) <= _MOST:
        return written
    return _SIGNS.sub(lambda sign: f"#{ord(sign[0])};", text[: _MOST // 5]) + " …"
