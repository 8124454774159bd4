"""The inside of a paragraph, heading, list item or cell: lines of pieces without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from svcaudit.loading.masking import uncovered
from svcaudit.loading.passages import PassageBuilder
from svcaudit.model.place import Passage

#: Tags that may stand in a line; a bare word in angle brackets that is none of them names what a template leaves open.
_INLINE_TAGS = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "audio",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "canvas",
        "center",
        "cite",
        "code",
        "data",
    }
    | {
        "del",
        "dfn",
        "div",
        "em",
        "font",
        "form",
        "hr",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
    }
    | {
        "main",
        "map",
        "mark",
        "math",
        "meta",
        "meter",
        "nav",
        "nobr",
        "object",
        "ol",
        "option",
        "output",
        "p",
        "picture",
    }
    | {
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "select",
        "slot",
        "small",
        "source",
        "span",
        "strike",
    }
    | {"strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th"}
    | {"thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "details", "figure", "section"}
    | {"article", "aside", "blockquote", "body", "caption", "dd", "dl", "dt", "footer", "header", "html", "pre"}
)
_BLANK = re.compile(r"<[^\W\d_]+>")
_BREAK = re.compile(r"<(?:br|/?li|/?p|/?ul|/?ol|/?div|hr)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:mailto|tel):([^?]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without markup at `start` of the source; None where it stands nowhere as it is."""

    text: str
    start: int | None
    bold: bool


@dataclass(slots=True)
class Line:
    """One line of a paragraph. `hard` is true where a hard break parts it from the line before."""

    hard: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def bold_pieces(self) -> int:
        """How many pieces at the start of the line are bold; white space between them counts along."""
        count = 0
        for index, piece in enumerate(self.pieces):
            if piece.bold:
                count = index + 1
            elif piece.text.strip():
                break
        return count

    @property
    def text(self) -> str:
        """The line as one text."""
        return "".join(piece.text for piece in self.pieces).strip()


def passage_of(pieces: Sequence[Piece]) -> Passage:
    """The passage of pieces of one line."""
    builder = PassageBuilder()
    for piece in pieces:
        builder.add(piece.text, piece.start)
    return builder.passage()


def passage_of_lines(lines: Sequence[Line], separator: str | None = None) -> Passage:
    """The passage of several lines, parted by one blank, or at hard breaks by `separator`."""
    builder = PassageBuilder()
    for index, line in enumerate(lines):
        if index and line.hard and separator and line.text:
            builder.join(separator, weak=True)
        builder.blank()
        for piece in line.pieces:
            builder.add(piece.text, piece.start)
    return builder.passage()


class Inline:
    """Collects the inline events of one block into lines."""

    def __init__(self, text: str, source: str) -> None:
        """`text` is what was parsed, `source` the same before anything in it was covered."""
        self._text = text
        self._source = source
        self.lines = [Line()]
        self._bold = 0
        self._skip = 0
        self._links: list[tuple[str, int]] = []

    def start(self, name: str, detail: Any, start: int) -> None:
        """An inline element begins."""
        if name == "Strong":
            self._bold += 1
        elif name == "Image" or (name == "Strikethrough" and self._struck(start)):
            self._skip += 1
        elif name == "Strikethrough":
            self.text("~", start, start + 1)
        elif name == "Link":
            self._links.append((str(detail.get("dest_url", "")), len(self.lines[-1].pieces)))

    def end(self, name: str, start: int, end: int) -> None:
        """An inline element ends; the range is the whole element's."""
        if name == "Strong":
            self._bold -= 1
        elif name == "Image" or (name == "Strikethrough" and self._struck(start)):
            self._skip -= 1
        elif name == "Strikethrough":
            self.text("~", end - 1, end)
        elif name == "Link" and self._links:
            self._address(start, end)

    def _struck(self, start: int) -> bool:
        """Two tildes strike text out; one is a sign for "about" more often than not."""
        return self._text.startswith("~~", start)

    def text(self, text: str, start: int, end: int) -> None:
        """Text that stands at `source[start:end]`, or for an entity there."""
        if self._skip:
            return
        if self._links and text.lower().startswith(("mailto:", "tel:")):
            cut = text.index(":") + 1
            text, start = text[cut:], start + cut
        same = self._text[start:end] == text
        if same:
            text = uncovered(text, self._source[start:end])
        self.lines[-1].pieces.append(Piece(text, start if same else None, self._bold > 0))

    def code(self, text: str, start: int, end: int) -> None:
        """Text in backticks: each word is looked up between them."""
        if self._skip:
            return
        position = start
        for word in re.findall(r"\S+|\s+", text):
            found = self._text.find(word, position, end) if word.strip() else self._blank_at(word, position)
            if found >= 0:
                position = found + len(word)
                word = uncovered(word, self._source[found:position])
            self.lines[-1].pieces.append(Piece(word, found if found >= 0 else None, self._bold > 0))

    def _blank_at(self, blanks: str, position: int) -> int:
        """Where blanks inside code stand as they are; -1 where they are a line end or covered."""
        return position if self._source.startswith(blanks, position) else -1

    def html(self, tag: str, start: int, end: int) -> None:
        """An inline HTML tag: some break the line, the others vanish. What only looks like one ("<n> days") is text."""
        if _BREAK.match(tag):
            self.line_break(hard=True)
        elif _BLANK.fullmatch(tag) and tag[1:-1].lower() not in _INLINE_TAGS:
            self.text(tag, start, end)

    def line_break(self, *, hard: bool) -> None:
        """The line ends."""
        if not self._skip:
            self.lines.append(Line(hard))

    def _address(self, start: int, end: int) -> None:
        """Keep the address of a link to a telephone or mailbox whose text does not say it."""
        url, first = self._links.pop()
        address = _ADDRESS.match(url)
        if not address or self._skip:
            return
        said = "".join(piece.text for piece in self.lines[-1].pieces[first:])
        if _bare(address[1]) in _bare(said):
            return
        found = self._text.find(address[1], start, end)
        pieces = self.lines[-1].pieces
        pieces.append(Piece(" (", None, False))
        pieces.append(Piece(address[1], found if found >= 0 else None, False))
        pieces.append(Piece(")", None, False))


def _bare(text: str) -> str:
    return re.sub(r"[\s().\-]", "", text).lower()
