"""The way of each line through a part: straight on, or by channels between rows and gutters between lanes.

Channel k runs above row k, gutter g left of lane g. Lines leave a node below its middle or at a side, and come in at
its top or at a side, so that no line ever leaves where another one comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.flow import FlowEdge, NodeKind
from svcaudit.reporting.pictures.grid import LABEL, SHORT, Cell, Part
from svcaudit.reporting.pictures.lettering import text_width
from svcaudit.reporting.pictures.shapes import Shape


class Side(StrEnum):
    """Where a line meets a node."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


class Way(StrEnum):
    """What a stretch of a line runs along."""

    CHANNEL = "channel"
    GUTTER = "gutter"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line in the channel or gutter of that index."""

    way: Way
    index: int


@dataclass(frozen=True, slots=True)
class Route:
    """A line within a part: where it leaves and comes in, and its stretches between; none where it is straight."""

    edge: FlowEdge
    leaves: Side
    enters: Side
    stretches: tuple[Stretch, ...] = ()


class _Sides:
    """Which sides of which nodes are taken, and for leaving or for coming in."""

    def __init__(self) -> None:
        self._leaving: set[tuple[str, Side]] = set()
        self._entering: set[tuple[str, Side]] = set()

    def take(self, route: Route) -> None:
        self._leaving.add((route.edge.source, route.leaves))
        self._entering.add((route.edge.target, route.enters))

    def may_leave(self, name: str, side: Side) -> bool:
        return (name, side) not in self._leaving | self._entering

    def may_enter(self, name: str, side: Side) -> bool:
        return (name, side) not in self._leaving


def routes(part: Part, edges: Iterable[FlowEdge], shapes: Mapping[str, Shape]) -> tuple[Route, ...]:
    """The routes of the edges whose nodes are both in this part, straight ones first, then the shorter ones."""
    inside = [edge for edge in edges if edge.source in part.cells and edge.target in part.cells]
    sides = _Sides()
    straight: dict[tuple[str, str], Route] = {}
    rest = []
    for edge in inside:
        route = None if (edge.source, edge.target) in straight else _straight(part, edge)
        if route is None:
            rest.append(edge)
        else:
            straight[edge.source, edge.target] = route
            sides.take(route)
    bent = []
    for edge in sorted(rest, key=lambda edge: _span(part, edge)):
        bent.append(_bent(part, edge, sides, shapes))
        sides.take(bent[-1])
    return (*straight.values(), *bent)


def _span(part: Part, edge: FlowEdge) -> int:
    source, target = part.cells[edge.source], part.cells[edge.target]
    return abs(source.row - target.row) + abs(source.column - target.column)


def _straight(part: Part, edge: FlowEdge) -> Route | None:
    """Down in one lane or to the right in one row, where no node stands between."""
    source, target = part.cells[edge.source], part.cells[edge.target]
    taken = set(part.cells.values())
    if source.column == target.column and source.row < target.row:
        between = (Cell(row, source.column) for row in range(source.row + 1, target.row))
        return None if taken & set(between) else Route(edge, Side.BOTTOM, Side.TOP)
    if source.row == target.row and source.column < target.column and text_width(edge.label, LABEL) <= SHORT:
        between = (Cell(source.row, column) for column in range(source.column + 1, target.column))
        return None if taken & set(between) else Route(edge, Side.RIGHT, Side.LEFT)
    return None


def _bent(part: Part, edge: FlowEdge, sides: _Sides, shapes: Mapping[str, Shape]) -> Route:
    source, target = part.cells[edge.source], part.cells[edge.target]
    below, above = Stretch(Way.CHANNEL, source.row + 1), Stretch(Way.CHANNEL, target.row)
    if target.row == source.row + 1 and target.column != source.column:
        return Route(edge, Side.BOTTOM, Side.TOP, (below,))
    leaves = _leaving_side(edge, source, target, sides, shapes)
    if leaves is not None:
        gutter = Stretch(Way.GUTTER, source.column + (leaves is Side.RIGHT))
        enters = _entering_side(gutter, edge, target, sides, shapes)
        if enters is not None:
            return Route(edge, leaves, enters, (gutter,))
        return Route(edge, leaves, Side.TOP, (gutter, above))
    gutter, enters = _last_gutter(edge, source, target, sides, shapes)
    if enters is not None:
        return Route(edge, Side.BOTTOM, enters, (below, gutter))
    return Route(edge, Side.BOTTOM, Side.TOP, (below, gutter, above))


def _leaving_side(
    edge: FlowEdge, source: Cell, target: Cell, sides: _Sides, shapes: Mapping[str, Shape]
) -> Side | None:
    """The side to leave by: towards the target; in one lane on the right going down and on the left going back.

    None where the condition is too long to stand there, and for steps, whose ways out are below them.
    """
    if text_width(edge.label, LABEL) > SHORT or shapes[edge.source].node.kind is not NodeKind.DECISION:
        return None
    for side in _preferred(source, target):
        if sides.may_leave(edge.source, side):
            return side
    return None


def _preferred(source: Cell, target: Cell) -> tuple[Side, ...]:
    if source.column == target.column:
        back = target.row <= source.row
        return (Side.LEFT, Side.RIGHT) if back else (Side.RIGHT, Side.LEFT)
    return (Side.RIGHT,) if target.column > source.column else (Side.LEFT,)


def _entering_side(
    gutter: Stretch, edge: FlowEdge, target: Cell, sides: _Sides, shapes: Mapping[str, Shape]
) -> Side | None:
    """The side of the target that faces that gutter, None where it does not, or lines leave there."""
    if shapes[edge.target].round:
        return None
    side = {target.column: Side.LEFT, target.column + 1: Side.RIGHT}.get(gutter.index)
    return side if side is not None and sides.may_enter(edge.target, side) else None


def _last_gutter(
    edge: FlowEdge, source: Cell, target: Cell, sides: _Sides, shapes: Mapping[str, Shape]
) -> tuple[Stretch, Side | None]:
    """The gutter beside the target, on the side of the source; the other one where only that lets the line in."""
    left = target.column > source.column or (target.column == source.column and target.row <= source.row)
    first = Stretch(Way.GUTTER, target.column + (not left))
    other = Stretch(Way.GUTTER, target.column + left)
    for gutter in (first, other):
        side = _entering_side(gutter, edge, target, sides, shapes)
        if side is not None:
            return gutter, side
    return first, None
