"""Stretches of time with what limits them, what starts their clock, and whether they recur or are a mean."""

from __future__ import annotations

from decimal import Decimal

from svcaudit.language.quantities.anchors import leading_event, starts_from
from svcaudit.language.quantities.bounds import bound_after, bound_before
from svcaudit.language.quantities.clock import single_time
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.measures import Measure, read_measure
from svcaudit.language.quantities.relative import read_relative, single_unit
from svcaudit.language.quantities.timetable import timetable
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import Bound, Duration, QuantityKind, Unit

_TWO = Decimal(2)
_AVERAGE_BEFORE = 10
_AVERAGE_AFTER = 3
_CLAUSE_SIGNS = frozenset(",;.()!?")


def read_duration(line: Line, index: int, floor: int, vocabulary: Vocabulary) -> Found | None:
    """The duration whose number begins at token `index`; words that limit it may begin from token `floor` on."""
    relative = read_relative(line, index, vocabulary)
    if relative is not None:
        duration, end = relative
        limit = bound_before(line, index, floor, vocabulary) if duration.minimum is None else None
        first = limit[1] if limit else index
        event = starts_from(line, end, vocabulary, bounded=True) or leading_event(line, first, floor, vocabulary)
        return Found(QuantityKind.DURATION, first, end, duration, event)
    times = timetable(vocabulary.code)
    if single_time(line, index, times) or (line.is_digits(index) and times.sets.at(line, index)):
        return None
    recurring = _every_unit(line, index, vocabulary)
    if recurring is not None:
        return recurring
    measure = read_measure(line, index, vocabulary)
    if measure is None or _is_rate(line, measure, floor, vocabulary):
        return None
    return _limited(line, measure, floor, vocabulary)


def _limited(line: Line, measure: Measure, floor: int, vocabulary: Vocabulary) -> Found:
    every = _every_before(line, measure.first, floor, vocabulary)
    if every is not None:
        duration = _duration(measure, None)
        return Found(QuantityKind.DURATION, every, measure.end, duration, every=True)
    before = bound_before(line, measure.first, floor, vocabulary)
    if before and _is_no_limit(line, before[1], measure, vocabulary):
        before = None
    after = bound_after(line, measure.end, vocabulary)
    first, end = (before[1] if before else measure.first), (after[1] if after else measure.end)
    bound = after[0] if after else before[0] if before else _open_ended(line, measure)
    duration = _duration(measure, bound)
    event = starts_from(line, end, vocabulary, bounded=duration.bound is not Bound.EXACTLY)
    event = event or leading_event(line, first, floor, vocabulary)
    average = _is_average(line, first, end, floor, vocabulary)
    return Found(QuantityKind.DURATION, first, end, duration, event, average=average)


def _is_no_limit(line: Line, start: int, measure: Measure, vocabulary: Vocabulary) -> bool:
    """`desde 24 hasta 72 horas` is one range, and "over by two days" a difference."""
    opens_range = measure.low != measure.high and line.texts[start] in vocabulary.sets["range_openers"]
    return opens_range or (start + 1 == measure.first and line.texts[start] in vocabulary.sets["not_before_measure"])


def _open_ended(line: Line, measure: Measure) -> Bound | None:
    """`15+ days`."""
    return Bound.AT_LEAST if "+" in line.texts[measure.first : measure.end] else None


def _duration(measure: Measure, bound: Bound | None) -> Duration:
    minimum: Decimal | None = measure.low
    maximum: Decimal | None = measure.high
    single = measure.low == measure.high
    if bound is Bound.AT_MOST and single:
        minimum = None
    elif bound is Bound.AT_LEAST and single:
        maximum = None
    if bound is None:
        bound = Bound.EXACTLY
    return Duration(minimum, maximum, measure.unit, measure.calendar, bound)


def _is_rate(line: Line, measure: Measure, floor: int, vocabulary: Vocabulary) -> bool:
    """`twice a day`, `$5 a month`: "a" is "per" unless a word that takes a duration stands before it."""
    if not measure.article or line.texts[measure.first] not in ("a", "an"):
        return False
    allowed = vocabulary.words["rate_before"].before(line, measure.first, floor)
    if allowed is not None or measure.first == 0 or bound_before(line, measure.first, floor, vocabulary):
        return False
    return vocabulary.words["starts"].at(line, measure.end) is None


def _every_before(line: Line, first: int, floor: int, vocabulary: Vocabulary) -> int | None:
    found = vocabulary.words["every"].before(line, first, floor)
    if found is None or vocabulary.words["every_not"].before(line, found[1]):
        return None
    return found[1]


def _every_unit(line: Line, index: int, vocabulary: Vocabulary) -> Found | None:
    """`cada semana`, `every hour`: one of the unit."""
    alternate = vocabulary.words["alternate_days"].at(line, index)
    if alternate is not None:
        return Found(QuantityKind.DURATION, index, alternate[1], Duration(_TWO, _TWO, Unit.DAY), every=True)
    other = vocabulary.words["every_other"].at(line, index)
    found = other or vocabulary.words["every"].at(line, index)
    duration, end = _one_of(line, found[1], vocabulary, times=2 if other else 1) if found else (None, 0)
    if duration is None:
        return None
    if vocabulary.words["every_not"].before(line, index) or vocabulary.words["every_not_after"].at(line, end):
        return None
    return Found(QuantityKind.DURATION, index, end, duration, every=True)


def _one_of(line: Line, index: int, vocabulary: Vocabulary, *, times: int) -> tuple[Duration | None, int]:
    """The unit in the singular at token `index`, with its calendar ("día hábil", "fortnight"), and where it ends."""
    single = single_unit(line, index, vocabulary)
    if single is not None:
        number = Decimal(times)
        return Duration(number, number, single[0], single[1]), single[2]
    unit = vocabulary.units.at(line, index)
    if unit is None or (line.texts[unit[1] - 1].endswith("s") and unit[0].unit is not Unit.MONTH):
        return None, index
    number = unit[0].times * times
    return Duration(number, number, unit[0].unit, unit[0].calendar), unit[1]


def _is_average(line: Line, first: int, end: int, floor: int, vocabulary: Vocabulary) -> bool:
    cues = vocabulary.words["average"]
    for at in range(first, max(floor, first - _AVERAGE_BEFORE) - 1, -1):
        if at < first and line.texts[at] in _CLAUSE_SIGNS:
            # "On average, calls last 6 min": the words before a comma may stand over what follows.
            return line.texts[at] == "," and cues.before(line, at, floor) is not None
        if cues.before(line, at, floor):
            return True
    skip = line.text(end) in (",", "(")
    return any(cues.at(line, at) for at in range(end, min(line.size, end + skip + _AVERAGE_AFTER)))
