"""Internal documents -> procedures: steps from YAML, tables, numbered lists and headings that are steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svcaudit.language import LanguagePack, pack
from svcaudit.model.document import BlockKind, Cell, Document, Role, StepEntry
from svcaudit.model.place import Passage, Place
from svcaudit.model.procedure import Handoff, Procedure, Step
from svcaudit.reading.branches import read_branches
from svcaudit.reading.handoffs import actor, passings, redirects
from svcaudit.reading.naming import name_stems, telling_name
from svcaudit.reading.owners import section_owners
from svcaudit.reading.spreads import with_spreads
from svcaudit.reading.stepdecisions import read_decisions
from svcaudit.reading.steptimes import begins_with_receipt, has_own_clock, least_time, step_time, waits_for_customer
from svcaudit.reading.turnbacks import sent_again
from svcaudit.reading.units import UnitRegister, is_unit_header, split_units
from svcaudit.reading.voice import Voice, leaves_open, voice

_FEWEST = 2  # steps: fewer are no path
_AFTER_NUMBER = " .:)–—-"
_NUMBER = re.compile(r"\d+[a-z]?|[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A step before it is understood: its id, its text with the way back to the source, and what columns say."""

    id: str
    passage: Passage
    place: Place
    units: tuple[str, ...]
    owner_from: str
    time: Passage | None
    block: int
    data: StepEntry | None = None
    empty_cell: bool = False
    answers: tuple[str, ...] = ()
    time_header: str = ""


