"""Tables of text: the first column to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence


def text_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table for the terminal. Cells are taken as they are, never as numbers."""
    from tabulate import tabulate

    alignment = ["left", *["right"] * (len(headers) - 1)]
    table = tabulate(rows, headers, tablefmt="simple", disable_numparse=True, colalign=alignment)
    return [line.rstrip() for line in table.splitlines()]
