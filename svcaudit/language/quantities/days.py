"""Days of the week as written: names, initials, ranges, lists, "weekdays", "todos los días", public holidays."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.language.quantities.clock import read_time
from svcaudit.language.quantities.line import Line, remembered
from svcaudit.language.quantities.timetable import Timetable

_MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class DaySet:
    """Weekdays (0 is Monday) and whether public holidays belong to them; `range` where written as "from ... to"."""

    days: tuple[int, ...]
    end: int
    holidays: bool = False
    range: bool = False


@remembered
def read_days(line: Line, index: int, table: Timetable) -> DaySet | None:
    """The days at token `index`."""
    first = _one(line, index, table)
    if first is None:
        return None
    days, end, holidays, ranged = set(first.days), first.end, first.holidays, first.range
    for _ in range(_MOST_DAYS):
        further = _one(line, _after_joiners(line, end, table), table) if _joined(line, end, table) else None
        if further is None:
            break
        days.update(further.days)
        end, holidays, ranged = further.end, holidays or further.holidays, ranged or further.range
    return DaySet(tuple(sorted(days)), end, holidays, ranged)


def _joined(line: Line, index: int, table: Timetable) -> bool:
    return line.text(index) in table.joiners and line.text(index) not in (";", "|", "(", ")", ":", ".")


def _after_joiners(line: Line, index: int, table: Timetable) -> int:
    for _ in range(4):
        article = table.articles.at(line, index)
        if article is not None and _one(line, index, table) is None:
            index = article[1]
        elif _joined(line, index, table):
            index += 1
        else:
            break
    return index


@remembered
def _one(line: Line, index: int, table: Timetable) -> DaySet | None:
    """One name, set or range."""
    named = table.sets.at(line, index)
    if named is not None:
        return DaySet(named[0], named[1])
    holidays = table.holidays.at(line, index)
    if holidays is not None:
        return DaySet((), holidays[1], holidays=True)
    return (
        _range(line, index, table)
        or _initial_range(line, index, table)
        or _lone_initial(line, index, table)
        or _initial_list(line, index, table)
    )


def _lone_initial(line: Line, index: int, table: Timetable) -> DaySet | None:
    """A lone initial in capitals between a stop and a time: "L-V 9-19; S 9-12"."""
    day = _initial(line, index, table)
    if day is None or index < 1:
        return None
    stopped = line.text(index - 1) in (",", ";") or line.text(index - 1) in table.joiners
    timed = line.is_digits(index + 1) or (line.text(index + 1) in ("de", "das") and line.is_digits(index + 2))
    return DaySet((day,), index + 1) if stopped and timed else None


def _initial_list(line: Line, index: int, table: Timetable) -> DaySet | None:
    """`L, X y V de 9 a 12 h`: initials in the order of the week before a span of time."""
    days: list[int] = []
    at, end = index, index
    while len(days) < _MOST_DAYS:
        day = _initial(line, at, table)
        if day is None or (days and day <= days[-1]):
            break
        days.append(day)
        end, at = at + 1, at + 2 if _joined(line, at + 1, table) else line.size
    at = end + (line.text(end) in (",", ":"))
    at += line.text(at) in table.openers.first_words
    first = read_time(line, at, table) if len(days) > 1 else None
    if first is None or not line.is_digits(at) or table.to.at(line, first.end) is None:
        return None
    return DaySet(tuple(days), end)


def _range(line: Line, index: int, table: Timetable) -> DaySet | None:
    first = _weekday(line, index, table)
    if first is None:
        return None
    day, end = first
    to = table.to.at(line, end)
    last = _weekday(line, to[1], table) if to else None
    if last is None:
        return None if _needs_range(line, index) else DaySet((day,), end)
    return DaySet(_between(day, last[0]), last[1], range=True)


def _needs_range(line: Line, index: int) -> bool:
    """ "We", "Fr" and other two letters are days only beside another."""
    return len(line.texts[index]) == 2 and line.is_word(index)


def _weekday(line: Line, index: int, table: Timetable) -> tuple[int, int] | None:
    found = table.weekdays.at(line, index)
    if found is None:
        return None
    if line.is_digits(index) and not line.is_glued(index + 1):
        return None
    if _needs_range(line, index) and not line.source[line.starts[index]].isupper():
        return None
    day, end = found
    if line.texts[end - 1] == "." and end == line.size:
        end -= 1
    return day, end


def _initial_range(line: Line, index: int, table: Timetable) -> DaySet | None:
    """`L-V`, `L a V`."""
    first = _initial(line, index, table)
    to = table.to.at(line, index + 1) if first is not None else None
    last = _initial(line, to[1], table) if to else None
    if first is None or to is None or last is None or last <= first:
        return None
    return DaySet(_between(first, last), to[1] + 1, range=True)


def _initial(line: Line, index: int, table: Timetable) -> int | None:
    if not line.is_word(index) or line.ends[index] - line.starts[index] != 1:
        return None
    return table.initials.get(line.source[line.starts[index]])


def _between(first: int, last: int) -> tuple[int, ...]:
    return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))
