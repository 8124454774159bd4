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


def row_labels(block: Block, language: LanguagePack, column: int) -> tuple[str, ...]:
    """The naming cells of a row for the value in `column`: the nearest before it first, then those after it."""
    names = [cell for cell in block.cells if cell.column != column and not is_value(cell, language)]
    ordered = sorted(names, key=lambda cell: (cell.column > column, abs(cell.column - column)))
    return tuple(label for cell in ordered if (label := label_of(cell)))
