"""Table rows: which cells name the thing that a row is about, and what a value cell means."""

from __future__ import annotations

import re

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.quantity import QuantityKind
from svcaudit.reading.cellvalues import cell_quantities

_MEASURES = frozenset(QuantityKind) - {QuantityKind.DATE}
_WORD = re.compile(r"[^\W\d_]{4,}")
_A_NAME = 2  # words beside a value that name a thing: "Emergency line"
_SHORT = 3  # characters: a label as short as "1" or "S2" needs its header to be understood


def is_value(cell: Cell, block: Block, language: LanguagePack) -> bool:
    """True where the cell gives a value rather than a name."""
    quantities = [value for value in cell_quantities(cell, block, language) if value.kind in _MEASURES]
    covered = sum(value.end - value.start for value in quantities)
    return bool(quantities) and 2 * covered >= len(cell.passage.text.strip())


def label_of(cell: Cell, block: Block, language: LanguagePack) -> str:
    """What a cell names, "" where it gives a value; a very short name is said with its header ("Severity 1").

    The first cell of a row that says more than its value is named by the rest: "Emergency line, 8 am to 8 pm".
    """
    text = cell.passage.text.strip()
    if is_value(cell, block, language):
        rest = _beside_values(cell, language)
        return rest if cell.column == 0 and len(_WORD.findall(rest)) >= _A_NAME else ""
    return f"{cell.header.text} {text}" if len(text) <= _SHORT and cell.header.text else text


def _beside_values(cell: Cell, language: LanguagePack) -> str:
    """The text of a cell without its values."""
    text, kept, position = cell.passage.text, [], 0
    for value in sorted(language.quantities(text), key=lambda one: one.start):
        kept.append(text[position : max(position, value.start)])
        position = max(position, value.end)
    return "".join((*kept, text[position:])).strip()


def row_labels(block: Block, language: LanguagePack, column: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The naming cells of a row before the value in `column`, the nearest first, and those after it."""
    names = [(cell.column, label_of(cell, block, language)) for cell in block.cells if cell.column != column]
    before = (label for at, label in reversed(names) if at < column)
    after = (label for at, label in names if at > column)
    return tuple(filter(None, before)), tuple(filter(None, after))
