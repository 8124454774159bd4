"""Tables as steps: a step a row, with columns for who does it and how long it takes, or a RACI table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.place import Passage
from svcaudit.model.procedure import NO_DUTIES, Duties
from svcaudit.model.quantity import Bound, Duration
from svcaudit.reading.ordering import NUMBER
from svcaudit.reading.raci import ANSWERS, CONSULTED, DOES, INFORMED, Matrix, read_matrix
from svcaudit.reading.rawsteps import Page, RawStep
from svcaudit.reading.unitwords import is_unit_header, split_units

#: What the first row does where a case comes in, and the last one where it goes out.
_ENTERS = ("clock.receive", "action.register", "action.acknowledge")
_LEAVES = ("action.deliver", "action.close", "action.answer", "action.notify", "action.refund", "action.pay")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a steps table is which; None where there is no such column.

    `least` is that of the shortest time, where it has a column of its own.
    """

    step: int | None
    unit: int | None
    action: int | None
    time: int | None
    least: int | None = None


def table_steps(page: Page, group: Sequence[int]) -> list[RawStep]:
    """The steps of a table, none where it is another table."""
    matrix = read_matrix(page.document, group, page.language)
    if matrix is not None:
        return _matrix_steps(page, group, matrix)
    columns = _action_in_step(page, group, _columns(page.document.blocks[group[0]].cells, page.language))
    if columns.action is None or (columns.step is None and columns.unit is None):
        return []
    if columns.step is None and not _numbered(page, group) and not _in_order(page, group, columns.action):
        return []
    return [_row_step(page, number, order, columns) for order, number in enumerate(group, start=1)]


def _columns(cells: Sequence[Cell], language: LanguagePack) -> _Columns:
    found: dict[str, int] = {}
    times: list[Cell] = []
    for cell in cells:
        header = cell.header.text
        if is_unit_header(header, language):
            found.setdefault("unit", cell.column)
            continue
        for hit in language.hits(header):
            if hit.concept.startswith("column."):
                found.setdefault(hit.concept.removeprefix("column."), cell.column)
                times += [cell] if hit.concept == "column.time" else []
                break
    least = next((cell.column for cell in times if _bounds(cell.header.text, language) is Bound.AT_LEAST), None)
    longest = next((cell.column for cell in times if cell.column != least), None)
    time = found.get("time") if longest is None else longest
    return _Columns(found.get("step"), found.get("unit"), found.get("action"), time, least if time != least else None)


def _bounds(header: str, language: LanguagePack) -> Bound | None:
    """What a header says of its numbers: "Minimum time" says that they are at least so long."""
    unit = f"{header} 3 h"
    found = next((one.value for one in language.quantities(unit) if isinstance(one.value, Duration)), None)
    return found.bound if found is not None else None


def _action_in_step(page: Page, group: Sequence[int], columns: _Columns) -> _Columns:
    """The columns, where that of the steps holds what is done and not a number."""
    if columns.action is not None or columns.step is None or columns.unit is None:
        return columns
    texts = [_cell(page.document.blocks[number], columns.step) for number in group]
    told = [text for text in texts if text is not None and len(page.language.topics(text.text)) > 1]
    if len(told) * 2 < len(group):
        return columns
    return _Columns(None, columns.unit, columns.step, columns.time, columns.least)


def _numbered(page: Page, group: Sequence[int]) -> bool:
    """True where the first cell of each row is a number."""
    blocks = page.document.blocks
    return all(
        blocks[number].cells and NUMBER.fullmatch(blocks[number].cells[0].passage.text.strip()) for number in group
    )


def _in_order(page: Page, group: Sequence[int], action: int) -> bool:
    """True where the rows are told to be steps, or lead from a case that comes in to one that goes out."""
    first = page.document.blocks[group[0]]
    over = [one.passage.text for one in first.headings[-1:]] + [first.lead_in.text if first.lead_in else ""]
    over += [cell.header.text for cell in first.cells if cell.column == action]
    titled = any(hit.concept in ("path.title", "column.step") for text in over for hit in page.language.hits(text))
    ends = [_cell(page.document.blocks[number], action) for number in (group[0], group[-1])]
    begun, done = (page.language.hits(end.text) if end is not None else () for end in ends)
    enters = any(hit.concept in _ENTERS for hit in begun)
    leaves = any(hit.concept in _LEAVES for hit in done)
    return len(group) > 1 and (titled or (enters and leaves))


def _cell(block: Block, column: int | None) -> Passage | None:
    return next((cell.passage for cell in block.cells if cell.column == column), None)


def _header(block: Block, column: int | None) -> str:
    return next((cell.header.text for cell in block.cells if cell.column == column), "")


def _row_step(page: Page, number: int, order: int, columns: _Columns) -> RawStep:
    unit = _cell(page.document.blocks[number], columns.unit)
    units = split_units(unit.text) if unit is not None else ()
    empty = columns.unit is not None and not units
    return _raw(page, number, order, columns, units, empty, NO_DUTIES)


def _raw(
    page: Page, number: int, order: int, columns: _Columns, names: Sequence[str], empty: bool, duties: Duties
) -> RawStep:
    block = page.document.blocks[number]
    return RawStep(
        id=_label(block, columns.step, order),
        passage=_cell(block, columns.action) or block.passage,
        place=page.document.locate(block.passage),
        units=tuple(map(page.register.canonical, names)),
        owner_from="column" if names else "",
        time=_cell(block, columns.time),
        block=number,
        empty_cell=empty,
        time_header=_header(block, columns.time),
        least=_cell(block, columns.least),
        least_header=_header(block, columns.least),
        duties=duties,
    )


def _label(block: Block, column: int | None, order: int) -> str:
    said = _cell(block, column)
    return said.text.strip(" .") if said is not None and said.text.strip() else str(order)


def _matrix_steps(page: Page, group: Sequence[int], matrix: Matrix) -> list[RawStep]:
    """The rows of a RACI table as steps, where they are told in order: the table alone says who, and not when."""
    first = page.document.blocks[group[0]]
    columns = _columns([cell for cell in first.cells if cell.column not in matrix.units], page.language)
    texts = (cell.column for cell in first.cells if cell.column not in (*matrix.units, columns.step, columns.time))
    action = columns.action if columns.action is not None else next(texts, columns.step)
    if action is None or not (_numbered(page, group) or _in_order(page, group, action)):
        return []
    step = columns.step if columns.step != action else None
    told = _Columns(step, None, action, columns.time, columns.least)
    return [_duty_step(page, number, order, told, matrix) for order, number in enumerate(group, start=1)]


def _duty_step(page: Page, number: int, order: int, columns: _Columns, matrix: Matrix) -> RawStep:
    block = page.document.blocks[number]
    others = [matrix.having(block, duty) for duty in (ANSWERS, CONSULTED, INFORMED)]
    units = matrix.having(block, DOES)
    duties = Duties(*(tuple(map(page.register.canonical, names)) for names in others))
    return _raw(page, number, order, columns, units, not units, duties)
