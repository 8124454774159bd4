"""Table rows: which cells name the thing that a row is about, and what a value cell means."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.place import Passage
from svcaudit.model.quantity import QuantityKind

_MEASURES = frozenset(QuantityKind) - {QuantityKind.DATE}
_SHORT = 3  # characters: a label as short as "1" or "S2" needs its header to be understood


@dataclass(frozen=True, slots=True)
class ValueCell:
    """A cell that holds values, with the text of the cells that name what it is about."""

    cell: Cell
    label: str


def is_value(cell: Cell, language: LanguagePack) -> bool:
    """True where the cell gives a value rather than a name."""
    quantities = [value for value in language.quantities(cell.passage.text) if value.kind in _MEASURES]
    covered = sum(value.end - value.start for value in quantities)
    return bool(quantities) and 2 * covered >= len(cell.passage.text.strip())


def label_of(cell: Cell) -> str:
    """What a naming cell says; a very short one is said with its header ("Severity 1")."""
    text = cell.passage.text.strip()
    return f"{cell.header.text} {text}" if len(text) <= _SHORT and cell.header.text else text


def row_label(block: Block, language: LanguagePack, besides: int = -1) -> str:
    """The naming cells of a row together, without the cell of column `besides`."""
    names = [cell for cell in block.cells if cell.column != besides and not is_value(cell, language)]
    return "; ".join(label for cell in names if (label := label_of(cell)))


def cell_at(block: Block, position: int) -> tuple[Cell, int] | None:
    """The cell that holds the character at `position` of the row's text, and the position within the cell."""
    source = block.passage.source_offset(position)
    for cell in block.cells:
        inside = _position(cell.passage, source)
        if inside is not None:
            return cell, inside
    return None


def _position(passage: Passage, source: int) -> int | None:
    for run in passage.runs:
        if run.source_start <= source < run.source_start + run.length:
            return run.text_start + source - run.source_start
    return None
