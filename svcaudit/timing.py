"""Time against time: which of two durations ends later, over every starting moment; and which hours hold which.

Working days are Monday to Friday and counted from the day after; a working day ends at the clock time at which it
began to count. Counting from each hour of a week agrees with the bounds N + 2*floor((N-1)/5) and N + 2*ceil(N/5)
calendar days for N working days. Public holidays do not count here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from svcaudit.model.quantity import Bound, Calendar, Duration, Interval, Unit

_HOURS_A_WEEK = 168
_WORKING_DAYS = 5
_SHORTEST_DAY = 7  # working hours
_LONGEST_DAY = 12
_SECONDS_AN_HOUR = 3600
_SECONDS_A_DAY = 86400
#: Seconds in each unit of calendar time. A month is 30 days and a year 365 where they meet other units.
SECONDS = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: _SECONDS_AN_HOUR,
    Unit.DAY: _SECONDS_A_DAY,
    Unit.WEEK: 7 * _SECONDS_A_DAY,
    Unit.MONTH: 30 * _SECONDS_A_DAY,
    Unit.YEAR: 365 * _SECONDS_A_DAY,
}
_MONTHS = {Unit.MONTH: Decimal(1), Unit.YEAR: Decimal(12)}


class Later(StrEnum):
    """Whether the second of two durations ends later than the first."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"
    UNKNOWN = "unknown"


def later(first: Duration, second: Duration, *, hours_of_24: bool) -> Later:
    """Whether `second`, at its worst, ends later than `first` allows.

    `hours_of_24` is true for a language in which 24 working hours are one working day (72 horas hábiles); where they
    are not, working hours are compared among themselves only.
    """
    if working_hours(first) or working_hours(second):
        return _later_in_working_hours(first, second, hours_of_24)
    if same_day(first) and not same_day(second) and second.worst * SECONDS[second.unit] >= _SECONDS_A_DAY:
        return Later.ALWAYS
    if first.unit in _MONTHS and second.unit in _MONTHS:
        return _number(first.worst * _MONTHS[first.unit], second.worst * _MONTHS[second.unit])
    return ends_later(first, (second,))


def working_hours(duration: Duration) -> bool:
    """True for working time in hours or less."""
    return duration.calendar is Calendar.WORKING and duration.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def _later_in_working_hours(first: Duration, second: Duration, hours_of_24: bool) -> Later:
    if working_hours(first) and working_hours(second):
        return _number(first.worst * SECONDS[first.unit], second.worst * SECONDS[second.unit])
    if not hours_of_24:
        return _one_sided(first, second)
    return ends_later(_as_working_days(first), (_as_working_days(second),))


def _one_sided(first: Duration, second: Duration) -> Later:
    """Working time is never shorter than the same number of clock hours: all that can be said across the kinds."""
    if working_hours(second) and first.calendar is not Calendar.WORKING:
        return (
            Later.ALWAYS if second.worst * SECONDS[second.unit] > first.worst * SECONDS[first.unit] else Later.UNKNOWN
        )
    if working_hours(first) and second.calendar is not Calendar.WORKING:
        return (
            Later.NEVER if second.worst * SECONDS[second.unit] <= first.worst * SECONDS[first.unit] else Later.UNKNOWN
        )
    return _hours_against_days(first, second)


def _hours_against_days(first: Duration, second: Duration) -> Later:
    """Working hours against working days, where the length of a day is not stated.

    Any working day has at least seven working hours and at most twelve; between these it cannot be told.
    """
    if working_hours(second) and in_working_days(first):
        hours = second.worst * SECONDS[second.unit] / _SECONDS_AN_HOUR
        return Later.NEVER if hours <= first.worst * _SHORTEST_DAY else Later.UNKNOWN
    if working_hours(first) and in_working_days(second):
        hours = first.worst * SECONDS[first.unit] / _SECONDS_AN_HOUR
        return Later.NEVER if hours >= second.worst * _LONGEST_DAY else Later.UNKNOWN
    return Later.UNKNOWN


def _as_working_days(duration: Duration) -> Duration:
    if not working_hours(duration):
        return duration
    days = duration.worst * SECONDS[duration.unit] / _SECONDS_A_DAY
    return Duration(days, days, Unit.DAY, Calendar.WORKING, duration.bound)