def read_procedures(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures of one internal document, in order."""
    if document.role is not Role.INTERNAL or not document.understood:
        return
    language = pack(document.language)
    if document.record is not None and document.record.steps:
        yield with_spreads(_from_data(document, register, language), document.record.steps, language)
    for group in _heading_groups(document, language):
        raws = [_heading_step(document, number, register, language) for number in group]
        yield _procedure(document, raws, register, language)
    for group in _groups(document):
        raws = _raw_steps(document, group, register, language)
        if len(raws) >= _FEWEST or any(raw.answers for raw in raws):
            yield _procedure(document, raws, register, language)


def _groups(document: Document) -> Iterator[list[int]]:
    """Indices of the blocks of each table and of each outermost list, in order."""
    groups: dict[int, list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.group and block.depth == 0 and block.kind in (BlockKind.ROW, BlockKind.ITEM):
            groups.setdefault(block.group, []).append(number)
    yield from groups.values()


def _heading_groups(document: Document, language: LanguagePack) -> Iterator[list[int]]:
    """Indices of the headings that are steps ("Paso 3. ...", "Step 2: ..."), those under one heading together."""
    groups: dict[tuple[int, str], list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING and _step_number(block.passage.text, language):
            over = block.headings[-1].passage.text if block.headings else ""
            groups.setdefault((block.level, over), []).append(number)
    yield from (group for group in groups.values() if len(group) >= _FEWEST)


def _step_number(text: str, language: LanguagePack) -> str:
    """The number of a heading that is a step, "" for any other heading."""
    words = language.words(text)
    opens = any(hit.concept == "reference.step" and hit.start == 0 for hit in language.hits(text))
    return words[1].text if opens and len(words) > 1 and _NUMBER.fullmatch(words[1].text) else ""


def _heading_step(document: Document, number: int, register: UnitRegister, language: LanguagePack) -> _Raw:
    """A step with its heading's text and that of the blocks below it."""
    block = document.blocks[number]
    label = _step_number(block.passage.text, language)
    rest = block.passage.text[block.passage.text.find(label) + len(label) :]
    told = block.passage.part(len(block.passage.text) - len(rest.lstrip(_AFTER_NUMBER)), len(block.passage.text))
    below = [
        other.passage
        for other in document.blocks[number + 1 :]
        if other.headings and other.headings[-1].passage == block.passage
    ]
    units = acting_units(told.text, register, language)
    passage = Passage.joined((told, *below), ". ")
    return _Raw(label, passage, document.locate(block.passage), units, "heading" if units else "", None, number)


def _raw_steps(document: Document, group: Sequence[int], register: UnitRegister, language: LanguagePack) -> list[_Raw]:
    first = document.blocks[group[0]]
    if first.kind is BlockKind.ROW:
        return _table_steps(document, group, register, language)
    if not all(_NUMBER.fullmatch(document.blocks[number].marker.strip("().")) for number in group):
        return []
    return [_list_step(document, number, register, language) for number in group]


def _list_step(document: Document, number: int, register: UnitRegister, language: LanguagePack) -> _Raw:
    block = document.blocks[number]
    units = acting_units(block.passage.text, register, language)
    place = document.locate(block.passage)
    owner_from = "step" if units else ""
    nested = tuple(other.passage.text for other in document.blocks if other.parent == number)
    marker = block.marker.strip("().")
    return _Raw(marker, block.passage, place, units, owner_from, None, number, answers=nested)


def acting_units(text: str, register: UnitRegister, language: LanguagePack) -> tuple[str, ...]:
    """The units that act in the first sentence of a text that names any."""
    for start, end in language.sentences(text):
        found = actor(text[start:end], register, language)
        if found:
            return found
    return ()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a steps table is which; None where there is no such column."""

    step: int | None
    unit: int | None
    action: int | None
    time: int | None


def _columns(cells: Sequence[Cell], language: LanguagePack) -> _Columns:
    found: dict[str, int] = {}
    for cell in cells:
        header = cell.header.text
        if is_unit_header(header, language):
            found.setdefault("unit", cell.column)
            continue
        for hit in language.hits(header):
            if hit.concept.startswith("column."):
                found.setdefault(hit.concept.removeprefix("column."), cell.column)
                break
    return _Columns(found.get("step"), found.get("unit"), found.get("action"), found.get("time"))


def _table_steps(
    document: Document, group: Sequence[int], register: UnitRegister, language: LanguagePack
) -> list[_Raw]:
    columns = _columns(document.blocks[group[0]].cells, language)
    if columns.action is None or (columns.step is None and columns.unit is None):
        return []
    if columns.step is None and not _numbered(document, group):
        return []
    return [_row_step(document, number, order, columns, register) for order, number in enumerate(group, start=1)]


def _numbered(document: Document, group: Sequence[int]) -> bool:
    """True where the first cell of each row is a number."""
    return all(
        document.blocks[number].cells and _NUMBER.fullmatch(document.blocks[number].cells[0].passage.text.strip())
        for number in group
    )


def _row_step(document: Document, number: int, order: int, columns: _Columns, register: UnitRegister) -> _Raw:
    block = document.blocks[number]
    by_column = {cell.column: cell.passage for cell in block.cells}
    said = by_column.get(columns.step) if columns.step is not None else None
    label = said.text.strip(" .") if said is not None and said.text.strip() else str(order)
    unit = by_column.get(columns.unit) if columns.unit is not None else None
    units = tuple(register.canonical(name) for name in split_units(unit.text)) if unit is not None else ()
    passage = by_column.get(columns.action) if columns.action is not None else None
    time = by_column.get(columns.time) if columns.time is not None else None
    header = next((cell.header.text for cell in block.cells if cell.column == columns.time), "")
    place = document.locate(block.passage)
    owner_from = "column" if units else ""
    empty = columns.unit is not None and not units
    return _Raw(
        label, passage or block.passage, place, units, owner_from, time, number, None, empty, time_header=header
    )


def _procedure(document: Document, raws: list[_Raw], register: UnitRegister, language: LanguagePack) -> Procedure:
    block = document.blocks[raws[0].block]
    heading = block.headings[-1].passage if block.headings else None
    name = heading.text if heading is not None else (document.metadata.title.text if document.metadata.title else "")
    place = document.locate(heading) if heading is not None else document.place(0, 1)
    owners = section_owners(document, raws[0].block, register, language)
    over = [one.passage.text for one in reversed(block.headings)]
    over += [one.text for one in (document.metadata.title, document.metadata.service) if one is not None]
    return _assembled(document, name, place, raws, owners.units, owners.case, over or [name], register, language)


def _assembled(
    document: Document,
    name: str,
    place: Place,
    raws: list[_Raw],
    owner: tuple[str, ...],
    case_owner: bool,
    over: Sequence[str],
    register: UnitRegister,
    language: LanguagePack,
) -> Procedure:
    """The procedure of those steps; `over` are its names, the nearest first."""
    identifier = f"{document.path}:{place.line}:{raws[0].place.line}"
    steps = tuple(
        _step(document, number, raws, owner if case_owner or not _open(raws, raw, language) else (), register, language)
        for number, raw in enumerate(raws)
    )
    named = telling_name(over, language) or name
    hits = {hit.concept for text in (name, named) for hit in language.hits(text)}
    told = (*over, *(raw.passage.text for raw in raws))
    return Procedure(
        id=identifier,
        path=document.path,
        name=name,
        place=place,
        steps=steps,
        owner=owner,
        subjects=frozenset(concept for concept in hits if concept.startswith("subject.")),
        names=name_stems(named, document, language),
        topics=frozenset(stem for text in told for stem in language.topics(text)),
        case_owner=case_owner,
    )


def _open(raws: Sequence[_Raw], raw: _Raw, language: LanguagePack) -> bool:
    """True for a passive among steps that name who does them: the title of their manual does not say who does it."""
    return any(other.units for other in raws) and leaves_open(raw.passage.text, language)


def _step(
    document: Document,
    number: int,
    raws: list[_Raw],
    owner: tuple[str, ...],
    register: UnitRegister,
    language: LanguagePack,
) -> Step:
    raw = raws[number]
    units, owner_from = raw.units, raw.owner_from
    if not units and owner:
        units, owner_from = owner, "procedure"
    text = raw.passage.text
    identifiers = [other.id for other in raws]
    branches = read_branches(document, raw.passage, raw.data, number, identifiers, language)
    return Step(
        id=raw.id,
        text=text,
        place=raw.place,
        units=units,
        owner_from=owner_from,
        acts=acts(text, language),
        time=step_time(*_timed(raw, language)),
        least_time=least_time(*_timed(raw, language)),
        stems=frozenset(language.topics(text)),
        branches=branches,
        decisions=read_decisions(
            document, raw.passage, raw.data, raw.answers, _later(raws, number), language, _before(raws, number)
        ),
        handoffs=tuple(_handoffs(document, raw, units, register, language)),
        ends=bool(raw.data and raw.data.end) or number == len(raws) - 1,
        own_clock=has_own_clock(text, language),
        waits_for_customer=waits_for_customer(text, language),
        nobody=not units and _nobody(raw, language),
        receives=begins_with_receipt(text, language),
        sent_again=sent_again(document, raw.passage, units, register, language),
    )


def _nobody(raw: _Raw, language: LanguagePack) -> bool:
    """True where the cell of who does it is empty, or no sentence of the step names anybody."""
    if raw.empty_cell or raw.data is not None:
        return True
    sentences = (raw.passage.text[start:end] for start, end in language.sentences(raw.passage.text))
    return all(voice(sentence, language) is not Voice.NAMED for sentence in sentences)


def acts(text: str, language: LanguagePack) -> bool:
    """True where the text is an action: it has at least two words of its own."""
    return len(language.topics(text)) >= 2


def _later(raws: list[_Raw], number: int) -> tuple[str, ...]:
    return tuple(raw.passage.text for raw in raws[number + 1 :])


def _before(raws: list[_Raw], number: int) -> str:
    return raws[number - 1].passage.text if number else ""


def _timed(raw: _Raw, language: LanguagePack) -> tuple[str, LanguagePack, str]:
    """Where the time of a step is looked for: its own cell or key, else its text."""
    return (raw.passage if raw.time is None else raw.time).text, language, raw.time_header


def _handoffs(
    document: Document, raw: _Raw, units: tuple[str, ...], register: UnitRegister, language: LanguagePack
) -> Iterator[Handoff]:
    sender = units[0] if units else ""
    for start, end in language.sentences(raw.passage.text):
        sentence = raw.passage.text[start:end]
        for found in (*passings(sentence, register, language), *redirects(sentence, register, language)):
            if found.receiver == sender and not found.customer:
                continue
            place = document.locate(raw.passage, start + found.start, start + found.end)
            yield Handoff(
                sender,
                found.receiver,
                place,
                sentence[found.start : found.end],
                raw.id,
                found.vague,
                found.customer,
                conditional=any(hit.concept.startswith("decision.") for hit in language.hits(sentence)),
            )


def _from_data(document: Document, register: UnitRegister, language: LanguagePack) -> Procedure:
    record = document.record
    assert record is not None
    raws = [_data_step(document, number, step, register) for number, step in enumerate(record.steps, start=1)]
    named = record.procedure or record.service
    owner = tuple(register.canonical(name) for name in split_units(record.owner.text)) if record.owner else ()
    texts = [passage.text for passage in (record.procedure, record.service) if passage is not None]
    place = document.locate(named) if named is not None else raws[0].place
    return _assembled(document, named.text if named else "", place, raws, owner, bool(owner), texts, register, language)


def _data_step(document: Document, order: int, step: StepEntry, register: UnitRegister) -> _Raw:
    units = tuple(register.canonical(name) for name in split_units(step.unit.text)) if step.unit else ()
    passage = step.do or step.decide or step.to or Passage("")
    return _Raw(
        id=step.id.text if step.id else str(order),
        passage=passage,
        place=document.place(*step.span),
        units=units,
        owner_from="step" if units else "",
        time=step.within or Passage(""),
        block=0,
        data=step,
    )
