"""The coordinates of a part of the picture: lanes, nodes, lines with their conditions, and ways to other parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from svcaudit.model.flow import FlowEdge, NodeKind
from svcaudit.reporting.pictures.grid import LABEL, Part
from svcaudit.reporting.pictures.lettering import text_width, wrapped
from svcaudit.reporting.pictures.routes import Route, Side, Way, routes
from svcaudit.reporting.pictures.shapes import Shape, lane_width
from svcaudit.reporting.pictures.svg import Point
from svcaudit.reporting.pictures.tracks import Item, assigned

LABEL_LEADING = 12.0
#: How wide a condition may be before it is broken, and its most lines.
_LABEL_WIDTH, _LABEL_LINES = 104.0, 3
_LABEL_ASIDE = 5.0
_TRACK = 9.0
_GUTTER, _GUTTER_EDGE = 30.0, 15.0
_CHANNEL, _CHANNEL_TOP, _CHANNEL_END = 30.0, 9.0, 15.0
#: From a node's axis to where bent lines come in at its top.
_ENTRY = 16.0
#: From a node's axis to where bent lines leave below it, and from one of them to the next on the same side.
_EXIT, _NEXT_EXIT = 30.0, 14.0
_BELOW = 13.0
PILL, _PILL_ASIDE = 18.0, 46.0


@dataclass(frozen=True, slots=True)
class Label:
    """A condition beside its line; `y` is the base line of its first line."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as it is drawn."""

    edge: FlowEdge
    points: tuple[Point, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The end of an edge whose other end is in another part. `text` names the step there; `x`, `y` is its middle."""

    edge: FlowEdge
    text: str
    x: float
    y: float
    width: float
    points: tuple[Point, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A node with the middle of its shape; `height` is that of its row."""

    shape: Shape
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Column:
    """A lane from its left to its right edge."""

    name: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A part of the picture, below the heads of its lanes."""

    width: float
    height: float
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """An edge that leaves this part, or comes in from another one: at which node, and what it says."""

    edge: FlowEdge
    node: str
    out: bool
    text: str

    @property
    def width(self) -> float:
        """How wide its mark is."""
        return text_width(self.text, LABEL) + 14


def plan(part: Part, edges: Sequence[FlowEdge], loose: Sequence[Loose], shapes: Mapping[str, Shape]) -> Plan:
    """The part with everything in its place."""
    return _Planner(part, routes(part, edges, shapes), tuple(loose), shapes).plan()


@dataclass(slots=True)
class _Planner:
    """Puts a part in its place: first the gutters, then what runs in the channels, then the rows between them."""

    part: Part
    ways: tuple[Route, ...]
    loose: tuple[Loose, ...]
    shapes: Mapping[str, Shape]
    _gutter_tracks: dict[tuple[Route, int], float] = field(default_factory=dict)
    _axes: list[float] = field(default_factory=list)
    _edges: list[float] = field(default_factory=list)
    _channel_tracks: dict[object, tuple[int, float, float]] = field(default_factory=dict)
    _channels: list[float] = field(default_factory=list)
    _middles: list[float] = field(default_factory=list)

    def plan(self) -> Plan:
        self._set_gutters()
        depths = self._set_channels()
        height = self._set_rows(depths)
        columns = tuple(
            Column(name, self._edges[index], self._edges[index + 1]) for index, name in enumerate(self.part.lanes)
        )
        boxes = tuple(Box(self.shapes[name], self._x(name), self._y(name)) for name in self.part.cells)
        lines = tuple(self._line(route) for route in self.ways)
        links = tuple(self._link(one) for one in self.loose)
        return Plan(self._edges[-1], height, columns, boxes, lines, links)

    # Across: lanes and the gutters between them.

    def _set_gutters(self) -> None:
        count = len(self.part.lanes) + 1
        sizes = []
        for index in range(count):
            found = [
                (route, place) for route in self.ways for place, one in enumerate(route.stretches)
                if one.way is Way.GUTTER and one.index == index
            ]  # fmt: skip
            items = [self._gutter_item(route, place) for route, place in found]
            tracks, widths = assigned(items, apart=-0.01)
            sizes.append(max(_GUTTER, 2 * _GUTTER_EDGE + _TRACK * (len(widths) - 1)))
            for (route, place), track in zip(found, tracks, strict=True):
                self._gutter_tracks[route, place] = _TRACK * (track - (len(widths) - 1) / 2)
        x = 0.0
        for index in range(count):
            outer = index in (0, count - 1)
            self._edges.append(x if index == 0 else x + sizes[index] / (1 if outer else 2))
            x += sizes[index]
            if index < count - 1:
                self._axes.append(x + lane_width(self.shapes) / 2)
                x += lane_width(self.shapes)

    def _gutter_item(self, route: Route, place: int) -> Item:
        """From where to where a stretch runs, in rows: channel k is at k, the middle of row k at k and a half."""
        before = route.stretches[place - 1] if place else None
        after = route.stretches[place + 1] if place + 1 < len(route.stretches) else None
        start = before.index if before else self.part.cells[route.edge.source].row + 0.5
        end = after.index if after else self.part.cells[route.edge.target].row + 0.5
        return Item(min(start, end), max(start, end), _TRACK)

    def _gutter_x(self, route: Route, place: int) -> float:
        index = route.stretches[place].index
        if index == 0:
            middle = self._axes[0] - lane_width(self.shapes) / 2 - _GUTTER_EDGE - self._spread(0)
        elif index == len(self._axes):
            middle = self._axes[-1] + lane_width(self.shapes) / 2 + _GUTTER_EDGE + self._spread(index)
        else:
            middle = self._edges[index]
        return middle + self._gutter_tracks[route, place]

    def _spread(self, index: int) -> float:
        """From the middle of a gutter to its outermost track."""
        offsets = [abs(offset) for (route, place), offset in self._gutter_tracks.items()
                   if route.stretches[place].index == index]  # fmt: skip
        return max(offsets, default=0.0)

    # Down: channels with lines, conditions and marks of other parts, and the rows between them.

    def _set_channels(self) -> list[float]:
        found: dict[int, list[tuple[object, Item, float]]] = {}
        for route in self.ways:
            for index, key, item, text in self._in_channels(route):
                found.setdefault(index, []).append((key, item, text))
        for one in self.loose:
            row = self.part.cells[one.node].row
            found.setdefault(row + one.out, []).append((one, *self._loose_item(one)))
        return [self._pack(found.get(index, [])) for index in range(len(self.part.rows) + 1)]

    def _pack(self, entries: Sequence[tuple[object, Item, float]]) -> float:
        """Puts what runs in one channel on its tracks; how high it gets."""
        tracks, sizes = assigned([item for _, item, _ in entries])
        for (key, _, text), track in zip(entries, tracks, strict=True):
            self._channel_tracks[key] = (track, _CHANNEL_TOP + sum(sizes[:track]) + sizes[track], text)
        return max(_CHANNEL, _CHANNEL_TOP + sum(sizes) + _CHANNEL_END) if entries else _CHANNEL

    def _in_channels(self, route: Route) -> Iterable[tuple[int, object, Item, float]]:
        """What a route needs in channels: its stretches there, the first one with its condition."""
        lines = self._label_lines(route)
        height = LABEL_LEADING * len(lines)
        if not route.stretches:
            if lines and route.leaves is Side.BOTTOM:
                start = self._x(route.edge.source) + _LABEL_ASIDE
                item = Item(start, start + _widest(lines), height + 2)
                yield self.part.cells[route.edge.source].row + 1, (route, 0), item, height
            return
        for place, stretch in enumerate(route.stretches):
            if stretch.way is Way.CHANNEL:
                start, end = self._channel_ends(route, place)
                labelled = place == 0 and bool(lines)
                if labelled:
                    reach = _LABEL_ASIDE + _widest(lines)
                    end = max(end, start + reach) if end > start else min(end, start - reach)
                size = _TRACK + (height if labelled else 0)
                yield stretch.index, (route, place), Item(min(start, end), max(start, end), size), height

    def _channel_ends(self, route: Route, place: int) -> tuple[float, float]:
        start = self._gutter_x(route, place - 1) if place else self._exit_x(route)
        if place + 1 < len(route.stretches):
            return start, self._gutter_x(route, place + 1)
        return start, self._entry_x(route, start)

    def _exit_x(self, route: Route) -> float:
        """Where a line leaves below its node: on the axis where it is the only one or goes straight down."""
        axis = self._x(route.edge.source)
        below = [one for one in self.ways if (one.edge.source, one.leaves) == (route.edge.source, Side.BOTTOM)]
        if not route.stretches or len(below) == 1 or self.shapes[route.edge.source].round:
            return axis
        mine = [one for one in below if one.stretches and self._leftward(one) == self._leftward(route)]
        mine.sort(key=self._reach)
        aside = _EXIT + _NEXT_EXIT * min(mine.index(route), 2)
        return axis - aside if self._leftward(route) else axis + aside

    def _leftward(self, route: Route) -> bool:
        """True for a line that turns to the left below its node."""
        here = self.part.cells[route.edge.source].column
        following = route.stretches[1:2]
        if following and following[0].way is Way.GUTTER:
            return following[0].index <= here
        return self.part.cells[route.edge.target].column < here

    def _reach(self, route: Route) -> float:
        """How far a line runs aside below its node, in lanes: the farthest leaves outermost and runs on top."""
        following = route.stretches[1:2]
        gutter = bool(following) and following[0].way is Way.GUTTER
        end = following[0].index if gutter else self.part.cells[route.edge.target].column + 0.5
        return abs(end - self.part.cells[route.edge.source].column - 0.5)

    def _entry_x(self, route: Route, before: float) -> float:
        """Where a bent line comes in at the top: on the side that it comes from."""
        axis = self._x(route.edge.target)
        if self.shapes[route.edge.target].round:
            return axis
        return axis + (_ENTRY if before > axis else -_ENTRY)

    def _loose_item(self, one: Loose) -> tuple[Item, float]:
        lines = wrapped(one.edge.label, _LABEL_WIDTH, LABEL, _LABEL_LINES) if one.out else ()
        x = self._loose_x(one)
        right = max(one.width / 2, _LABEL_ASIDE + _widest(lines) if lines else 0.0)
        height = LABEL_LEADING * len(lines)
        return Item(x - one.width / 2, x + right, PILL + 4 + (height + 6 if height else 0)), height

    def _loose_x(self, one: Loose) -> float:
        """On the node's axis where no line leaves or comes in there, else beside it."""
        axis = self._x(one.node)
        mine = [other for other in self.loose if (other.node, other.out) == (one.node, one.out)]
        side = Side.BOTTOM if one.out else Side.TOP
        near = {(route.edge.source, route.leaves) for route in self.ways}
        near |= {(route.edge.target, route.enters) for route in self.ways}
        place = mine.index(one) + ((one.node, side) in near)
        return axis + (0.0, _PILL_ASIDE, -_PILL_ASIDE)[place % 3] * (1 if one.out else -1)

    def _set_rows(self, depths: Sequence[float]) -> float:
        y = 0.0
        for index, row in enumerate(self.part.rows):
            self._channels.append(y)
            y += depths[index]
            height = max(self.shapes[name].height for name in row)
            self._middles.append(y + height / 2)
            y += height
        self._channels.append(y)
        return y + depths[-1]

    # Lines.

    def _x(self, name: str) -> float:
        return self._axes[self.part.cells[name].column]

    def _y(self, name: str) -> float:
        shape = self.shapes[name]
        middle = self._middles[self.part.cells[name].row]
        return middle - shape.height / 2 + shape.outline(0) if shape.round else middle

    def _line(self, route: Route) -> Line:
        points = [self._start(route)]
        for place, stretch in enumerate(route.stretches):
            if stretch.way is Way.GUTTER:
                x = self._gutter_x(route, place)
                points += [(x, points[-1][1])]
            else:
                y = self._track_y(stretch.index, (route, place))
                points += [(points[-1][0], y)]
        last = points[-1]
        if route.enters in (Side.LEFT, Side.RIGHT):
            x, y = self._port(route.edge.target, route.enters)
            y += self._below_another(route)
            points += [(last[0], y), (x, y)]
        else:
            x = self._entry_x(route, last[0]) if route.stretches else self._x(route.edge.target)
            points += [(x, last[1]), (x, self._top(route.edge.target, x))]
        return Line(route.edge, tuple(points), self._label(route, points))

    def _below_another(self, route: Route) -> float:
        """How far below the middle of a side a bent line comes in, where a straight one comes in at the middle."""
        entry = (route.edge.target, route.enters)
        straight = any((one.edge.target, one.enters) == entry for one in self.ways if not one.stretches)
        box = self.shapes[route.edge.target].node.kind is NodeKind.STEP
        return _BELOW if straight and route.stretches and box else 0.0

    def _track_y(self, channel: int, key: object) -> float:
        return self._channels[channel] + self._channel_tracks[key][1]

    def _port(self, name: str, side: Side) -> Point:
        shape, x, y = self.shapes[name], self._x(name), self._y(name)
        if side is Side.BOTTOM:
            return x, y + (shape.height - shape.outline(0) if shape.round else shape.outline(0))
        return x + (shape.half if side is Side.RIGHT else -shape.half), y

    def _start(self, route: Route) -> Point:
        """Where a line begins."""
        x, y = self._port(route.edge.source, route.leaves)
        if route.leaves is not Side.BOTTOM or self.shapes[route.edge.source].round:
            return x, y
        x = self._exit_x(route)
        name = route.edge.source
        return x, self._y(name) + self.shapes[name].outline(x - self._x(name))

    def _top(self, name: str, x: float) -> float:
        return self._y(name) - self.shapes[name].outline(x - self._x(name))

    def _label_lines(self, route: Route) -> tuple[str, ...]:
        if route.leaves is not Side.BOTTOM:
            return (route.edge.label,) if route.edge.label else ()
        return wrapped(route.edge.label, _LABEL_WIDTH, LABEL, _LABEL_LINES)

    def _label(self, route: Route, points: Sequence[Point]) -> Label | None:
        lines = self._label_lines(route)
        if not lines:
            return None
        (x, y), after = points[0], points[1]
        if route.leaves is not Side.BOTTOM:
            right = route.leaves is Side.RIGHT
            return Label(lines, x + (3 if right else -3), y - 5, "start" if right else "end")
        channel = self.part.cells[route.edge.source].row + 1
        base = self._track_y(channel, (route, 0)) - LABEL_LEADING * (len(lines) - 1) - 4
        left = bool(route.stretches) and points[2][0] < after[0]
        return Label(lines, x + (-_LABEL_ASIDE if left else _LABEL_ASIDE), base, "end" if left else "start")

    def _link(self, one: Loose) -> Link:
        x = self._loose_x(one)
        channel = self.part.cells[one.node].row + one.out
        bottom = self._track_y(channel, one)
        y = bottom - PILL / 2 - 2
        if not one.out:
            points: tuple[Point, ...] = ((x, y + PILL / 2), (x, self._top(one.node, x)))
            return Link(one.edge, one.text, x, y, one.width, points)
        shape = self.shapes[one.node]
        low = self._port(one.node, Side.BOTTOM)[1]
        start = low if shape.round else self._y(one.node) + shape.outline(x - self._x(one.node))
        lines = wrapped(one.edge.label, _LABEL_WIDTH, LABEL, _LABEL_LINES)
        base = y - PILL / 2 - LABEL_LEADING * (len(lines) - 1) - 4
        label = Label(lines, x + _LABEL_ASIDE, base, "start") if lines else None
        return Link(one.edge, one.text, x, y, one.width, ((x, start), (x, y - PILL / 2)), label)


def _widest(lines: Iterable[str]) -> float:
    return max((text_width(line, LABEL) for line in lines), default=0.0)
