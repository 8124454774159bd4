"""What a document says of its own days: "In this charter, days are working days".

Such a sentence says nothing else. What is left of it beside the days, the verb, the calendar and words for the
document itself are small words; one more, as in "delivery days are working days", and it is no definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Claim, ClaimKind, Hit, Statement
from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.model.place import Place
from svcaudit.model.procedure import Procedure, Step
from svcaudit.model.quantity import Calendar, Duration, Quantity, QuantityKind, Unit

_GROUP = "counting."
_DAYS, _HOURS, _LIMITS, _VERB = (_GROUP + name for name in ("days", "hours", "limits", "counts"))
_TIMES = frozenset({_DAYS, _HOURS, _LIMITS})
_WHOLE, _PART, _GENERAL = (_GROUP + name for name in ("whole", "part", "general"))
#: What turns a sentence round, or has it hold in some cases only.
_TURNS = ("negation.", "condition.")
#: Times to act in. How long a warranty holds or a file is kept is counted by the calendar, whatever is said of days.
_COUNTED = frozenset({ClaimKind.DEADLINE, ClaimKind.WINDOW, ClaimKind.NOTICE, ClaimKind.INTERVAL, ClaimKind.WAITING})
_TITLE = 1  # level of a heading over the whole document


@dataclass(frozen=True, slots=True)
class Definition:
    """The calendar of times in `units` that stand in lines `first` to `last` of a document (None: to its end)."""

    calendar: Calendar
    units: frozenset[Unit]
    place: Place
    first: int
    last: int | None

    def reaches(self, line: int) -> bool:
        """True for a line that the definition holds for."""
        return self.first <= line and (self.last is None or line <= self.last)


def definitions(document: Document, statements: Iterable[Statement], language: LanguagePack) -> tuple[Definition, ...]:
    """What a document defines of its days and hours, what holds for a part of it first; none that another denies."""
    found = [one for statement in statements for one in _definition(document, statement, language)]
    agreed = [
        one for one in found if not any(other.calendar is not one.calendar and _alike(one, other) for other in found)
    ]
    return tuple(sorted(agreed, key=lambda one: one.first, reverse=True))


def _alike(one: Definition, other: Definition) -> bool:
    return (one.first, one.last) == (other.first, other.last) and bool(one.units & other.units)


def _definition(document: Document, statement: Statement, language: LanguagePack) -> Iterator[Definition]:
    defined = defined_calendar(statement.text, language)
    if defined is not None and statement.block >= 0:
        first, last = _part(document, document.blocks[statement.block], statement.text, language)
        yield Definition(defined[0], defined[1], statement.place, first, last)


@lru_cache(maxsize=4096)
def defined_calendar(text: str, language: LanguagePack) -> tuple[Calendar, frozenset[Unit]] | None:
    """The calendar that a sentence defines, and for times in which units; None where it defines none."""
    hits = [hit for hit in language.hits(text) if hit.concept.startswith(_GROUP)]
    verb = next((hit for hit in hits if hit.concept == _VERB), None)
    times = [hit for hit in hits if hit.concept in _TIMES]
    calendars = language.calendars(text) if verb is not None and times else ()
    if verb is None or len({calendar for calendar, _, _ in calendars}) != 1:
        return None
    weekdays = [one for one in language.quantities(text) if one.kind is QuantityKind.HOURS]
    start = calendars[0][1]
    if not max(times[0].end, verb.end) <= start or not _in_order(verb, times, weekdays):
        return None
    covered = [(hit.start, hit.end) for hit in hits] + [(begin, end) for _, begin, end in calendars]
    covered += [(one.start, one.end) for one in weekdays]
    if _says_more(text, covered, language):
        return None
    units = _units({hit.concept for hit in hits})
    return (calendars[0][0], units) if units else None


def _in_order(verb: Hit, times: Sequence[Hit], weekdays: Sequence[Quantity]) -> bool:
    """False for what tells which days are working days: "Monday to Friday are working days"."""
    if any(one.start < verb.start for one in weekdays):
        return False
    return times[0].start < verb.start or (len(times) > 1 and not weekdays)


def _says_more(text: str, covered: Iterable[tuple[int, int]], language: LanguagePack) -> bool:
    """True where a sentence says more than a definition: other words, a negation, a case in which alone it holds."""
    spans = tuple(covered)
    others = [word for word in language.words(text) if not _inside(word.start, spans)]
    if any(word.folded not in language.stop_words for word in others):
        return True
    for value in language.quantities(text):
        # "A working day" is the day that is spoken of, "five working days" is a time.
        said = {word.folded for word in others if value.start <= word.start < value.end}
        if value.kind is not QuantityKind.HOURS and not said <= language.grammar.articles:
            return True
    return any(hit.concept.startswith(_TURNS) and not _inside(hit.start, spans) for hit in language.hits(text))


def _inside(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _units(concepts: set[str]) -> frozenset[Unit]:
    """The units of what is defined; limits without a unit are told in days.

    "Our hours are office hours" may tell when somebody is there: hours are defined beside days or for a document.
    """
    days = _DAYS in concepts or (_LIMITS in concepts and _HOURS not in concepts)
    hours = _HOURS in concepts and (_DAYS in concepts or _WHOLE in concepts)
    return frozenset(unit for unit, said in ((Unit.DAY, days), (Unit.HOUR, hours)) if said)


def _part(document: Document, block: Block, text: str, language: LanguagePack) -> tuple[int, int | None]:
    """First and last line of what a definition holds for: the document, or the section that it stands in."""
    said = {hit.concept for hit in language.hits(text)}
    over = [heading for heading in block.headings if heading.level > _TITLE]
    general = bool(over) and any(hit.concept == _GENERAL for hit in language.hits(over[-1].passage.text))
    if not over or (_PART not in said and (_WHOLE in said or general)):
        return 1, None
    first = document.locate(over[-1].passage).line
    starts = (document.locate(one.passage).line for one in document.blocks if _ends(one, over[-1].level))
    return first, next((line - 1 for line in starts if line > first), None)


def _ends(block: Block, level: int) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= level


def with_definitions(claims: Iterable[Claim], found: Sequence[Definition]) -> Iterator[Claim]:
    """Claims whose times have the calendar that their document defines, where their own words leave it unsaid."""
    for claim in claims:
        if not found or claim.quantity is None or claim.kind not in _COUNTED:
            yield claim
            continue
        quantity = defined(claim.quantity, claim.place.line, found)
        yield claim if quantity is claim.quantity else replace(claim, quantity=quantity)


def defined(quantity: Quantity, line: int, found: Iterable[Definition]) -> Quantity:
    """A time on a line with its calendar by definition; as it is where it has one, or where none is defined."""
    value = quantity.value
    if not isinstance(value, Duration) or value.calendar is not Calendar.UNSAID:
        return quantity
    for one in found:
        if value.unit in one.units and one.reaches(line):
            return replace(quantity, value=replace(value, calendar=one.calendar), calendar_from=one.place)
    return quantity


def with_defined_steps(procedure: Procedure, found: Sequence[Definition]) -> Procedure:
    """A procedure whose times have the calendar that their document defines."""
    if not found:
        return procedure
    return replace(procedure, steps=tuple(_step(step, found) for step in procedure.steps))


def _step(step: Step, found: Sequence[Definition]) -> Step:
    line = step.place.line
    handoffs = tuple(
        one if one.limit is None else replace(one, limit=defined(one.limit, one.place.line, found))
        for one in step.handoffs
    )
    times = (step.time, step.least_time, step.usual_time)
    time, least, usual = (None if one is None else defined(one, line, found) for one in times)
    return replace(step, time=time, least_time=least, usual_time=usual, handoffs=handoffs)
