"""Table rows: which cells name the thing that a row is about, and what a value cell means."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.quantity import QuantityKind

_MEASURES = frozenset(QuantityKind) - {QuantityKind.DATE}
_SHORT = 3  # characters: a label as short as "1" or "S2" needs its header to be understood


def is_value(cell: Cell, language: LanguagePack) -> bool:
    """True where the cell gives a value rather than a name."""
    quantities = [value for value in language.quantities(cell.passage.text) if value.kind in _MEASURES]
    covered = sum(value.end - value.start for value in quantities)
    return bool(quantities) and 2 * covered >= len(cell.passage.text.strip())


def label_of(cell: Cell) -> str:
    """What a naming cell says; a very short one is said with its header ("Severity 1")."""
    text = cell.passage.text.strip()
    return f"{cell.header.text} {text}" if len(text) <= _SHORT and cell.header.text else text


def row_labels(block: Block, language: LanguagePack, column: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The naming cells of a row before the value in `column`, the nearest first, and those after it."""
    names = [cell for cell in block.cells if cell.column != column and not is_value(cell, language)]
    before = (label_of(cell) for cell in reversed(names) if cell.column < column)
    after = (label_of(cell) for cell in names if cell.column > column)
    return tuple(filter(None, before)), tuple(filter(None, after))
