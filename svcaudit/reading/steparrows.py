"""Arrows in a line as steps: "Ventanilla → Calidad → Dirección", "The desk logs it -> Claims checks it -> ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from svcaudit.language import fold
from svcaudit.language.grammar import all_words
from svcaudit.model.document import BlockKind
from svcaudit.model.place import Passage
from svcaudit.reading.ordering import ARROW
from svcaudit.reading.rawsteps import Page, RawStep

_FEWEST = 3  # steps of a line with arrows: a single arrow is a hand-off
_LONGEST_NAME = 5  # words
_LABEL = re.compile(r"^[^:→>]{1,40}:\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def arrow_groups(page: Page) -> Iterator[list[RawStep]]:
    """The steps of each line with several arrows, at least half of whose parts are units or name one that acts."""
    for number, block in enumerate(page.document.blocks):
        text = block.passage.text
        if block.kind in _KINDS and len(ARROW.findall(text)) + 1 >= _FEWEST:
            parts = [part for part in _parts(block.passage) if part.text]
            steps = [_step(page, number, order, part) for order, part in enumerate(parts, start=1)]
            known = [step for step in steps if step.units]
            units = {unit for step in known for unit in step.units}
            if len(steps) >= _FEWEST and len(units) > 1 and len(known) * 2 >= len(steps):
                yield [_named(step) for step in steps]


def _parts(passage: Passage) -> Iterator[Passage]:
    """What stands between the arrows, without the label at the head of the line."""
    label = _LABEL.match(passage.text)
    start = label.end() if label is not None else 0
    for arrow in ARROW.finditer(passage.text, start):
        yield passage.part(start, arrow.start())
        start = arrow.end()
    end = len(passage.text.rstrip(" ."))
    yield passage.part(start, max(start, end))


def _step(page: Page, number: int, order: int, part: Passage) -> RawStep:
    units = _whole_name(page, part.text) or page.acting(part.text)
    place = page.document.locate(part)
    return RawStep(str(order), part, place, units, "step" if units else "", None, number)


def _whole_name(page: Page, text: str) -> tuple[str, ...]:
    """The unit that a part names and says nothing else, but for its brackets."""
    name = _BRACKETS.sub("", text)
    mentions = page.register.mentions(name)
    if len(mentions) == 1 and not page.language.topics(name[: mentions[0].start] + " " + name[mentions[0].end :]):
        return (mentions[0].unit,)
    hits = (hit for hit in page.language.hits(name) if hit.concept in ("unit.head", "unit.role"))
    return (name,) if any(hit.start == 0 and hit.end == len(name) for hit in hits) else ()


def _named(step: RawStep) -> RawStep:
    """A part of a line of units that is written as a name, as a step of that unit."""
    name = _BRACKETS.sub("", step.passage.text)
    words = name.split()
    small = all_words("connectors")
    is_name = 0 < len(words) <= _LONGEST_NAME and all(word[0].isupper() or fold(word) in small for word in words)
    return replace(step, units=(name,), owner_from="step") if not step.units and is_name else step
