"""What a drawn path holds, whatever it was drawn as: nodes, edges, and the plain text of their labels."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from svcaudit.model.quantity import Quantity

#: Edges or messages that are read of one diagram; Mermaid itself draws no flowchart with more.
MOST_EDGES = 500

_BREAK = re.compile(r"<br ?/?>|\\n|</?[A-Za-z][^<>]{0,100}>|\bfa[a-z]?:fa-[\w-]{1,40}|[`]|\*\*", re.IGNORECASE)
_ENTITY = re.compile(r"&?#(\w{1,8});|&(\w{1,8});")
_OPENING = re.compile(r"\s*---[ \t]*\n")
_FRONT_MATTER_END = re.compile(r"^[ \t]*---[ \t]*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a diagram, or a message of a sequence diagram.

    `label` is its plain text and `[start:end]` its first full text in the diagram. `asks` is true for a diamond.
    `lanes` are the titles of the subgraphs around it, the innermost first. `sender` and `receiver` are who sends a
    message to whom, empty for a box; `conditional` is true for a message that is not always sent. `terminal` is true
    for the round shapes in which a path begins or ends.

    The rest is of models: `modelled` where lanes alone say who acts, a `timer` that bounds the step, its `time` with
    the `least` and the `usual` one as kept beside the label, and its documentation, `note`.
    """

    id: str
    label: str
    start: int
    end: int
    asks: bool = False
    lanes: tuple[str, ...] = ()
    sender: str = ""
    receiver: str = ""
    conditional: bool = False
    terminal: bool = False
    modelled: bool = False
    timer: Quantity | None = None
    time: Quantity | None = None
    least: Quantity | None = None
    usual: Quantity | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node to another, at `[start:end]` of the diagram; `label` is its plain text.

    `message` is true for a dotted one, as messages between organisations are drawn.
    """

    source: str
    target: str
    label: str
    start: int
    end: int
    message: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A diagram that was read: its nodes in order of first appearance, and its edges.

    `modelled` is true for a model, in which a message passes something on.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    modelled: bool = False


def plain(label: str) -> str:
    """A label without quotation marks, markup and line breaks, its entities as characters."""
    text = label.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return " ".join(_ENTITY.sub(_character, _BREAK.sub(" ", text)).split())


def _character(found: re.Match[str]) -> str:
    """Mermaid writes `#quot;` and `#35;` for what HTML writes as `&quot;` and `&#35;`."""
    name = found[1] or found[2]
    return html.unescape(f"&#{name};" if name.isdecimal() else f"&{name};")


def after_preamble(text: str) -> int:
    """Where the diagram itself begins, after front matter, directives and comments."""
    position = 0
    opening = _OPENING.match(text)
    if opening:
        closing = _FRONT_MATTER_END.search(text, opening.end())
        position = closing.end() if closing else len(text)
    while True:
        space = _SPACE.match(text, position)
        position = space.end() if space else position
        if not text.startswith("%%", position):
            return position
        position = after_comment(text, position)


def after_comment(text: str, position: int) -> int:
    """The end of the comment, or of the directive `%%{ ... }%%`, that begins at `position`."""
    mark = "}%%" if text.startswith("%%{", position) else "\n"
    end = text.find(mark, position)
    return len(text) if end < 0 else end + len(mark)
