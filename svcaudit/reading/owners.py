"""Who answers for a procedure or a section as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.reading.units import UnitRegister

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.VALUE, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Owners:
    """The units that a section names as responsible; `case` is true where one answers to the customer throughout."""

    units: tuple[str, ...]
    case: bool


def section_owners(document: Document, number: int, register: UnitRegister, language: LanguagePack) -> Owners:
    """Who the prose around block `number` names as answering for its section, or the heading above a list."""
    headings = document.blocks[number].headings
    found: list[str] = []
    for block in document.blocks:
        if block.kind in _PROSE and not block.group and block.headings == headings:
            found.extend(_owners_in(block, register, language))
    case = bool(found)
    listed = document.blocks[number].kind is BlockKind.ITEM
    if listed and not found:
        found = _heading_owner(document.blocks[number], register, language)
    return Owners(tuple(dict.fromkeys(found)), case)


def _owners_in(block: Block, register: UnitRegister, language: LanguagePack) -> list[str]:
    found = []
    for start, end in language.sentences(block.passage.text):
        sentence = block.passage.text[start:end]
        owns = [hit for hit in language.hits(sentence) if hit.concept == "evidence.owner"]
        mentions = register.mentions(sentence)
        if owns and mentions:
            found.append(mentions[0].unit)
    return found


def _heading_owner(block: Block, register: UnitRegister, language: LanguagePack) -> list[str]:
    """A heading or title that says who: "Tareas de Caja", "Front desk handbook", "Responsible: Claims"."""
    for heading in reversed(block.headings):
        text = heading.passage.text
        hits = language.hits(text)
        labelled, colon, name = text.partition(":")
        if colon and name.strip() and any(hit.concept == "column.unit" and hit.end <= len(labelled) for hit in hits):
            return [register.canonical(name.strip())]
        mention = next(iter(register.mentions(text)), None)
        if mention is not None and _is_named_after(text, mention.start, mention.end, language):
            return [mention.unit]
        desks = [hit for hit in hits if hit.concept in ("unit.head", "unit.role")]
        if desks and _is_named_after(text, desks[0].start, desks[0].end, language):
            return [text[desks[0].start : desks[0].end]]
    return []


def _is_named_after(heading: str, start: int, end: int, language: LanguagePack) -> bool:
    """True for a heading that is a unit and at most one word of what its document is, where the language puts it.

    "Reception and bookings" is about two things that are done, and not the name of who does them.
    """
    before, after = language.topics(heading[:start]), language.topics(heading[end:])
    what, other = (before, after) if language.grammar.head_first else (after, before)
    return len(what) <= 1 and not other
