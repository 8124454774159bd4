"""The nodes of a YAML document: scalars, sequences and mappings with their spans in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from svcaudit.model.place import Passage
from svcaudit.yaml_nodes.folding import unfold


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written, never turned into a number, a date or a truth value.

    `span` is `(start, end)` in 0-based characters of the source, quotes and block header included.
    """

    text: str
    span: tuple[int, int]
    style: Style = Style.PLAIN
    source: str = field(default="", repr=False, compare=False)

    @property
    def passage(self) -> Passage:
        """The text with the way back to each line of the source that it was folded from."""
        return unfold(self.text, self.source, self.span, self.style)

    @property
    def absent(self) -> bool:
        """True where nothing stands after the key, or the null of YAML."""
        return self.style is Style.PLAIN and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `span` reaches from its first item's dash or bracket to the end of its last value."""

    items: tuple[Node, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order written, merge keys flattened.

    `span` reaches from its first key, or brace, to the end of its last value.
    """

    entries: tuple[Entry, ...]
    span: tuple[int, int]

    def get(self, key: str) -> Node | None:
        """The value of `key`, None where it is missing."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node = Scalar | Sequence | Mapping


def node_at(node: Node, path: Iterable[str | int]) -> Node:
    """The node that a path of keys and indices leads to, or the nearest one above it."""
    for part in path:
        if isinstance(node, Sequence):
            node = node.items[int(part)]
        elif isinstance(node, Mapping):
            node = node.get(str(part)) or node
    return node
