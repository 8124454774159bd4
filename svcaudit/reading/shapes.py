"""Shapes of the nodes of a Mermaid flowchart: the label between the brackets, and what the shape stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What closes each opening; the longest are tried first, so that `[(x) y]` is read as `[...]` in the end.
_SHAPES = {
    "(((": (")))",),
    "((": ("))",),
    "([": ("])",),
    "(-": ("-)",),
    "[[": ("]]",),
    "[(": (")]",),
    "[/": ("/]", "\\]"),
    "[\\": ("\\]", "/]"),
    "{{": ("}}",),
    "[": ("]",),
    "(": (")",),
    "{": ("}",),
    ">": ("]",),
}
_PARTNER = {")": "(", "]": "[", "}": "{"}
_QUOTED = re.compile(r'\s{0,200}"([^"]{0,2000})"\s{0,200}')
_DATA = re.compile(r"@\{([^}]{0,2000})\}")
_DATA_LABEL = re.compile(r'\blabel[ \t]{0,9}:[ \t]{0,9}(?:"([^"]*)"|([^,\n"]+))')
_DATA_SHAPE = re.compile(r'\bshape[ \t]{0,9}:[ \t]{0,9}"?([\w-]+)')
_DIAMONDS = frozenset({"diam", "diamond", "decision", "question", "rhombus"})
_TERMINALS = frozenset({"([", "((", "((("})
_ROUND = frozenset(
    {"circ", "circle", "dbl-circ", "double-circle", "fr-circ", "framed-circle", "pill", "sm-circ", "small-circle",
     "stadium", "start", "stop", "terminal"}
)  # fmt: skip
_LONGEST = 2000  # characters of a label


@dataclass(frozen=True, slots=True)
class Shape:
    """A label as it is written, where its shape ends, and whether that is for a decision or for a beginning or end."""

    label: str
    end: int
    asks: bool
    terminal: bool = False


def read_shape(text: str, position: int) -> Shape | None:
    """The shape that begins at `position`, None where none does or it is never closed."""
    for opener, closers in _SHAPES.items():
        if text.startswith(opener, position):
            found = _closed(text, position + len(opener), closers)
            if found is not None:
                return Shape(found[0], found[1], opener == "{", opener in _TERMINALS)
    return _from_data(text, position)


def _closed(text: str, start: int, closers: tuple[str, ...]) -> tuple[str, int] | None:
    """The label from `start`, and the offset after its closing brackets."""
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        for closer in closers:
            if text.startswith(closer, quoted.end()):
                return quoted[1], quoted.end() + len(closer)
    limit = text.find("\n", start, start + _LONGEST)
    limit = limit if limit >= 0 else min(len(text), start + _LONGEST)
    ends = [(end, closer) for closer in closers if (end := _end(text, start, limit, closer)) >= 0]
    if not ends:
        return None
    end, closer = min(ends)
    return text[start:end], end + len(closer)


def _end(text: str, start: int, limit: int, closer: str) -> int:
    """Where the brackets close that are open at `start`, those inside the label left out; -1 where nowhere."""
    partner = _PARTNER.get(closer[0])
    if partner is None:
        return text.find(closer, start, limit)
    depth = 0
    for position in range(start, limit):
        character = text[position]
        if character == partner:
            depth += 1
        elif character == closer[0] and depth:
            depth -= 1
        elif character == closer[0]:
            return position if text.startswith(closer, position) else -1
    return -1


def _from_data(text: str, position: int) -> Shape | None:
    """The newer way to write a node: `A@{ shape: diamond, label: "Paid?" }`."""
    data = _DATA.match(text, position)
    if data is None:
        return None
    label = _DATA_LABEL.search(data[1])
    shape = _DATA_SHAPE.search(data[1])
    said = (label[1] or label[2] or "") if label else ""
    name = shape[1] if shape else ""
    return Shape(said, data.end(), name in _DIAMONDS, name in _ROUND)
