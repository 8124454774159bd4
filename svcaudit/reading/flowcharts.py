"""Mermaid flowcharts -> nodes, edges and lanes.

Read by going forward through the text once; what cannot be read is left out up to the end of its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from svcaudit.reading.diagrams import MOST_EDGES, Chart, Edge, Node, after_comment, plain
from svcaudit.reading.shapes import read_shape

_HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR|[<>^v]))?(?=[\s;]|\Z)")
_SEPARATORS = re.compile(r"[\s;]+")
_ARROW = r"(?![ \t]*(?:[<xo]?(?:--|==|-\.)|~~~|&))"
_SKIPPED = re.compile(
    rf"(?:style|classDef|class|click|linkStyle|direction|accTitle|accDescr|title)\b(?=[ \t:]){_ARROW}[^\n;]*"
)
_SUBGRAPH = re.compile(r"subgraph(?=[ \t\n;]|\Z)([^\n;]*)")
_END = re.compile(r"end(?=[ \t]*(?:[\n;]|%%|\Z))")
_IDENTIFIER = re.compile(r"(?:[^\s\[\](){}<>|\"&;,@:=~-]|[-=:](?=\w))+")
_CLASS = re.compile(r"[ \t]*:::[\w,-]+")
_AND = re.compile(r"[ \t]*&[ \t]*")
_LINK = re.compile(
    r"[ \t]*(?:([\w-]{1,60})@)?(?:[xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.{1,20}-[xo>]?)|(~~~+))"
    r"(?:[ \t]*\|([^|\n]{0,2000})\|)?"
)
_TEXT_LINK = re.compile(r"[ \t]*(?:([\w-]{1,60})@)?[xo<]?(--|==|-\.)")
_CLOSING = {"--": re.compile(r"--+[-xo>]"), "==": re.compile(r"==+[=xo>]"), "-.": re.compile(r"\.{1,20}-[xo>]?")}
_STOP = re.compile(r"[ \t]*(?:[\n;]|%%|\Z)")
_BLANKS = re.compile(r"[ \t]+")
_LABEL = 2000  # characters that are looked at for the end of a label
_DEEPEST = 8  # lanes around a node that are looked at


@dataclass(slots=True)
class _Lane:
    """A subgraph and the nodes that were first met in it."""

    id: str
    title: str
    nodes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Box:
    """A node while its diagram is being read; `full` once it was met with its label."""

    id: str
    label: str
    start: int
    end: int
    asks: bool
    lanes: tuple[_Lane, ...]
    full: bool
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class _Met:
    """A node where it is met in a chain."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Link:
    label: str
    shown: bool
    message: bool


def read_flowchart(text: str, position: int) -> Chart | None:
    """The flowchart that begins at `position`; None where none does, or with more edges than are read."""
    header = _HEADER.match(text, position)
    if header is None:
        return None
    reader = _Reader(text, header.end())
    while reader.position < len(text) and len(reader.edges) <= MOST_EDGES:
        reader.statement()
    return reader.chart() if len(reader.edges) <= MOST_EDGES else None


