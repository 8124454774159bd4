"""Which lane and which row each node of a flow stands in, and where a tall picture is cut into parts.

Rows are read like text: from left to right, then down. A step stands beside the one before it where the case goes on
into a lane further right, else in a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.reporting.pictures.lettering import text_width
from svcaudit.reporting.pictures.shapes import Shape
from svcaudit.reporting.words import Words

#: Lanes that are no unit's.
CUSTOMER, NOBODY = " ", ""
#: Letters of a condition, and how wide it may be beside a step without a line of its own.
LABEL, SHORT = 11.0, 26.0
#: Nodes row by row.
Rows = list[list[str]]
#: How high a part may be that has so many lanes.
Tallest = Callable[[int], float]
#: How high these rows may be together, and the shares of it that are tried to make parts alike.
Room = Callable[[Rows], float]
_SHARES = (0.6, 0.7, 0.8, 0.9)
#: About how much stands between two rows.
_GAP = 46.0
#: The share of a part's height that has to be filled before it is cut.
_FILLED = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a node stands, from 0."""

    row: int
    column: int


def lane_name(lane: str, words: Words) -> str:
    """What stands over a lane."""
    names = {CUSTOMER: "picture.customer_lane", NOBODY: "picture.nobody"}
    return words.say(names[lane]) if lane in names else lane


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the picture: its lanes, its rows of nodes, and their cells."""

    lanes: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cells: Mapping[str, Cell]


def parts(graph: FlowGraph, shapes: Mapping[str, Shape], tallest: Tallest | None) -> tuple[Part, ...]:
    """The flow in parts that are about `tallest` at most; one part where it is None."""
    edges = drawable(graph)
    lane_of = lanes_of(graph)
    units = dict.fromkeys((*graph.lanes, *sorted(set(lane_of.values()) - {CUSTOMER, NOBODY})))
    order = [CUSTOMER, *units, NOBODY]
    rows = _rows(_in_order(graph), edges, {name: order.index(lane) for name, lane in lane_of.items()})
    pieces = [rows] if tallest is None else _even(rows, edges, shapes, lambda some: tallest(_lanes(some, lane_of)))
    return tuple(_part(piece, lane_of, order) for piece in pieces if piece)


def drawable(graph: FlowGraph) -> tuple[FlowEdge, ...]:
    """The edges between nodes that exist."""
    known = {node.id for node in graph.nodes}
    return tuple(dict.fromkeys(edge for edge in graph.edges if edge.source in known and edge.target in known))


def lanes_of(graph: FlowGraph) -> dict[str, str]:
    """The lane of each node; a start or an end without one stands with its neighbour.

    What the customer does and no unit is CUSTOMER's, what nobody is named for is NOBODY's.
    """
    lanes = {node.id: node.lane or (CUSTOMER if node.customer else NOBODY) for node in graph.nodes}
    for node in graph.nodes:
        if lanes[node.id] != NOBODY or node.kind not in (NodeKind.START, NodeKind.END):
            continue
        onward = [edge.target for edge in graph.edges if edge.source == node.id]
        back = [edge.source for edge in graph.edges if edge.target == node.id]
        near = onward if node.kind is NodeKind.START else list(reversed(back))
        lanes[node.id] = next((lanes[other] for other in near if other in lanes), NOBODY)
    return lanes


def _in_order(graph: FlowGraph) -> list[str]:
    """The nodes as the document tells them, each end right after what leads to it."""
    starts = [node.id for node in graph.nodes if node.kind is NodeKind.START]
    middle = [node.id for node in graph.nodes if node.kind not in (NodeKind.START, NodeKind.END)]
    order = [*starts, *middle]
    places = {name: (index, 0) for index, name in enumerate(order)}
    for index, node in enumerate(_ends(graph), start=1):
        before = [places[edge.source] for edge in graph.edges if edge.target == node.id and edge.source in places]
        places[node.id] = (max(before)[0] if before else len(order), index)
    return sorted(places, key=lambda name: places[name])


def _ends(graph: FlowGraph) -> list[FlowNode]:
    return [node for node in graph.nodes if node.kind is NodeKind.END]


def _rows(order: Sequence[str], edges: Sequence[FlowEdge], column: Mapping[str, int]) -> Rows:
    joined = {(edge.source, edge.target) for edge in edges if text_width(edge.label, LABEL) <= SHORT}
    rows: Rows = [list(order[:1])]
    for before, name in pairwise(order):
        if column[name] > column[before] and (before, name) in joined:
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows


def _even(rows: Rows, edges: Sequence[FlowEdge], shapes: Mapping[str, Shape], room: Room) -> list[Rows]:
    """The rows in as few pieces as there is room for, cut so that none is much smaller than the others."""
    pieces = _cut(rows, edges, shapes, room)
    for share in _SHARES:
        smaller = _cut(rows, edges, shapes, partial(_part_of, share, room))
        if len(smaller) == len(pieces):
            return smaller
    return pieces


def _part_of(share: float, room: Room, rows: Rows) -> float:
    return share * room(rows)


def _cut(rows: Rows, edges: Sequence[FlowEdge], shapes: Mapping[str, Shape], room: Room) -> list[Rows]:
    """The rows in pieces; each is cut where the fewest edges are, the latest of equal places. `room` is how high
    these rows may be together."""
    heights = [max(shapes[name].height for name in row) + _GAP for row in rows]
    pieces: list[Rows] = []
    start = 0
    while sum(heights[start:]) > room(rows[start:]):
        last = start + 1
        while last + 1 < len(rows) and sum(heights[start : last + 1]) <= room(rows[start : last + 1]):
            last += 1
        filled = sum(heights[start:last])
        early = next(end for end in range(start + 1, last + 1) if sum(heights[start:end]) >= _FILLED * filled)
        cut = min(range(early, last + 1), key=lambda end: (_severed(rows, edges, end), -end))
        pieces.append(rows[start:cut])
        start = cut
    return [*pieces, rows[start:]]


def _lanes(rows: Rows, lane_of: Mapping[str, str]) -> int:
    return len({lane_of[name] for row in rows for name in row})


def _severed(rows: Rows, edges: Sequence[FlowEdge], end: int) -> int:
    above = {name for row in rows[:end] for name in row}
    return sum((edge.source in above) != (edge.target in above) for edge in edges)


def _part(rows: Rows, lane_of: Mapping[str, str], order: Sequence[str]) -> Part:
    used = {lane_of[name] for row in rows for name in row}
    lanes = tuple(lane for lane in order if lane in used)
    cells = {name: Cell(index, lanes.index(lane_of[name])) for index, row in enumerate(rows) for name in row}
    return Part(lanes, tuple(tuple(row) for row in rows), cells)
