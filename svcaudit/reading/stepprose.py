"""Prose as steps: "First ... then ... finally ...", where more than one unit acts in it, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svcaudit.model.document import BlockKind
from svcaudit.model.place import Passage
from svcaudit.reading.handoffs import actor, passings
from svcaudit.reading.ordering import opening_mark
from svcaudit.reading.rawsteps import Page, RawStep
from svcaudit.reading.voice import follows_as_subject

_FEWEST = 3  # steps of prose: fewer are said in passing
_FEWEST_MARKS = 2  # words such as "then" that make sentences a way
#: What is found in prose that tells a way.
_TELLING = frozenset({"sequence.first", "sequence.next", "sequence.last", "handoff.pass", "handoff.back"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or a clause with a subject of its own, in block `block`; `mark` is its word such as "then"."""

    block: int
    passage: Passage
    mark: str
    units: tuple[str, ...]
    receivers: frozenset[str]


def prose_groups(page: Page) -> Iterator[list[RawStep]]:
    """The steps of each section whose paragraphs tell one way."""
    for section in _sections(page):
        if not any(_may_tell(page, page.document.blocks[number].passage.text) for number in section):
            continue
        parts = [part for number in section for part in _parts(page, number)]
        for way in (_by_marks(parts), _by_receivers(parts)):
            if way:
                yield _steps(page, way)
                break


def _sections(page: Page) -> Iterator[list[int]]:
    """Indices of the paragraphs that stand under the same headings."""
    sections: dict[tuple[object, ...], list[int]] = {}
    for number, block in enumerate(page.document.blocks):
        if block.kind is BlockKind.PARAGRAPH and not block.group:
            sections.setdefault(block.headings, []).append(number)
    yield from sections.values()


def _may_tell(page: Page, text: str) -> bool:
    """True where a text holds what a way in prose is known by: few do, so it is looked for before anything else."""
    sentences = (text[start:end] for start, end in page.language.sentences(text))
    return any(hit.concept in _TELLING for sentence in sentences for hit in page.language.hits(sentence))


def _parts(page: Page, number: int) -> Iterator[_Part]:
    passage = page.document.blocks[number].passage
    for start, end in page.language.sentences(passage.text):
        for first, last in _clauses(page, passage.text, start, end):
            text = passage.text[first:last]
            mark, after = opening_mark(text, page.language)
            units = actor(text[after:].lstrip(" ,"), page.register, page.language)
            receivers = frozenset(
                found.receiver for found in passings(text, page.register, page.language) if not found.vague
            )
            yield _Part(number, passage.part(first, last), mark, units, receivers)


def _clauses(page: Page, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut before each further unit that acts in it: "the director signs and the front desk sends it"."""
    sentence, begun = text[start:end], 0
    for mention in page.register.mentions(sentence)[1:]:
        cut, after = follows_as_subject(sentence, mention.start, mention.end, page.language)
        if cut > begun and actor(sentence[begun:cut].strip(" ,;"), page.register, page.language):
            yield start + begun, start + cut
            begun = after
    yield start + begun, end


def _by_marks(parts: Sequence[_Part]) -> list[_Part]:
    """The parts from the first one, or that before the first "then" which acts, to the last that is marked or acts."""
    marked = [number for number, part in enumerate(parts) if part.mark]
    if len(marked) < _FEWEST_MARKS:
        return []
    first = marked[0] - (0 if parts[marked[0]].mark == "first" else 1)
    if first < 0 or (first < marked[0] and not parts[first].units):
        return []
    told = [number for number, part in enumerate(parts) if part.mark or part.units]
    return _if_enough(_merged(parts[first : told[-1] + 1]), _FEWEST_MARKS + 1)


def _by_receivers(parts: Sequence[_Part]) -> list[_Part]:
    """The longest row of parts that each name who acts, where one of them passes the case to who acts next."""
    rows: list[list[_Part]] = [[]]
    for part in parts:
        if part.units:
            rows[-1].append(part)
        elif rows[-1]:
            rows.append([])
    row = max(rows, key=len)
    passed = any(set(one.receivers) & set(other.units) for one, other in pairwise(row))
    return _if_enough(row, _FEWEST_MARKS) if passed else []


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """The parts that are steps: one that is neither put in order nor names who acts belongs to the one before it."""
    found: list[_Part] = []
    for part in parts:
        if part.mark or part.units or not found:
            found.append(part)
        else:
            last = found[-1]
            joined = Passage.joined((last.passage, part.passage))
            found[-1] = _Part(last.block, joined, last.mark, last.units, last.receivers | part.receivers)
    return found


def _if_enough(parts: list[_Part], marks: int) -> list[_Part]:
    """The parts, where they are a way: several steps of more than one unit, or of one with a word of order to each."""
    units = {unit for part in parts for unit in part.units}
    marked = sum(1 for part in parts if part.mark)
    enough = len(units) > 1 or (len(units) == 1 and marked >= marks)
    return parts if len(parts) >= _FEWEST and enough else []


def _steps(page: Page, parts: Sequence[_Part]) -> list[RawStep]:
    """The parts as steps; one that names nobody is done by who acted before."""
    steps: list[RawStep] = []
    units: tuple[str, ...] = ()
    for number, part in enumerate(parts, start=1):
        owner_from = "step" if part.units else "before"
        units = part.units or units
        place = page.document.locate(part.passage)
        steps.append(RawStep(str(number), part.passage, place, units, owner_from if units else "", None, part.block))
    return steps
