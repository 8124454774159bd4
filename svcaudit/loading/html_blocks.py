"""HTML read into blocks: each table with its headers, each run of list items as one list."""

from __future__ import annotations

from svcaudit.loading.html import HtmlRow, HtmlText, read_html
from svcaudit.loading.walker import OpenTable, Walker


def read_html_into(walker: Walker, fragment: str, offset: int) -> None:
    """Give the texts, items and rows of a fragment at `offset` of the source to `walker`."""
    _Blocks(walker).read(fragment, offset)


class _Blocks:
    """The list or table that is being read."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self._list: OpenTable | None = None
        self._table: OpenTable | None = None
        self._number = 0

    def read(self, fragment: str, offset: int) -> None:
        """Hand over all parts in order."""
        for part in read_html(fragment, offset):
            if isinstance(part, HtmlRow):
                self._row(part)
            else:
                self._text(part)

    def _row(self, row: HtmlRow) -> None:
        if self._table is None or row.table != self._number:
            self._number = row.table
            self._table = self._walker.open_table()
        if row.heading and not self._table.headers and self._table.count == 0:
            self._table.headers = row.cells
        else:
            self._walker.row(self._table, row.cells)

    def _text(self, text: HtmlText) -> None:
        self._table = None
        if text.shape == "li":
            self._list = self._list or self._walker.open_table()
            self._walker.item_text(self._list, text.passage)
            return
        self._list = None
        if text.shape.startswith("h"):
            self._walker.heading(int(text.shape[1]), text.passage)
        else:
            self._walker.text(text.passage)
