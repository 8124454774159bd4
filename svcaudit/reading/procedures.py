"""Internal documents -> procedures: the steps that each shape gives, understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svcaudit.language import LanguagePack, pack
from svcaudit.model.document import BlockKind, Document, Role, StepEntry
from svcaudit.model.place import Passage, Place
from svcaudit.model.procedure import Handoff, Procedure, Step
from svcaudit.model.quantity import Quantity
from svcaudit.reading.branches import read_branches
from svcaudit.reading.handoffs import passings, redirects
from svcaudit.reading.naming import name_stems, telling_name
from svcaudit.reading.outcomes import opening_condition, read_outcomes
from svcaudit.reading.owners import section_owners
from svcaudit.reading.rawsteps import FEWEST, Page, RawStep
from svcaudit.reading.spreads import with_spreads
from svcaudit.reading.steparrows import arrow_groups
from svcaudit.reading.stepdecisions import read_decisions
from svcaudit.reading.stepheadings import heading_groups
from svcaudit.reading.steplists import list_steps
from svcaudit.reading.stepmarks import marked_groups
from svcaudit.reading.stepprose import prose_groups
from svcaudit.reading.steptables import table_steps
from svcaudit.reading.steptimes import begins_with_receipt, has_own_clock, least_time, step_time, waits_for_customer
from svcaudit.reading.turnbacks import sent_again
from svcaudit.reading.units import UnitRegister
from svcaudit.reading.unitwords import split_units
from svcaudit.reading.voice import Voice, leaves_open, voice

#: Steps that are put in words, and only where no list or table of the same part of the document says them.
_IN_WORDS = (marked_groups, arrow_groups, prose_groups)


def read_procedures(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures of one internal document, in order."""
    if document.role is not Role.INTERNAL or not document.understood:
        return
    language = pack(document.language)
    if document.record is not None and document.record.steps:
        yield with_spreads(_from_data(document, register, language), document.record.steps, language)
    page = Page(document, register, language)
    found = [*heading_groups(page), *_laid_out(page)]
    for reader in _IN_WORDS:
        told = [raws for raws in reader(page) if not any(_same_part(document, raws, others) for others in found)]
        found += told
    for raws in found:
        yield _procedure(document, raws, register, language)


def _laid_out(page: Page) -> Iterator[list[RawStep]]:
    """The steps of each table and each outermost list."""
    for group in _groups(page.document):
        row = page.document.blocks[group[0]].kind is BlockKind.ROW
        raws = table_steps(page, group) if row else list_steps(page, group)
        if len(raws) >= FEWEST or any(raw.answers for raw in raws):
            yield raws


def _groups(document: Document) -> Iterator[list[int]]:
    """Indices of the blocks of each table and of each outermost list, in order."""
    groups: dict[int, list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.group and block.depth == 0 and block.kind in (BlockKind.ROW, BlockKind.ITEM):
            groups.setdefault(block.group, []).append(number)
    yield from groups.values()


def _same_part(document: Document, raws: Sequence[RawStep], others: Sequence[RawStep]) -> bool:
    """True where the headings over some steps are those over others, or the first of them."""
    over, beside = (document.blocks[one[0].block].headings for one in (raws, others))
    return beside[: len(over)] == over or over[: len(beside)] == beside


def _procedure(document: Document, raws: list[RawStep], register: UnitRegister, language: LanguagePack) -> Procedure:
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
    raws: list[RawStep],
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


def _open(raws: Sequence[RawStep], raw: RawStep, language: LanguagePack) -> bool:
    """True for a passive among steps that name who does them: the title of their manual does not say who does it."""
    return any(other.units for other in raws) and leaves_open(raw.passage.text, language)


def _step(
    document: Document,
    number: int,
    raws: list[RawStep],
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
        least_time=_least(raw, language),
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
        duties=raw.duties,
        condition=opening_condition(text, language),
        outcomes=read_outcomes(text, language),
        time_told=raw.time is not None and any(map(str.isalnum, raw.time.text)),
    )


def _nobody(raw: RawStep, language: LanguagePack) -> bool:
    """True where the cell of who does it is empty, or no sentence of the step names anybody."""
    if raw.empty_cell or raw.data is not None:
        return True
    sentences = (raw.passage.text[start:end] for start, end in language.sentences(raw.passage.text))
    return all(voice(sentence, language) is not Voice.NAMED for sentence in sentences)


def acts(text: str, language: LanguagePack) -> bool:
    """True where the text is an action: it has at least two words of its own."""
    return len(language.topics(text)) >= 2


def _later(raws: list[RawStep], number: int) -> tuple[str, ...]:
    return tuple(raw.passage.text for raw in raws[number + 1 :])


def _before(raws: list[RawStep], number: int) -> str:
    return raws[number - 1].passage.text if number else ""


def _timed(raw: RawStep, language: LanguagePack) -> tuple[str, LanguagePack, str]:
    """Where the time of a step is looked for: its own cell or key, else its text."""
    return (raw.passage if raw.time is None else raw.time).text, language, raw.time_header


def _least(raw: RawStep, language: LanguagePack) -> Quantity | None:
    """The shortest time of a step, from the column that says it where there is one."""
    beside = None if raw.least is None else least_time(raw.least.text, language, raw.least_header)
    return beside or least_time(*_timed(raw, language))


def _handoffs(
    document: Document, raw: RawStep, units: tuple[str, ...], register: UnitRegister, language: LanguagePack
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
    if raw.data is not None and raw.data.to is not None:
        for name in split_units(raw.data.to.text):
            yield Handoff(sender, register.canonical(name), document.locate(raw.data.to), name, raw.id)


def _from_data(document: Document, register: UnitRegister, language: LanguagePack) -> Procedure:
    record = document.record
    assert record is not None
    raws = [_data_step(document, number, step, register) for number, step in enumerate(record.steps, start=1)]
    named = record.procedure or record.service
    owner = tuple(register.canonical(name) for name in split_units(record.owner.text)) if record.owner else ()
    texts = [passage.text for passage in (record.procedure, record.service) if passage is not None]
    place = document.locate(named) if named is not None else raws[0].place
    name = named.text if named else ""
    found = _assembled(document, name, place, raws, owner, bool(owner), texts, register, language)
    return replace(found, charted=True)


def _data_step(document: Document, order: int, step: StepEntry, register: UnitRegister) -> RawStep:
    units = tuple(register.canonical(name) for name in split_units(step.unit.text)) if step.unit else ()
    passage = step.do or step.decide or step.to or Passage("")
    return RawStep(
        id=step.id.text if step.id else str(order),
        passage=passage,
        place=document.place(*step.span),
        units=units,
        owner_from="step" if units else "",
        time=step.within or Passage(""),
        block=0,
        data=step,
    )
