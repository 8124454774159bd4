"""Headings as steps: "Paso 3. Firma", "Step 2: Review", and "3. Respuesta" where all of them tell one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, BlockKind
from svcaudit.model.place import Passage
from svcaudit.reading.ordering import NUMBER, step_number
from svcaudit.reading.rawsteps import AFTER_NUMBER, FEWEST, Page, RawStep
from svcaudit.reading.steplabels import read_labels

NumberOf = Callable[[str], str]

_NUMBERED = re.compile(r"(\d{1,2})\s*[.)–—-]?\s+(?=[^\W\d])")
#: Numbered headings that are steps: fewer are the chapters of a document.
_FEWEST_NUMBERED = 3
_LONGEST = 6  # words of a numbered heading that names a step
_DEEDS = ("action.", "clock.", "handoff.")
_ENTERS = ("clock.receive", "action.register", "action.acknowledge")


def heading_groups(page: Page) -> Iterator[list[RawStep]]:
    """The steps of each row of headings that are steps, those under one heading together."""
    for group in _groups(page.document.blocks, lambda text: step_number(text, page.language)):
        if len(group) >= FEWEST:
            yield [_heading_step(page, number, step_number(_text(page, number), page.language)) for number in group]
    for group in _groups(page.document.blocks, _leading_number):
        if _names_steps(page, group):
            steps = [_heading_step(page, number, _leading_number(_text(page, number))) for number in group]
            if len({unit for step in steps for unit in step.units}) > 1:
                yield steps


def _text(page: Page, number: int) -> str:
    return page.document.blocks[number].passage.text


def _groups(blocks: Sequence[Block], number_of: NumberOf) -> Iterable[list[int]]:
    """Indices of the headings that have such a number, those of one level under one heading together."""
    groups: dict[tuple[int, str], list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and number_of(block.passage.text):
            over = block.headings[-1].passage.text if block.headings else ""
            groups.setdefault((block.level, over), []).append(number)
    return groups.values()


def _leading_number(text: str) -> str:
    found = _NUMBERED.match(text)
    return found[1] if found else ""


def _names_steps(page: Page, group: Sequence[int]) -> bool:
    """True where numbered headings tell one way: each is short and all but one name something that is done, the first
    that a case comes in, and below none of them begin steps of its own.
    """
    names = [_text(page, number) for number in group]
    in_row = [_leading_number(name) for name in names] == [str(number) for number in range(1, len(group) + 1)]
    if len(group) < _FEWEST_NUMBERED or not in_row or not _done(names[0], page.language, _ENTERS):
        return False
    done = sum(_done(name, page.language, _DEEDS) for name in names)
    if done + 1 < len(names) or any(len(page.language.words(name)) > _LONGEST + 1 for name in names):
        return False
    return not any(NUMBER.fullmatch(one.marker.strip("().")) for number in group for one in _below(page, number))


def _done(text: str, language: LanguagePack, concepts: tuple[str, ...]) -> bool:
    return any(hit.concept.startswith(concepts) for hit in language.hits(text))


def _below(page: Page, number: int) -> list[Block]:
    heading = page.document.blocks[number].passage
    return [
        other
        for other in page.document.blocks[number + 1 :]
        if other.headings and other.headings[-1].passage == heading
    ]


def _heading_step(page: Page, number: int, label: str) -> RawStep:
    """A step with its heading's text and that of the blocks below it."""
    block = page.document.blocks[number]
    text = block.passage.text
    rest = text[text.find(label) + len(label) :].lstrip(AFTER_NUMBER)
    told = block.passage.part(len(text) - len(rest), len(text))
    below = [other.passage for other in _below(page, number)]
    units, owner_from = page.acting(told.text), "heading"
    labels = read_labels(below, page.language)
    if not units:
        units, owner_from = tuple(map(page.register.canonical, labels.units)), "step"
    if not units:
        units = next(filter(None, (page.acting(one.text) for one in below)), ())
    passage = Passage.joined((told, *below), ". ")
    place = page.document.locate(block.passage)
    return RawStep(label, passage, place, units, owner_from if units else "", None, number)