def _number(first: Decimal, second: Decimal) -> Later:
    return Later.ALWAYS if second > first else Later.NEVER


def ends_later(first: Duration, seconds: Iterable[Duration]) -> Later:
    """Whether the durations of `seconds`, one after the other, end later than `first`."""
    return _ends_later(first, tuple(seconds))


@lru_cache(maxsize=4096)
def _ends_later(first: Duration, listed: tuple[Duration, ...]) -> Later:
    if not any(in_working_days(one) for one in (first, *listed)):
        return Later.ALWAYS if _end(0, listed) > _end(0, (first,)) else Later.NEVER
    starts = range(0, _HOURS_A_WEEK * _SECONDS_AN_HOUR, _SECONDS_AN_HOUR)
    differences = {_end(start, listed) > _end(start, (first,)) for start in starts}
    if differences == {True}:
        return Later.ALWAYS
    return Later.SOMETIMES if True in differences else Later.NEVER


def _end(start: int, durations: Iterable[Duration]) -> Decimal:
    """Seconds from Monday 0:00 at which the durations end that begin one after the other at second `start`."""
    moment = Decimal(start)
    for duration in durations:
        moment = advance(duration)(moment)
    return moment


def advance(duration: Duration) -> Callable[[Decimal], Decimal]:
    """The function from the moment a duration begins to the moment it ends, at its worst."""
    if in_working_days(duration):
        days = duration.worst * (_WORKING_DAYS if duration.unit is Unit.WEEK else 1)
        return lambda moment: _working_days(moment, days)
    seconds = duration.worst * SECONDS[duration.unit]
    return lambda moment: moment + seconds


def _working_days(moment: Decimal, days: Decimal) -> Decimal:
    """The end of so many working days: a few are counted one by one, the rest are whole weeks."""
    whole = int(days)
    single = whole % _WORKING_DAYS or min(whole, _WORKING_DAYS)
    end = moment
    for _ in range(single):
        end += _SECONDS_A_DAY
        while int(end // _SECONDS_A_DAY) % 7 >= _WORKING_DAYS:
            end += _SECONDS_A_DAY
    weeks = (whole - single) // _WORKING_DAYS
    return end + weeks * SECONDS[Unit.WEEK] + (days - whole) * _SECONDS_A_DAY


def same_day(duration: Duration) -> bool:
    """True for "the same day": it adds nothing to a sum of days."""
    days = duration.unit is Unit.DAY and duration.calendar is not Calendar.WORKING
    return days and duration.minimum == 0 and duration.bound is Bound.AT_MOST


def in_working_days(duration: Duration) -> bool:
    """True for working time in days or weeks."""
    return duration.calendar is Calendar.WORKING and duration.unit in (Unit.DAY, Unit.WEEK)


def total(durations: Iterable[Duration]) -> Duration:
    """The sum to be shown: in working days where any is in working days, else in the largest unit that is whole."""
    listed = [duration for duration in durations if not same_day(duration)]
    days = [one.worst * (_WORKING_DAYS if one.unit is Unit.WEEK else 1) for one in listed if in_working_days(one)]
    working = sum(days, Decimal(0))
    seconds = sum((one.worst * SECONDS[one.unit] for one in listed if not in_working_days(one)), Decimal(0))
    if working and not seconds:
        return Duration(working, working, Unit.DAY, Calendar.WORKING)
    everything = seconds + working * _SECONDS_A_DAY
    whole = (unit for unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE) if everything % SECONDS[unit] == 0)
    unit = next(whole, Unit.SECOND)  # a fraction of a second stays one
    number = everything / SECONDS[unit]
    return Duration(number, number, unit, Calendar.WORKING if working else Calendar.UNSAID)


def by_start(interval: Interval) -> tuple[int, int]:
    """The order of opening hours in a week."""
    return interval.weekday, interval.start


def covered(interval: Interval, others: Iterable[Interval]) -> bool:
    """True where the others, one after the other, are open all through the interval."""
    start = interval.start
    for other in sorted(others, key=by_start):
        if other.weekday == interval.weekday and other.start <= start < other.end:
            start = other.end
    return start >= interval.end
