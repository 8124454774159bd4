"""Until or from when something is shut on some weekdays: "closed until 11:00 on Tuesdays", "on Saturdays it closes at
14:00", however far the day stands.
"""

from __future__ import annotations

from svcaudit.language.quantities.clock import measures_something, read_time
from svcaudit.language.quantities.days import DaySet, read_days
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.opening import shut_from, shut_until
from svcaudit.language.quantities.timetable import Timetable, timetable
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import QuantityKind


def read_shut(line: Line, index: int, floor: int, words: Vocabulary) -> Found | None:
    """The time until or from which the words from token `index` say that something is closed, on the days that are
    named.
    """
    table = timetable(words.code)
    until = until_when(line, index, table, words)
    told = until or from_when(line, index, table, words)
    if told is None:
        return None
    minutes, end = told
    after = read_days(line, _past_article(line, end, table), table)
    days = after or _days_before(line, index, floor, table)
    if days is None or not days.days:
        return None
    hours = shut_until(days.days, minutes) if until else shut_from(days.days, minutes)
    return Found(QuantityKind.HOURS, index, after.end if after else end, hours)


def until_when(line: Line, index: int, table: Timetable, words: Vocabulary) -> tuple[int, int] | None:
    """Minutes from midnight and the token after "closed until eleven" at token `index`; None for other words."""
    closed = table.closed.at(line, index)
    until = table.until.at(line, closed[1]) if closed is not None else None
    return _time_at(line, until[1], table, words) if until is not None else None


def from_when(line: Line, index: int, table: Timetable, words: Vocabulary) -> tuple[int, int] | None:
    """Minutes from midnight and the token after "closes at two" at token `index`; None for other words."""
    closes = table.closes.at(line, index)
    return _time_at(line, closes[1], table, words) if closes is not None else None


def _time_at(line: Line, index: int, table: Timetable, words: Vocabulary) -> tuple[int, int] | None:
    time = read_time(line, index + (line.text(index) in table.articles_of_time), table)
    if time is None or measures_something(line, time, table, words):
        return None
    return time.minutes, time.end


def _past_article(line: Line, index: int, table: Timetable) -> int:
    article = table.articles.at(line, index)
    return article[1] if article is not None and read_days(line, index, table) is None else index


def _days_before(line: Line, index: int, floor: int, table: Timetable) -> DaySet | None:
    """The days named last before token `index`."""
    found = (read_days(line, at, table) for at in range(index - 1, floor - 1, -1))
    return next((days for days in found if days is not None and days.end <= index), None)
