"""Times of day and spans between two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from svcaudit.language.quantities.line import Line, remembered
from svcaudit.language.quantities.timetable import Timetable
from svcaudit.language.quantities.vocabulary import Vocabulary

NOON = 720
MIDNIGHT = 1440
_HOUR = 60
_LONGEST_BRACKET = 6
_DAWN = 6 * _HOUR
_EARLY = 8 * _HOUR
_MORNING = range(6, 12)
_AFTERNOON = range(13, 24)


class Evidence(IntEnum):
    """How surely two numbers are times of day."""

    NONE = 0
    BACKWARDS = 1  # "from 8 to 6" is no other range
    MARK = 2  # "h", which is a length of time too
    SURE = 3


@dataclass(frozen=True, slots=True)
class Time:
    """A time in minutes from midnight, ending before token `end`.

    `half` is -1 where a.m. or p.m. is not said, else 0 or 1; `bare` tells that the hour may be of either half of the
    day, `spoken` that it is told without minutes in digits.
    """

    minutes: int
    end: int
    evidence: Evidence
    half: int = -1
    bare: bool = True
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `close` in minutes; `close` is not after `start` where it ends on the next day.

    `zone` is the time zone as named, in the folded words of the table.
    """

    start: int
    close: int
    end: int
    evidence: Evidence
    bare: bool = False
    zone: str = ""


@remembered
def read_time(line: Line, index: int, table: Timetable) -> Time | None:
    """The time of day at token `index`."""
    for phrases, minutes in ((table.noon, NOON), (table.midnight, MIDNIGHT)):
        found = phrases.at(line, index)
        if found is not None:
            return Time(minutes, found[1], Evidence.SURE, half=1, bare=False)
    prefix = table.prefixes.at(line, index)
    if prefix is not None:
        hour = _in_words(line, prefix[1], table)
        return replace(hour, minutes=hour.minutes + prefix[0]) if hour else None
    if not line.is_digits(index):
        return _in_words(line, index, table)
    if len(line.texts[index]) == 4:
        return _military(line, index, table)
    return _in_digits(line, index, table)


def _in_words(line: Line, index: int, table: Timetable) -> Time | None:
    hour = table.hours_in_words.get(line.text(index))
    if hour is None:
        return None
    fraction, end = table.halves.at(line, index + 1) or (Decimal(0), index + 1)
    return _with_half(line, Time(hour * _HOUR + int(fraction * _HOUR), end, Evidence.NONE, spoken=True), table)


def _military(line: Line, index: int, table: Timetable) -> Time | None:
    """`0900`."""
    hour, minute = int(line.texts[index][:2]), int(line.texts[index][2:])
    if hour > 24 or minute >= _HOUR or minute % 5:
        return None
    mark = table.marks.at(line, index + 1)
    sure = line.texts[index].startswith("0") and mark is not None
    evidence = Evidence.SURE if sure else Evidence.NONE
    end = mark[1] - line.ends_sentence(mark[1] - 1) if mark else index + 1
    return Time(hour * _HOUR + minute, end, evidence, bare=False)


def _in_digits(line: Line, index: int, table: Timetable) -> Time | None:
    hour, end = int(line.texts[index]) if len(line.texts[index]) <= 2 else 99, index + 1
    if hour > 24 or (line.is_glued(index) and line.is_word(index - 1)):
        return None
    minute, evidence = 0, Evidence.NONE
    joiner = line.text(end)
    if joiner in table.minute_joiners and line.is_glued(end) and line.is_glued(end + 1) and _is_minute(line, end + 1):
        minute, end = int(line.texts[end + 1]), end + 2
        evidence = Evidence.MARK if joiner == "." else Evidence.SURE
        end += joiner == "h" and line.text(end) == "min" and line.is_glued(end)
    mark = table.marks.at(line, end)
    if mark is not None and not (line.is_glued(mark[1]) and line.is_digits(mark[1])):
        end, evidence = mark[1], max(evidence, Evidence.MARK)
        end -= line.ends_sentence(end - 1)
    padded = line.texts[index].startswith("0") or hour > 12
    bare, round_hour = not padded, joiner not in table.minute_joiners
    return _with_half(line, Time(hour * _HOUR + minute, end, evidence, bare=bare, spoken=bare and round_hour), table)


def _is_minute(line: Line, index: int) -> bool:
    return line.is_digits(index) and len(line.texts[index]) == 2 and int(line.texts[index]) < _HOUR


def _with_half(line: Line, time: Time, table: Timetable) -> Time:
    """The time with its a.m. or p.m."""
    for half, phrases in enumerate((table.am, table.pm)):
        found = phrases.at(line, time.end)
        if found is None or time.minutes >= NOON + _HOUR or not _is_half(line, time.end, found[1]):
            continue
        minutes = time.minutes % NOON + half * NOON
        return Time(minutes, found[1], Evidence.SURE, half=half, bare=False)
    return time


def _is_half(line: Line, start: int, end: int) -> bool:
    """A single "a" or "p" must touch its number and nothing else, but for the hyphen of "7a-7p"."""
    if end - start > 1 or len(line.texts[start]) > 1:
        return True
    ranged = line.text(end) == "-" and line.is_digits(end + 1)
    return line.is_glued(start) and (ranged or not line.is_glued(end))


