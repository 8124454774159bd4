"""Paragraphs and plain items as steps, where each begins with its number: "Step 1. ...", "Paso 2: ...", "1.1 ..."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from svcaudit.model.document import BlockKind
from svcaudit.model.place import Passage
from svcaudit.reading.ordering import step_number
from svcaudit.reading.rawsteps import AFTER_NUMBER, FEWEST, Page, RawStep
from svcaudit.reading.steplists import item_units

_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})(?:[.)]|\.\))?\s+(?=\S)")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)
#: Units that have to act in clauses with numbers of two parts, so that they are steps and no clauses of a contract.
_FEWEST_UNITS = 2


def marked_groups(page: Page) -> Iterator[list[RawStep]]:
    """The steps of each section whose paragraphs or plain items begin with the number of a step."""
    for group in _sections(page, lambda text: step_number(text, page.language)):
        yield [_step(page, number, step_number(_text(page, number), page.language)) for number in group]
    for group in _sections(page, _decimal):
        steps = [_step(page, number, _decimal(_text(page, number))) for number in group]
        acting = [step for step in steps if step.units]
        units = {unit for step in acting for unit in step.units}
        if len(units) >= _FEWEST_UNITS and len(acting) * 2 >= len(steps):
            yield steps


def _text(page: Page, number: int) -> str:
    return page.document.blocks[number].passage.text


def _sections(page: Page, label: Callable[[str], str]) -> Iterator[Sequence[int]]:
    """Indices of the blocks with such a number under one heading, in rows whose first number stands there once."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, block in enumerate(page.document.blocks):
        plain = block.kind in _PROSE and not any(map(str.isalnum, block.marker)) and block.depth == 0
        if plain and label(block.passage.text):
            groups.setdefault(block.headings, []).append(number)
    for group in groups.values():
        labels = [label(_text(page, number)) for number in group]
        if len(group) >= FEWEST and len(set(labels)) == len(labels):
            yield group


def _decimal(text: str) -> str:
    found = _DECIMAL.match(text)
    return f"{found[1]}.{found[2]}" if found else ""


def _step(page: Page, number: int, label: str) -> RawStep:
    """A step with its text after the number."""
    passage = page.document.blocks[number].passage
    rest = passage.text[passage.text.find(label) + len(label) :].lstrip(AFTER_NUMBER)
    told = passage.part(len(passage.text) - len(rest), len(passage.text))
    units, owner_from = item_units(page, told.text)
    return RawStep(label, told or Passage(""), page.document.locate(passage), units, owner_from, None, number)
