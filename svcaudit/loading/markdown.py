"""Markdown to blocks: the parser's events, whose ranges are UTF-8 bytes, walked once."""

from __future__ import annotations

import gc
import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import pyromark

from svcaudit.loading.html_blocks import read_html_into
from svcaudit.loading.inline import Inline, passage_of_lines
from svcaudit.loading.masking import mask, uncovered
from svcaudit.loading.passages import PassageBuilder
from svcaudit.loading.walker import OpenTable, Walker
from svcaudit.model.document import Block
from svcaudit.model.place import Passage, Run

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_MARKER = re.compile(r"(\d{1,9})[.)]|[-*+]")
_INLINE = frozenset({"Strong", "Emphasis", "Link", "Image", "Strikethrough", "Superscript", "Subscript"})
#: Byte values to 1 where a character starts, 0 where it goes on.
_STARTS = bytes(0 if 0x80 <= value < 0xC0 else 1 for value in range(256))


def read_markdown(source: str, body: int = 0) -> tuple[Block, ...]:
    """The blocks of a Markdown document whose text begins at `body`, after the front matter."""
    reader = _Reader(source, body)
    with _without_collector():
        reader.read()
    return reader.walker.finished()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Many small objects are made that all stay: collecting garbage meanwhile costs four times the parse."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reader:
    """Follows the events with a stack of what is open."""

    def __init__(self, source: str, body: int) -> None:
        masked = mask(source, body)
        self.walker = Walker()
        self._source = source
        self._text = masked.text
        self._readable = masked.readable
        self._tables = list(masked.tables)
        self._inline: Inline | None = None
        self._cells: list[Passage] = []
        self._table = OpenTable(0, None)
        self._code: list[tuple[int, int]] | None = None
        self._title: Passage | None = None
        self._depth = 0

    def read(self) -> None:
        """Walk all events, and the HTML tables where they stand between them."""
        offsets = _character_offsets(self._text)
        for event, span in _PARSER.events_with_range(self._text, merge_text=False):
            start, end = span["start"], span["end"]
            if offsets is not None:
                start, end = offsets[start], offsets[end]
            if isinstance(event, str):
                self._mark(event)
            else:
                self._event(event, start, end)
        self._html_tables(len(self._source))

    def _event(self, event: Any, start: int, end: int) -> None:
        (kind, value), *_ = event.items()
        if kind == "Start":
            name, detail = (value, {}) if isinstance(value, str) else next(iter(value.items()))
            self._start(name, detail, start, end)
        elif kind == "End":
            self._end(value if isinstance(value, str) else next(iter(value)), value, start, end)
        elif self._code is not None:
            self._code.append((start, end))
        elif kind == "Text":
            self._open_inline().text(value, start, end)
        elif kind == "Code":
            self._open_inline().code(value, start, end)
        elif kind == "InlineHtml":
            self._open_inline().html(value, start, end)
        elif kind == "FootnoteReference":
            self.walker.note_reference(value)

    def _mark(self, name: str) -> None:
        """Events without content: breaks and rules."""
        if name == "Rule":
            self.walker.rule()
        elif self._inline is not None and name in ("SoftBreak", "HardBreak"):
            self._inline.line_break(hard=name == "HardBreak")

    def _open_inline(self) -> Inline:
        if self._inline is None:
            self._inline = Inline(self._text, self._source)
        return self._inline

    def _start(self, name: str, detail: Any, start: int, end: int) -> None:
        if name in _INLINE:
            self._open_inline().start(name, detail, start)
            return
        self._flush()
        if self._depth == 0:
            self._html_tables(start)
        self._depth += 1
        if name == "List":
            self.walker.open_list()
        elif name == "Item":
            marker = _MARKER.match(self._text, start)
            self.walker.open_item((marker[1] or marker[0]) if marker else "-")
        elif name == "Table":
            self._table = self.walker.open_table()
        elif name in ("TableHead", "TableRow"):
            self._cells = []
        elif name in ("CodeBlock", "HtmlBlock"):
            self._code = []
        elif name == "FootnoteDefinition":
            self.walker.open_note(detail)

    def _end(self, name: str, detail: Any, start: int, end: int) -> None:
        if name in _INLINE:
            self._open_inline().end(name, start, end)
            return
        self._depth -= 1
        if name == "Heading":
            self._heading(detail)
        elif name == "TableCell":
            self._cells.append(self._taken(";"))
        elif name == "TableHead":
            self._table.headers = self._cells
        elif name == "TableRow":
            self.walker.row(self._table, self._cells)
        elif name == "CodeBlock":
            self._code_block(start, end)
        elif name == "HtmlBlock":
            self._code = None
            self._html(self._text, start, end)
        elif name == "DefinitionListTitle":
            self._title = self._term()
        elif name == "DefinitionListDefinition":
            self._flush()
        else:
            self._close(name)

    def _close(self, name: str) -> None:
        """Containers and paragraphs."""
        self._flush()
        if name == "List":
            self.walker.close_list()
        elif name == "Item":
            self.walker.close_item()
        elif name == "FootnoteDefinition":
            self.walker.close_note()
        elif name == "DefinitionList":
            self._title = None
        elif name == "Table" and self._table.count == 0:
            cells, self._table.headers = self._table.headers, ()
            self.walker.row(self._table, cells)

    def _heading(self, detail: Any) -> None:
        self.walker.heading(int(detail["Heading"][1]), self._taken())

    def _taken(self, separator: str | None = None) -> Passage:
        """The passage of the inline text collected so far."""
        inline, self._inline = self._inline, None
        return passage_of_lines(inline.lines, separator) if inline else Passage("")

    def _flush(self) -> None:
        """Hand over the inline text collected so far as a paragraph."""
        inline, self._inline = self._inline, None
        if inline is None:
            return
        if self._title is not None:
            self.walker.definition(self._title, inline.lines)
        else:
            self.walker.paragraph(inline.lines)

    def _term(self) -> Passage:
        """The term of a definition; a whole paragraph over a colon is read as such, too."""
        inline, self._inline = self._inline, None
        lines = inline.lines if inline else []
        term = passage_of_lines(lines)
        if len(term.text) > 100 or term.text.endswith("."):
            self.walker.paragraph(lines)
        return term

    def _code_block(self, start: int, end: int) -> None:
        spans, self._code = self._code or [], None
        opening = self._text[start:end].lstrip("`~ ")[:7].lower()
        if opening == "mermaid" and self._text[start:end].lstrip()[:1] in ("`", "~"):
            self.walker.diagram(_raw(self._source, spans))
        elif self._text[start : start + 3] not in ("```", "~~~") and _prose(self._text[start:end]):
            builder = PassageBuilder()
            for first, last in spans:
                builder.blank()
                builder.add(uncovered(self._text[first:last], self._source[first:last]), first)
            self.walker.text(builder.passage())

    def _html(self, text: str, start: int, end: int) -> None:
        fragment = uncovered(text[start:end], self._source[start:end])
        read_html_into(self.walker, fragment, start)

    def _html_tables(self, until: int) -> None:
        """The HTML tables that stand before `until`."""
        while self._tables and self._tables[0][0] < until:
            start, end = self._tables.pop(0)
            self._html(self._readable, start, end)


def _character_offsets(text: str) -> array[int] | None:
    """Character offset of each byte offset of `text` in UTF-8; None where they are the same."""
    if text.isascii():
        return None
    starts = text.encode("utf-8").translate(_STARTS)
    return array("L", accumulate(starts, initial=0))


def _raw(source: str, spans: list[tuple[int, int]]) -> Passage:
    """The text of a fence as it is, without what a quotation or a list puts before its lines."""
    texts, runs, length = [], [], 0
    for start, end in spans:
        texts.append(source[start:end])
        runs.append(Run(length, start, end - start))
        length += end - start
    return Passage("".join(texts), tuple(runs))


def _prose(text: str) -> bool:
    """Whether an indented block is text that was set in, not code: long lines of words."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    words = sum(len(line) for line in lines)
    letters = sum(character.isalpha() or character in " .,;:\n" for character in text)
    return words >= 5 * len(lines) and letters >= 0.85 * len(text)
