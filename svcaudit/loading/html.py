"""HTML inside Markdown: tables, lists, headings and paragraphs of text, each with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from svcaudit.loading.passages import PassageBuilder
from svcaudit.model.place import Passage

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[^<>]*)>"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)|(?P<text>[^<&]+|[<&])",
    re.DOTALL,
)
_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"'{]*(\d{1,3})", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "pre", "svg", "template", "iframe"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "aside", "header", "footer", "main", "ul", "ol", "dl", "dt", "dd"}
    | {"details", "summary", "blockquote", "figure", "figcaption", "center", "address", "nav", "form"}
    | {"fieldset", "label", "hr"}
)


#: Blocks whose text is handed on with their name; that of the others is a paragraph.
_SHAPES = re.compile(r"li|dt|dd|summary|caption|h[1-6]")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A piece of text; `shape` is "p", "li", "dt", "dd", "summary", "caption" or "h1" to "h6".

    The text of "/details" is empty: it says that what stood under a summary ends.
    """

    shape: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """One row of a table: its cells, and whether all that say something are heading cells.

    A cell over several columns is the first one's; `over` holds it for each of them.
    """

    table: int
    cells: tuple[Passage, ...]
    heading: bool
    over: tuple[Passage, ...] = ()


@dataclass(slots=True)
class _OpenCell:
    """A cell that is being read; `plain` is true once some of its text is not bold."""

    across: int
    down: int
    heading: bool
    plain: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is being read; `held` are cells that reach down into further rows: rows left, and both texts."""

    number: int
    row: dict[int, tuple[Passage, Passage]] = field(default_factory=dict)
    headings: list[bool] = field(default_factory=list)
    held: dict[int, tuple[int, tuple[Passage, Passage]]] = field(default_factory=dict)
    cell: _OpenCell | None = None
    head: bool = False
    begun: bool = False

    def place(self, passage: Passage) -> None:
        """Put a finished cell into the first free column, over as many as it spans."""
        cell = self.cell or _OpenCell(1, 1, heading=False)
        column = 0
        while column in self.row or column in self.held:
            column += 1
        for offset in range(min(cell.across, 50)):
            self.row[column + offset] = (passage if offset == 0 else Passage(""), passage)
            if cell.down > 1:
                self.held[column + offset] = (cell.down, self.row[column + offset])
        if passage.text:
            # In a table without heading cells the first row is in bold letters instead.
            self.headings.append(cell.heading or self.head or (not self.begun and not cell.plain))
        self.cell = None

    def finish(self) -> HtmlRow | None:
        """The row that ends here, with what reaches into it from above; None where it is empty."""
        if not self.row:
            return None
        row = {**{column: texts for column, (_, texts) in self.held.items()}, **self.row}
        self.held = {column: (left - 1, texts) for column, (left, texts) in self.held.items() if left > 1}
        filled = any(first.text for first, _ in self.row.values())
        heading = bool(self.headings) and all(self.headings)
        self.row, self.headings = {}, []
        if not filled:
            return None
        self.begun = True
        nothing = (Passage(""), Passage(""))
        columns = [row.get(index, nothing) for index in range(max(row) + 1)]
        return HtmlRow(self.number, tuple(one for one, _ in columns), heading, tuple(over for _, over in columns))


def read_html(fragment: str, offset: int) -> Iterator[HtmlText | HtmlRow]:
    """The texts and rows of a fragment that stands at `offset` of the source, in order."""
    yield from _Reader(offset).read(fragment)


class _Reader:
    """Follows the tags, with the tables that are open."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._builder = PassageBuilder()
        self._shape = "p"
        self._silent = ""
        self._tables: list[_Table] = []
        self._count = 0
        self._bold = 0

    def read(self, fragment: str) -> Iterator[HtmlText | HtmlRow]:
        """The parts of the fragment; tables that are not closed end with it."""
        for token in _TOKEN.finditer(fragment):
            if token["tag"]:
                yield from self._tag(token["tag"].lower(), bool(token["close"]), token["attributes"])
            elif not self._silent and token["entity"]:
                self._builder.add(html.unescape(token["entity"]))
            elif not self._silent and token["text"]:
                self._text(token["text"], self._offset + token.start())
        while self._tables:
            yield from self._end_table()
        yield from self._flush()

    def _text(self, text: str, start: int) -> None:
        self._builder.add(text, start)
        if self._tables and self._tables[-1].cell and not self._bold and any(map(str.isalnum, text)):
            self._tables[-1].cell.plain = True

    def _tag(self, tag: str, closing: bool, attributes: str) -> Iterator[HtmlText | HtmlRow]:
        if self._silent:
            self._silent = "" if closing and tag == self._silent else self._silent
        elif tag in _SILENT and not attributes.endswith("/"):
            self._silent = "" if closing else tag
        elif tag in ("b", "strong"):
            self._bold = max(0, self._bold + (-1 if closing else 1))
        elif tag == "table":
            yield from self._end_table() if closing else self._start_table()
        elif self._tables and tag in ("tr", "td", "th"):
            yield from self._cell(tag, closing, attributes)
        elif self._tables and tag in ("thead", "tbody", "tfoot"):
            yield from self._part(tag, closing)
        elif self._tables and tag == "caption":
            yield from self._caption(closing)
        elif self._tables:
            self._inside_cell(tag)
        else:
            yield from self._block(tag, closing)

    def _start_table(self) -> Iterator[HtmlText | HtmlRow]:
        if not self._tables:
            yield from self._flush()
        self._count += 1
        self._tables.append(_Table(self._count))

    def _end_table(self) -> Iterator[HtmlText | HtmlRow]:
        if self._tables:
            yield from self._end_row()
            self._tables.pop()

    def _end_row(self) -> Iterator[HtmlRow]:
        table = self._tables[-1]
        self._end_cell()
        row = table.finish()
        if row:
            yield row

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell:
            table.place(self._builder.passage())
        self._builder = PassageBuilder()

    def _cell(self, tag: str, closing: bool, attributes: str) -> Iterator[HtmlRow]:
        if tag == "tr":
            yield from self._end_row()
            return
        self._end_cell()
        if not closing:
            spans = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
            cell = _OpenCell(spans.get("colspan", 1), spans.get("rowspan", 1), tag == "th")
            self._tables[-1].cell, self._bold = cell, 0

    def _part(self, tag: str, closing: bool) -> Iterator[HtmlRow]:
        yield from self._end_row()
        self._tables[-1].head = tag == "thead" and not closing

    def _caption(self, closing: bool) -> Iterator[HtmlText]:
        """What a table is called stands outside its cells."""
        passage, self._builder = self._builder.passage(), PassageBuilder()
        if closing and passage.text and len(self._tables) == 1:
            yield HtmlText("caption", passage)

    def _inside_cell(self, tag: str) -> None:
        if tag in ("br", "li", "p", "div"):
            self._builder.join(";", weak=tag == "br")

    def _block(self, tag: str, closing: bool) -> Iterator[HtmlText | HtmlRow]:
        shape = _SHAPES.fullmatch(tag)
        if tag == "br":
            self._builder.blank()
        elif shape or tag in _BLOCKS:
            yield from self._flush()
            self._shape = tag if shape and not closing else "p"
            if closing and tag == "details":
                yield HtmlText("/details", Passage(""))

    def _flush(self) -> Iterator[HtmlText]:
        passage = self._builder.passage()
        self._builder = PassageBuilder()
        if passage.text:
            yield HtmlText(self._shape, passage)