def read_span(line: Line, index: int, table: Timetable, words: Vocabulary) -> Span | None:
    """Two times of day with "to" between them, the first at token `index`."""
    first = read_time(line, index, table)
    if first is None:
        return None
    between = table.between.before(line, _before_article(line, index, table)) is not None
    joiner = table.to.at(line, first.end) or (table.and_.at(line, first.end) if between else None)
    if joiner is None:
        return None
    at, article = _article(line, joiner[1], table)
    second = read_time(line, at, table)
    if second is None or measures_something(line, second, table, words):
        return None
    article = article or _before_article(line, index, table) < index
    return _resolved(line, index, first, second, table, article=article)


def _article(line: Line, index: int, table: Timetable) -> tuple[int, bool]:
    article = line.text(index) in table.articles_of_time
    return index + article, article


def _before_article(line: Line, index: int, table: Timetable) -> int:
    return index - (line.text(index - 1) in table.articles_of_time)


def measures_something(line: Line, time: Time, table: Timetable, words: Vocabulary) -> bool:
    """A unit, a currency or a month after the second number: these are no times of day."""
    if time.half >= 0:
        return False
    at = _past_bracket(line, time.end)
    if line.text(at) in ("%", "€", "$", "£") or table.months.at(line, at):
        return True
    if time.evidence is not Evidence.NONE and table.sets.at(line, at):
        return False
    unit = (words.units, words.short_units, words.calendars_after, words.calendars_before)
    return any(phrases.at(line, at) for phrases in unit)


def _past_bracket(line: Line, index: int) -> int:
    """Past digits in brackets: "three to five (3-5) days"."""
    if line.text(index) != "(" or not line.is_digits(index + 1):
        return index
    closing = range(index + 2, min(line.size, index + _LONGEST_BRACKET))
    return next((at + 1 for at in closing if line.texts[at] == ")"), index)


def _resolved(line: Line, index: int, first: Time, second: Time, table: Timetable, *, article: bool) -> Span | None:
    """Both times in the half of the day that makes sense."""
    evidence = Evidence.SURE if article else max(first.evidence, second.evidence)
    start, close = first.minutes, second.minutes
    if first.half < 0 and second.half == 1 and first.bare and start + NOON < close and start < NOON:
        start += NOON
    if close == 0:
        close = MIDNIGHT
    if _of_the_afternoon(first, second):
        start, close = start + NOON, close + NOON
    if close <= start and second.half < 0 and second.bare and start < close + NOON <= MIDNIGHT:
        close += NOON
        opened = table.openers.before(line, _before_article(line, index, table)) is not None
        if opened and not line.is_word(second.end):
            evidence = max(evidence, Evidence.BACKWARDS)
    if start == close or (start >= MIDNIGHT and first.half < 0):
        return None
    if evidence is Evidence.MARK and start // _HOUR in _MORNING and close // _HOUR in _AFTERNOON:
        evidence = Evidence.SURE
    return Span(start % MIDNIGHT, close, second.end, evidence, bare=first.bare and first.half < 0)


def _of_the_afternoon(first: Time, second: Time) -> bool:
    """ "Four to seven": no counter opens that early."""
    return (
        first.spoken
        and second.spoken
        and _HOUR <= first.minutes < _DAWN
        and first.minutes < second.minutes <= _EARLY
        and first.half == second.half == -1
    )


def after(span: Span, previous: int) -> Span:
    """The second part of a split day begins after the first: "9 to 1 and 3 to 6"."""
    if not span.bare or span.start >= previous or span.start + NOON < previous or span.start + NOON >= MIDNIGHT:
        return span
    if span.start < span.close and span.close + NOON > MIDNIGHT:
        return span
    close = span.close + NOON if span.close <= span.start + NOON else span.close
    return replace(span, start=span.start + NOON, close=close)


def single_time(line: Line, index: int, table: Timetable) -> int:
    """Where a time of day on its own ends ("a las 18 horas", "by 6 pm"): no value, but no duration either; else 0."""
    if not line.is_digits(index):
        return 0
    time = read_time(line, index, table)
    if time is None:
        return 0
    if time.evidence is Evidence.SURE:
        return time.end
    article = line.text(index - 1)
    opened = table.clock_openers.before(line, index - 1) is not None
    clock = article in table.articles_of_time and (opened or _always_clock(line, index, time, table))
    if time.evidence is Evidence.MARK and _told_by_clock(line, index):
        return time.end
    stretch = table.after_duration.at(line, time.end) is not None
    return time.end if clock and time.minutes < MIDNIGHT and not stretch else 0


def _always_clock(line: Line, index: int, time: Time, table: Timetable) -> bool:
    """`das 18h`: an article that only a time of day takes, unless it is "dentro das 12 horas"."""
    within = table.not_all_day_before.before(line, index - 1) is not None
    return line.text(index - 1) in table.clock_always and time.evidence is Evidence.MARK and not within


def _told_by_clock(line: Line, index: int) -> bool:
    """`15.00 h`: two decimals that are no usual fraction of an hour."""
    if line.text(index + 1) != "." or not _is_minute(line, index + 2):
        return False
    return line.texts[index + 2] == "00" or len(line.texts[index]) == 2
