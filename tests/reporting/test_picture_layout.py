"""Where things stand: nothing covers anything else, lines do not run through steps, and each part fits on a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictured_flows import UNITS, long, small

from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.reporting.pictures.grid import drawable, parts
from svcaudit.reporting.pictures.lanes import WIDE, loose_ends, tallest
from svcaudit.reporting.pictures.lettering import fitted, text_width, wrapped
from svcaudit.reporting.pictures.plan import Box, Plan, plan
from svcaudit.reporting.pictures.shapes import numbers, shapes
from svcaudit.reporting.pictures.svg import Point
from svcaudit.reporting.pictures.tracks import Item, assigned
from svcaudit.reporting.words import Words

WORDS = Words("es")
Rectangle = tuple[float, float, float, float]


def plans(graph: FlowGraph) -> Iterator[Plan]:
    drawn = shapes(graph, WORDS)
    for part in parts(graph, drawn, tallest(drawn)):
        edges = drawable(graph)
        yield plan(part, edges, loose_ends(part, edges, numbers(graph), WORDS), drawn)


def rectangle(box: Box) -> Rectangle:
    half = box.shape.half
    top = box.y - box.shape.outline(0)
    return box.x - half, top, box.x + half, top + box.shape.height


def overlap(first: Rectangle, second: Rectangle) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def crosses(start: Point, end: Point, box: Rectangle) -> bool:
    """True where a stretch of a line runs through the inside of a box."""
    inside = (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)
    line = (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
    return line[0] < inside[2] and inside[0] < line[2] and line[1] < inside[3] and inside[1] < line[3]


@st.composite
def graphs(draw: st.DrawFn) -> FlowGraph:
    """Any few nodes in any lanes with any edges, to themselves and twice over, too."""
    count = draw(st.integers(1, 14))
    kinds = draw(st.lists(st.sampled_from(list(NodeKind)), min_size=count, max_size=count))
    lanes = draw(st.lists(st.sampled_from(("", *UNITS[:3])), min_size=count, max_size=count))
    nodes = tuple(
        FlowNode(str(index), "Revisa el expediente " * (index % 4), kind, lane, customer=index % 5 == 0)
        for index, (kind, lane) in enumerate(zip(kinds, lanes, strict=True))
    )
    ends = st.integers(0, count - 1).map(str)
    labels = st.sampled_from(("", "sí", "si el cliente no está conforme"))
    edges = draw(st.lists(st.builds(FlowEdge, ends, ends, labels), max_size=24))
    return FlowGraph("g", "g", "p.md", 1, UNITS[:3], nodes, tuple(edges))


def check(graph: FlowGraph) -> None:
    """Every node once; boxes and marks apart; lines upright and level, and through no node but their own ends."""
    told = list(plans(graph))
    assert sorted(box.shape.node.id for one in told for box in one.boxes) == sorted(node.id for node in graph.nodes)
    for one in told:
        boxes = {box.shape.node.id: rectangle(box) for box in one.boxes}
        assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]
        assert all(
            box[0] >= 0 and box[2] <= one.width and box[1] >= 0 and box[3] <= one.height for box in boxes.values()
        )
        for link in one.links:
            mark = (link.x - link.width / 2, link.y - 9, link.x + link.width / 2, link.y + 9)
            assert not [box for box in boxes.values() if overlap(mark, box)]
        for line in one.lines:
            others = [box for name, box in boxes.items() if name not in (line.edge.source, line.edge.target)]
            for start, end in pairwise(line.points):
                assert abs(start[0] - end[0]) < 0.1 or abs(start[1] - end[1]) < 0.1
                assert not [box for box in others if crosses(start, end, box)], line.edge


@pytest.mark.parametrize("graph", [small(), long(), long(140)], ids=["small", "sixty", "many"])
def test_nothing_covers_anything_else(graph: FlowGraph) -> None:
    check(graph)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_nothing_covers_anything_else_in_any_flow(graph: FlowGraph) -> None:
    check(graph)


def test_parts_fit_on_a_page_and_are_not_made_too_small_for_it() -> None:
    for graph in (long(), long(140)):
        told = list(plans(graph))
        assert len(told) > 2
        for one in told:
            width, height = (986, 624) if one.width > WIDE else (672, 907)
            assert min(1, width / one.width, height / (one.height + 50)) >= 0.7, "letters of less than eight pixels"


def test_every_edge_is_drawn_as_a_line_or_as_two_marks() -> None:
    graph = long()
    told = list(plans(graph))
    lines = sum(len(one.lines) for one in told)
    out = [link.edge for one in told for link in one.links if link.points[0][1] < link.y]
    assert lines + len(out) == len(graph.edges)
    coming = [link.edge for one in told for link in one.links if link.points[0][1] > link.y]
    assert {edge.target for edge in coming} == {edge.target for edge in out}


def test_lines_of_text_are_no_wider_than_their_room() -> None:
    text = "Administración y Finanzas comunica electroencefalográficamente el resultado"
    for width in (40.0, 80.0, 160.0):
        assert all(text_width(line, 12) <= width for line in wrapped(text, width, 12, 20))
    assert wrapped(text, 80, 12, 2)[-1].endswith("…")
    assert " ".join(fitted(text, 12, [300.0] * 9)) == text
    assert wrapped("", 80, 12, 3) == ()


def test_what_shares_a_track_does_not_meet() -> None:
    items = [Item(0, 10, 1), Item(20, 30, 3), Item(5, 25, 2), Item(40, 41, 1)]
    tracks, sizes = assigned(items)
    assert tracks == (1, 1, 0, 0) and sizes == (2, 3)