class _Reader:
    """Reads statement after statement from `position` on."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.position = position
        self.edges: list[Edge] = []
        self._boxes: dict[str, _Box] = {}
        self._open: list[_Lane] = []
        self._lanes: dict[str, _Lane] = {}
        self._arrows: set[str] = set()

    def chart(self) -> Chart:
        """What was read. An arrow to a lane leads to its first node, one from a lane leaves its last."""
        hidden = self._lanes.keys() | self._arrows
        nodes = tuple(_node(box) for box in self._boxes.values() if box.id not in hidden)
        edges = []
        for edge in self.edges:
            source, target = self._inside(edge.source, -1), self._inside(edge.target, 0)
            if source and target:
                edges.append(replace(edge, source=source, target=target))
        return Chart(nodes, tuple(edges))

    def _inside(self, identifier: str, index: int) -> str:
        """The node itself, or the node of a lane at that index; "" where the lane is empty."""
        if identifier not in self._lanes:
            return identifier
        nodes = [node for node in self._lanes[identifier].nodes if node not in self._lanes]
        return nodes[index] if nodes else ""

    def statement(self) -> None:
        """One statement, or what stands between two."""
        if self._match(_SEPARATORS) or self._match(_SKIPPED):
            return
        if self.text.startswith("%%", self.position):
            self.position = after_comment(self.text, self.position)
        elif lane := self._match(_SUBGRAPH):
            self._enter(lane[1].strip())
        elif self._match(_END):
            self._open = self._open[:-1]
        else:
            self._chain()
            if not self._match(_STOP):
                end = self.text.find("\n", self.position)
                self.position = len(self.text) if end < 0 else end

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.position)
        if found:
            self.position = found.end()
        return found

    def _enter(self, written: str) -> None:
        identifier, bracket, title = written.partition("[")
        if not (bracket and title.endswith("]")):
            identifier, title = written, f"{written}]"
        lane = _Lane(plain(identifier), plain(title[:-1]))
        self._open.append(lane)
        if lane.id:
            self._lanes.setdefault(lane.id, lane)

    def _chain(self) -> None:
        """Nodes and the arrows between them: `A & B --> C -- text --> D`."""
        left = self._group()
        while left and (link := self._link()) is not None:
            right = self._group()
            if link.shown and len(left) * len(right) > MOST_EDGES - len(self.edges):
                self.edges.extend(Edge("", "", "", 0, 0) for _ in range(MOST_EDGES + 1))
                self.position = len(self.text)
                return
            if link.shown:
                self.edges.extend(_edge(source, target, link) for source in left for target in right)
            left = right

    def _group(self) -> list[_Met]:
        found = []
        while (met := self._node()) is not None:
            found.append(met)
            if not self._match(_AND):
                break
        return found

    def _node(self) -> _Met | None:
        self._match(_BLANKS)
        start = self.position
        name = self._match(_IDENTIFIER)
        if name is None:
            return None
        shape = read_shape(self.text, self.position)
        if shape is not None:
            self.position = shape.end
        met = _Met(name[0], start, self.position)
        label = plain(shape.label) if shape is not None else ""
        asks, terminal = (shape.asks, shape.terminal) if shape is not None else (False, False)
        said = label if asks or terminal else label or met.id
        self._add(_Box(met.id, said, start, met.end, asks, (), shape is not None, terminal))
        self._match(_CLASS)
        return met

    def _add(self, box: _Box) -> None:
        known = self._boxes.setdefault(box.id, box)
        if box.full and (known is box or not known.full):
            known.label, known.start, known.end = box.label, box.start, box.end
            known.asks, known.terminal, known.full = box.asks, box.terminal, True
            if self._open:
                known.lanes = tuple(reversed(self._open[-_DEEPEST:]))
        elif self._open and not known.lanes:
            known.lanes = tuple(reversed(self._open[-_DEEPEST:]))
        if self._open:
            self._open[-1].nodes.append(box.id)

    def _link(self) -> _Link | None:
        whole = self._match(_LINK)
        if whole:
            self._arrows.add(whole[1] or "")
            return _Link(plain(whole[3] or ""), not whole[2], "." in whole[0].partition("|")[0])
        begun = _TEXT_LINK.match(self.text, self.position)
        if begun is None:
            return None
        last = self.text.find("\n", begun.end(), begun.end() + _LABEL)
        limit = last if last >= 0 else min(len(self.text), begun.end() + _LABEL)
        closing = _CLOSING[begun[2]].search(self.text, begun.end(), limit)
        if closing is None:
            return None
        self._arrows.add(begun[1] or "")
        self.position = closing.end()
        return _Link(plain(self.text[begun.end() : closing.start()]), True, begun[2] == "-.")


def _edge(source: _Met, target: _Met, link: _Link) -> Edge:
    return Edge(source.id, target.id, link.label, source.start, target.end, link.message)


def _node(box: _Box) -> Node:
    lanes = tuple(lane.title for lane in box.lanes)
    return Node(box.id, box.label, box.start, box.end, box.asks, lanes, terminal=box.terminal)
