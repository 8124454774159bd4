"""HTML read into blocks: each table with its headers, each run of list items as one list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from svcaudit.loading.html import HtmlRow, HtmlText, read_html
from svcaudit.loading.passages import joined
from svcaudit.loading.walker import OpenTable, Walker
from svcaudit.model.place import Passage


def read_html_into(walker: Walker, fragment: str, offset: int) -> None:
    """Give the texts, items and rows of a fragment at `offset` of the source to `walker`."""
    _Blocks(walker).read(fragment, offset)


class _Blocks:
    """The list or table that is being read, and the term that is being defined."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._list: OpenTable | None = None
        self._table: OpenTable | None = None
        self._heads: list[HtmlRow] = []
        self._number: int | None = 0
        self._term: Passage | None = None

    def read(self, fragment: str, offset: int) -> None:
        """Hand over all parts in order."""
        for part in read_html(fragment, offset):
            if isinstance(part, HtmlRow):
                self._row(part)
            else:
                self._text(part)
        self._end_table()

    def _row(self, row: HtmlRow) -> None:
        if self._table is None or self._number not in (None, row.table):
            self._end_table()
            self._table = self._walker.open_table()
        self._number = row.table
        if row.heading and self._table.count == 0:
            self._heads.append(row)
            self._table.headers = _under(self._table.headers, row.over)
        else:
            self._walker.row(self._table, row.cells)

    def _end_table(self) -> None:
        """A table of nothing but headings has no headers: they are its rows."""
        if self._table is not None and self._table.count == 0:
            self._table.headers = ()
            for row in self._heads:
                self._walker.row(self._table, row.cells)
        self._table, self._heads = None, []

    def _caption(self, passage: Passage) -> None:
        """What a table is called introduces it, unless the paragraph before does so with a colon."""
        self._table, self._number = self._walker.open_table(), None
        lead_in = self._table.lead_in
        if lead_in is None or not lead_in.text.endswith(":"):
            self._table.lead_in = passage
        self._walker.text(passage)

    def _text(self, text: HtmlText) -> None:
        self._end_table()
        if text.shape != "li":
            self._list = None
        if text.shape == "li":
            self._list = self._list or self._walker.open_table()
            self._walker.item_text(self._list, text.passage)
        elif text.shape == "dt":
            self._term = text.passage
        elif text.shape == "dd":
            self._walker.text(text.passage, self._term)
        elif text.shape == "summary":
            self._walker.summary(text.passage)
        elif text.shape == "/details":
            self._walker.rule()
        elif text.shape == "caption":
            self._caption(text.passage)
        elif text.shape.startswith("h"):
            self._walker.heading(int(text.shape[1]), text.passage)
        else:
            self._walker.text(text.passage)


def _under(above: Sequence[Passage], below: Sequence[Passage]) -> tuple[Passage, ...]:
    """The headers of a second row of them, each with what stands over it: "Answer" over "Urgent" is both."""
    columns = zip_longest(above, below, fillvalue=Passage(""))
    return tuple(joined(dict.fromkeys(one for one in column if one.text), " ") for column in columns)
