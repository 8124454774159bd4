"""The values of a table row, cell by cell; hours under the columns of weekdays are one value of the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.quantity import OpeningHours, Quantity, QuantityKind
from svcaudit.reading.cellvalues import cell_quantities

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_TWO = 2
_ANY_TIME = " 9:00-10:00"  # put after a header to see whether it names weekdays


@dataclass(frozen=True, slots=True)
class CellValue:
    """A quantity with the cells that say it; its start and end are those in the first cell's text."""

    cells: tuple[Cell, ...]
    quantity: Quantity


def row_values(block: Block, language: LanguagePack) -> tuple[CellValue, ...]:
    """All values of a row, in the order of its cells."""
    hours = [(cell, value) for cell in block.cells if (value := _weekday_hours(cell, language)) is not None]
    if hours:
        found = [CellValue(tuple(cell for cell, _ in hours), _merged(hours))]
    else:
        found = list(_first_and_last(block, language))
    timed = {cell.column for one in found for cell in one.cells}
    for cell in block.cells:
        if cell.column not in timed:
            found.extend(CellValue((cell,), quantity) for quantity in cell_quantities(cell, block, language))
    return tuple(sorted(found, key=lambda one: (one.cells[0].column, one.quantity.start)))


def _first_and_last(block: Block, language: LanguagePack) -> Iterator[CellValue]:
    """The hours of a row that names weekdays and then two times of day: the first and the last."""
    label, *others = [cell for cell in block.cells if cell.passage.text.strip()]
    if len(others) != _TWO or not _names_weekdays(label.passage.text, language):
        return
    times = " - ".join(cell.passage.text.strip() for cell in others)
    found = _hours(f"{label.passage.text} {times}", language)
    if found is not None and found.end == len(label.passage.text) + 1 + len(times) and found.start == 0:
        yield CellValue((*others, label), replace(found, start=0, end=len(others[0].passage.text)))


def _weekday_hours(cell: Cell, language: LanguagePack) -> OpeningHours | None:
    """The hours that a cell says under a header that names weekdays and nothing else."""
    header = cell.header.text.strip()
    if not header or not cell.passage.text.strip() or not _names_weekdays(header, language):
        return None
    found = _hours(f"{header} {cell.passage.text}", language)
    return found.value if found is not None and isinstance(found.value, OpeningHours) else None


def on_days_above(quantity: Quantity, text: str, heading: str, language: LanguagePack) -> Quantity:
    """Hours of `text` that name no weekday, on those that a heading names that names nothing else: "Saturdays"."""
    if not isinstance(quantity.value, OpeningHours) or not unspecific(quantity.value) or not heading:
        return quantity
    if not _names_weekdays(heading, language):
        return quantity
    found = _hours(f"{heading} {text[quantity.start : quantity.end]}", language)
    return quantity if found is None else replace(quantity, value=found.value)


def _names_weekdays(header: str, language: LanguagePack) -> bool:
    found = _hours(header + _ANY_TIME, language)
    if found is None or not isinstance(found.value, OpeningHours):
        return False
    return not unspecific(found.value) and not language.topics(header[: found.start])


def _hours(text: str, language: LanguagePack) -> Quantity | None:
    return next((one for one in language.quantities(text) if one.kind is QuantityKind.HOURS), None)


def unspecific(hours: OpeningHours) -> bool:
    """True where times are said and no weekday."""
    return not hours.opening.startswith(_DAYS) and not hours.opening.startswith("24/7")


def _merged(hours: list[tuple[Cell, OpeningHours]]) -> Quantity:
    opening = "; ".join(value.opening for _, value in hours)
    intervals = sorted(
        {interval for _, value in hours for interval in value.intervals}, key=lambda one: (one.weekday, one.start)
    )
    closed = sorted({day for _, value in hours for day in value.closed})
    value = OpeningHours(opening, tuple(intervals), tuple(closed))
    return Quantity(QuantityKind.HOURS, 0, len(hours[0][0].passage.text), value)


def quantities_of_row(block: Block, language: LanguagePack) -> Iterator[Quantity]:
    """The values of a row with their places in the row's text."""
    offsets = _offsets(block)
    for value in row_values(block, language):
        shift = offsets[value.cells[0].column]
        yield replace(value.quantity, start=value.quantity.start + shift, end=value.quantity.end + shift)


def _offsets(block: Block) -> dict[int, int]:
    """Where each cell's text begins in the row's text."""
    found: dict[int, int] = {}
    position = 0
    for cell in block.cells:
        start = block.passage.text.find(cell.passage.text, position)
        found[cell.column] = max(start, 0)
        position = max(start, 0) + len(cell.passage.text)
    return found
