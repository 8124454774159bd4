"""Flows written in a format, read again, and made for tests."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from svcaudit.config import Configuration
from svcaudit.flow import graph_of
from svcaudit.loading import load
from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.quantity import Calendar, Duration, Unit
from svcaudit.reading.organisation import read

UNITS = ("Front Desk", "Billing", "Night Porter", "Risk Team")
_LABELS = st.sampled_from(("opens the file", "checks the papers", "writes to the bank", "closes the case", "Rates it"))
#: Signs that mean something in some format.
_HOSTILE = st.text(alphabet="ab \"'<>&#;|[](){}\\/%*`=~^$ñ→😀-", min_size=1, max_size=12).filter(
    lambda text: any(character.isalpha() for character in text) and text == text.strip() and "  " not in text
)


def organisation(folder: Path, files: dict[str, str], language: str | None = "en") -> Organisation:
    """What is read of those internal documents, in that language or in the one that they are in."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read(load(folder, Configuration(language=language, published=(), internal=tuple(files))), Configuration())


def read_mermaid(folder: Path, name: str, text: str, language: str = "en") -> FlowGraph:
    """The graph of a chart in a Markdown document."""
    found = organisation(folder, {"chart.md": f"# {name}\n\n```mermaid\n{text}```\n"}, language)
    return graph_of(found.procedures[0])


def read_bpmn(folder: Path, text: str, language: str = "en") -> FlowGraph:
    """The graph of a BPMN document with one procedure."""
    found = organisation(folder, {"model.bpmn": text}, language)
    assert len(found.procedures) == 1
    return graph_of(found.procedures[0])


def bare(graph: FlowGraph) -> FlowGraph:
    """A graph without where it was read."""
    nodes = tuple(replace(node, line=0) for node in graph.nodes)
    return replace(graph, id="", path="", line=0, nodes=nodes)


def loose(graph: FlowGraph) -> FlowGraph:
    """A bare graph in an order of its own, without what is understood from the order."""
    nodes = tuple(sorted(bare(graph).nodes, key=lambda node: node.id))
    edges = tuple(sorted((replace(edge, bounce=False) for edge in graph.edges), key=str))
    return replace(bare(graph), nodes=nodes, edges=edges, lanes=tuple(sorted(graph.lanes)))


def days(number: int, calendar: Calendar = Calendar.WORKING) -> Duration:
    return Duration(Decimal(number), Decimal(number), Unit.DAY, calendar)


@st.composite
def graphs(draw: st.DrawFn) -> FlowGraph:
    """Flows of up to eight nodes with every kind of node, lanes, times, messages, loops and signs in labels.

    Left out is what no format can say apart: a decision with fewer than two ways, two ways between the same nodes,
    a beginning that something leads to, an end that leads on.
    """
    size = draw(st.integers(2, 8))
    kinds = [draw(st.sampled_from((NodeKind.STEP, NodeKind.STEP, NodeKind.DECISION))) for _ in range(size)]
    ids = [f"n{number}" for number in range(size)]
    ways: dict[tuple[str, str], FlowEdge] = {}
    for number, kind in enumerate(kinds):
        others = [one for one in ids if one != ids[number]]
        fewest = 2 if kind is NodeKind.DECISION else 0
        targets = draw(st.lists(st.sampled_from(others), unique=True, min_size=min(fewest, len(others)), max_size=3))
        for target in targets:
            label = draw(st.one_of(st.just(""), _HOSTILE))
            ways[ids[number], target] = FlowEdge(ids[number], target, label)
    entered = {target for _, target in ways}
    left = {source for source, _ in ways}
    nodes = []
    for number, identifier in enumerate(ids):
        kind = kinds[number]
        if kind is NodeKind.DECISION and len([way for way in ways if way[0] == identifier]) < 2:
            kind = NodeKind.STEP
        if kind is NodeKind.STEP and identifier not in entered and identifier in left and draw(st.booleans()):
            kind = NodeKind.START
        elif kind is NodeKind.STEP and identifier in entered and identifier not in left and draw(st.booleans()):
            kind = NodeKind.END
        nodes.append(_drawn_node(draw, identifier, kind))
    return _finished(nodes, list(ways.values()))


def _drawn_node(draw: st.DrawFn, identifier: str, kind: NodeKind) -> FlowNode:
    lane = draw(st.sampled_from((*UNITS, "", "customer")))
    label = draw(st.one_of(_LABELS, _HOSTILE.map(lambda text: f"x{text}")))
    time = draw(st.one_of(st.none(), st.integers(1, 9).map(days))) if kind is NodeKind.STEP else None
    customer = lane == "customer"
    return FlowNode(identifier, label, kind, "" if customer else lane, time, None, time, customer)


def _finished(nodes: list[FlowNode], edges: list[FlowEdge]) -> FlowGraph:
    """With the beginning that the first node needs, and the messages that lead to the customer or come from there."""
    entered = {edge.target for edge in edges}
    if nodes[0].id in entered:
        first = nodes[0]
        nodes.insert(0, FlowNode("begin", "", NodeKind.START, first.lane, customer=first.customer))
        edges.insert(0, FlowEdge("begin", first.id))
    customer = {node.id: node.customer for node in nodes}
    edges = [replace(edge, message=customer[edge.source] != customer[edge.target]) for edge in edges]
    order = {node.id: number for number, node in enumerate(nodes)}
    edges.sort(key=lambda edge: order[edge.source])
    lanes = tuple(dict.fromkeys(node.lane for node in nodes if node.lane))
    return FlowGraph("", "Home loans", "", 0, lanes, tuple(nodes), tuple(edges))
