"""Mermaid sequence diagrams -> messages in order, each to the one that follows it, along every arm of an "alt"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from svcaudit.reading.diagrams import MOST_EDGES, Chart, Edge, Node, plain

_HEADER = re.compile(r"sequenceDiagram(?=[\s;]|\Z)")
_STATEMENT = re.compile(r"(?:[^\n;#]|#(?:\w{1,8};)?)+")
_PARTICIPANT = re.compile(r"(?:create[ \t]+)?(?:participant|actor)[ \t]+([^\n]+)")
_ALIAS = re.compile(r"[ \t]as[ \t]")
#: What newer versions say of a participant beside its name; an alias may be there, too.
_PROPERTIES = re.compile(r"@\{([^{}]{0,2000})\}")
_ALIAS_PROPERTY = re.compile(r"[\"']?\balias[\"']?[ \t]{0,9}:[ \t]{0,9}[\"']([^\"']+)[\"']")
_ARROW = re.compile(r"(?:<<)?--?>>?|--?\)|--?x(?=[ \t]*[+\w-])")
_FRAME = re.compile(r"(alt|opt|else|break|loop|par|and|critical|option|rect|box|end)(?=[ \t]|\Z)[ \t]*(.*)")
_OTHER = re.compile(
    r"(?:note|activate|deactivate|autonumber|title|accTitle|accDescr|links?|properties|destroy|%%)(?:[ \t:{]|\Z)",
    re.IGNORECASE,
)
_ARMS = ("alt", "opt", "break")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way that is open: from a message, on a condition."""

    source: str
    condition: str


@dataclass(slots=True)
class _Frame:
    """A block up to its "end": the ways into it, and those out of the arms that are told already."""

    kind: str
    entry: tuple[_Way, ...]
    left: list[_Way] = field(default_factory=list)
    otherwise: bool = False


def read_sequence(text: str, position: int) -> Chart | None:
    """The sequence diagram that begins at `position`; None where none does, or with more messages than are read."""
    header = _HEADER.match(text, position)
    if header is None:
        return None
    reader = _Reader()
    for found in _STATEMENT.finditer(text, header.end()):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        reader.statement(found[0].strip(), start)
        if len(reader.nodes) > MOST_EDGES or len(reader.edges) > MOST_EDGES:
            return None
    return Chart(tuple(reader.nodes), tuple(reader.edges))


class _Reader:
    """Reads statement after statement."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._names: dict[str, str] = {}
        self._frames: list[_Frame] = []
        self._ways: tuple[_Way, ...] = ()

    def statement(self, text: str, start: int) -> None:
        """One statement, which stands at `start` of the diagram."""
        participant = _PARTICIPANT.match(text)
        frame = _FRAME.match(text)
        if participant:
            self._name(participant[1])
        elif frame and not _ARROW.match(frame[2]):
            self._frame(frame[1], plain(frame[2]))
        elif not _OTHER.match(text):
            self._message(text, start)

    def _name(self, written: str) -> None:
        properties = _PROPERTIES.search(written)
        bare = _PROPERTIES.sub("", written)
        alias = _ALIAS.search(bare)
        if alias:
            self._names[plain(bare[: alias.start()])] = plain(bare[alias.end() :])
        elif properties and (given := _ALIAS_PROPERTY.search(properties[1])):
            self._names[plain(bare)] = plain(given[1])

    def _frame(self, kind: str, condition: str) -> None:
        if kind == "else":
            self._otherwise(condition)
        elif kind == "end":
            self._leave()
        elif kind not in ("and", "option"):
            self._frames.append(_Frame(kind, self._ways))
            if kind in _ARMS:
                self._ways = _on(self._ways, condition)

    def _otherwise(self, condition: str) -> None:
        if self._frames and self._frames[-1].kind == "alt":
            frame = self._frames[-1]
            frame.left.extend(self._ways)
            frame.otherwise = True
            self._ways = _on(frame.entry, condition or "else")

    def _leave(self) -> None:
        """After an "alt" each arm goes on; what may be skipped is skipped; after a "break" nothing goes on."""
        if not self._frames:
            return
        frame = self._frames.pop()
        if frame.kind == "break":
            self._ways = frame.entry
        elif frame.kind in _ARMS:
            skipped = () if frame.otherwise else frame.entry
            self._ways = tuple(dict.fromkeys((*frame.left, *self._ways, *skipped)))[:MOST_EDGES]

    def _message(self, text: str, start: int) -> None:
        arrow = _ARROW.search(text)
        if arrow is None or ":" in text[: arrow.start()]:
            return
        sender = text[: arrow.start()].removesuffix("()").strip()
        receiver, colon, said = text[arrow.end() :].partition(":")
        receiver = receiver.strip(" \t+-").removeprefix("()").strip()
        if not sender or not receiver:
            return
        identifier, end = str(len(self.nodes) + 1), start + len(text)
        label = plain(said.strip().removeprefix("wrap:")) if colon else ""
        conditional = any(frame.kind in _ARMS for frame in self._frames)
        self.nodes.append(
            Node(
                identifier, label, start, end, sender=self._called(sender), receiver=self._called(receiver),
                conditional=conditional,
            )
        )  # fmt: skip
        self.edges.extend(Edge(way.source, identifier, way.condition, start, end) for way in self._ways)
        self._ways = (_Way(identifier, ""),)

    def _called(self, name: str) -> str:
        known = plain(name)
        return self._names.get(known, known)


def _on(ways: tuple[_Way, ...], condition: str) -> tuple[_Way, ...]:
    """The same ways, on a condition."""
    return tuple(_Way(way.source, condition) for way in ways)
