"""One pass over a sentence: at each token that may begin a value the readers are asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from svcaudit.language.quantities.clock import single_time
from svcaudit.language.quantities.contacts import addresses, read_phone
from svcaudit.language.quantities.dates import read_date
from svcaudit.language.quantities.durations import read_duration
from svcaudit.language.quantities.ellipsis import read_elliptic
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.hours import read_hours
from svcaudit.language.quantities.line import Line, Phrases
from svcaudit.language.quantities.money import currencies, read_money
from svcaudit.language.quantities.shares import bind_times, read_share, shares
from svcaudit.language.quantities.shut import read_shut
from svcaudit.language.quantities.timetable import timetable
from svcaudit.language.quantities.unvalued import unvalued
from svcaudit.language.quantities.vocabulary import Vocabulary, vocabulary

Reader = Callable[[Line, int, int, Vocabulary], Found | None]

#: Phrases that a value, or words that only look like one, may begin with.
_OPENING_WORDS = (
    "next_words",
    "same_words",
    "that_words",
    "inside",
    "every",
    "every_other",
    "alternate_days",
    "idioms",
)
_READERS: tuple[Reader, ...] = (read_date, read_shut, read_hours, read_phone, read_share, read_money, read_duration)


def scan(line: Line, code: str) -> Iterator[Found]:
    """All values of the line, in order; none overlaps another."""
    return bind_times(line, _values(line, code), vocabulary(code))


def _values(line: Line, code: str) -> Iterator[Found]:
    words = vocabulary(code)
    triggers = _triggers(code)
    times = timetable(code)
    known = addresses(line)
    index, floor = 0, 0
    last: Found | None = None
    while index < line.size:
        found = known.get(index)
        if found is None and (line.digits[index] or line.texts[index] in triggers):
            passed = unvalued(line, index, words)
            if passed:
                index = floor = passed
                continue
            found = _first(line, index, floor, words) or read_elliptic(line, index, last, words)
        if found is None:
            index = single_time(line, index, times) or index + 1
            continue
        yield found
        last = found
        index = floor = found.end


def _first(line: Line, index: int, floor: int, words: Vocabulary) -> Found | None:
    for reader in _READERS:
        found = reader(line, index, floor, words)
        if found is not None:
            return found
    return None


@cache
def _triggers(code: str) -> frozenset[str]:
    """Words that a value may begin with."""
    words = vocabulary(code)
    money, share, times = currencies(code), shares(code), timetable(code)
    phrases: tuple[Phrases[Any], ...] = (
        times.weekdays, times.sets, times.holidays, times.closed, times.closes, times.noon, times.midnight,
        times.always, times.five_days, times.all_day, money.signs, money.codes, money.free, share.fractions,
        share.needs_each, words.pairs, words.fixed, words.units, words.calendars_before,
        *(words.words[name] for name in _OPENING_WORDS),
    )  # fmt: skip
    return words.number_words.union(
        words.ordinals,
        words.dates["months"],
        map(str.lower, times.initials),
        ("+", "("),
        *(table.first_words for table in phrases),
    )
