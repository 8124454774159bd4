"""Tables of text: the first column to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence


def text_table(headers: Sequence[str], rows: Sequence[Sequence[str]], figures: bool = True) -> list[str]:
    """The lines of a table for the terminal; without `figures` all columns are to the left.

    Cells are taken as they are, never as numbers.
    """
    from tabulate import tabulate

    alignment = ["left", *["right" if figures else "left"] * (len(headers) - 1)]
    table = tabulate(rows, headers, tablefmt="simple", disable_numparse=True, colalign=alignment)
    return [line.rstrip() for line in table.splitlines()]
