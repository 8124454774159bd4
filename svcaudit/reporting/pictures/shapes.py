"""The shapes of a flow's nodes: how large each is, and which lines of text stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from svcaudit.model.flow import FlowGraph, FlowNode, NodeKind
from svcaudit.model.quantity import Bound
from svcaudit.reporting.pictures.lettering import fitted, text_width, whole, wrapped
from svcaudit.reporting.words import Words

#: How wide a step is where there are so many lanes, the last number where there are more; a decision is a bit wider.
_WIDTHS = ((2, 250.0), (3, 190.0), (4, 168.0), (6, 150.0), (0, 132.0))
_WIDER = 22.0
#: Sizes of letters and the height of their lines.
SIZE, LEADING = 12.0, 15.0
SMALL, SMALL_LEADING = 10.0, 13.0
RADIUS = 9.0
_PADDING = 8.0
_HEAD = 18.0
_MOST_LINES = 6
_DIAMOND_LINES = 6
_TALLEST_DIAMOND = 190.0
#: Letters of a step's own id that are shown as its number; longer ids are counted instead.
_LONGEST_ID = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A node as it is drawn. `number` is what it is called in the picture and its table, "" for a start or an end."""

    node: FlowNode
    number: str
    lines: tuple[str, ...]
    time: tuple[str, ...]
    width: float
    height: float

    def outline(self, aside: float) -> float:
        """How far its lower and upper edge are from its middle, that far from its axis."""
        if self.node.kind is NodeKind.DECISION:
            return self.height / 2 * max(0.0, 1 - abs(aside) / (self.width / 2))
        return RADIUS if self.round else self.height / 2

    @property
    def round(self) -> bool:
        """True for a start and an end."""
        return self.node.kind in (NodeKind.START, NodeKind.END)

    @property
    def half(self) -> float:
        """From its axis to its side."""
        return RADIUS if self.round else self.width / 2


def numbers(graph: FlowGraph) -> dict[str, str]:
    """What each step and decision is called in the picture and its table.

    A step bears the id that its document gives it, where all of these are short, else its place in the order. A node
    that no line tells of, such as the decision at the end of a step, bears the number before it with a letter.
    """
    acting = [node for node in graph.nodes if node.kind in (NodeKind.STEP, NodeKind.DECISION)]
    told = [node for node in acting if node.line] or acting
    short = all(len(node.id) <= _LONGEST_ID and node.id.isprintable() for node in told)
    called: dict[str, str] = {}
    last, letters = "", iter(ascii_lowercase)
    for node in acting:
        if node in told:
            last, letters = node.id if short else str(told.index(node) + 1), iter(ascii_lowercase)
            called[node.id] = last
        else:
            called[node.id] = f"{last}{next(letters, node.id)}"
    return called


def shapes(graph: FlowGraph, words: Words) -> dict[str, Shape]:
    """The shape of each node, by its id."""
    called = numbers(graph)
    width = box_width(len(set(graph.lanes)))
    return {node.id: _shape(node, called.get(node.id, ""), width, words) for node in graph.nodes}


def box_width(lanes: int) -> float:
    """How wide steps are beside one another in so many lanes."""
    return next(width for most, width in _WIDTHS if lanes <= most or not most)


def lane_width(shapes: Mapping[str, Shape]) -> float:
    """How wide a lane's widest shape is, whatever stands in it."""
    return max((shape.width for shape in shapes.values()), default=0.0)


def _shape(node: FlowNode, number: str, width: float, words: Words) -> Shape:
    match node.kind:
        case NodeKind.START | NodeKind.END:
            lines = wrapped(node.label, width, SMALL, 2)
            return Shape(node, "", lines, (), width, 2 * RADIUS + SMALL_LEADING * len(lines) + (2 if lines else 0))
        case NodeKind.DECISION:
            return _diamond(node, number, width + _WIDER, words)
        case _:
            return _box(node, number, width, words)


def _box(node: FlowNode, number: str, width: float, words: Words) -> Shape:
    room = width - 2 * _PADDING
    lines = wrapped(node.label, room, SIZE, _MOST_LINES)
    time = wrapped(node_time(node, words), room, SMALL, 2)
    height = _HEAD + LEADING * len(lines) + SMALL_LEADING * len(time) + _PADDING
    return Shape(node, number, lines, time, width, height)


def _diamond(node: FlowNode, number: str, width: float, words: Words) -> Shape:
    """The lowest diamond that holds the text and, below it, the time; its lines are as long as it is wide there."""
    time = node_time(node, words)
    for count in range(1, _DIAMOND_LINES + 1):
        under = 1 if time else 0
        for height in (46.0 + 18 * (count + under), 58.0 + 20 * (count + under)):
            room = _room(count + under, width, height)
            if whole(node.label, SIZE, room[:count]) and (not time or text_width(time, SMALL) <= room[-1]):
                return Shape(node, number, fitted(node.label, SIZE, room[:count]), (time,) * under, width, height)
    room = _room(_DIAMOND_LINES, width, _TALLEST_DIAMOND)
    return Shape(node, number, fitted(node.label, SIZE, room), (), width, _TALLEST_DIAMOND)


def _room(count: int, width: float, height: float) -> list[float]:
    """How wide each of that many lines may be in a diamond of that size."""
    reach = [abs((index - (count - 1) / 2) * LEADING) + LEADING * 0.4 for index in range(count)]
    return [max(20.0, width * (1 - far / (height / 2)) - 4) for far in reach]


def node_time(node: FlowNode, words: Words) -> str:
    """How long a step takes, in words: the usual time, or from the least to the most; "" where nothing is said."""
    least, most = node.least, node.most if node.most is not None else node.usual
    if most is None:
        return "" if least is None else words.say("picture.at_least", time=words.duration(least))
    if least is None or least == most:
        return words.duration(most)
    if (least.unit, least.calendar) == (most.unit, most.calendar):
        return words.duration(replace(most, minimum=least.worst, maximum=most.worst, bound=Bound.EXACTLY))
    return words.say("picture.between", least=words.duration(least), most=words.duration(most))
