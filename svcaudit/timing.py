"""Time against time: which of two durations ends later, over every starting moment of a week.

Working days are Monday to Friday and counted from the day after; a working day ends at the clock time at which it
began to count. Counting from each hour of a week agrees with the bounds N + 2*floor((N-1)/5) and N + 2*ceil(N/5)
calendar days for N working days. Public holidays do not count here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

from svcaudit.model.quantity import Bound, Calendar, Duration, Unit

_HOURS_A_DAY = 24
_HOURS_A_WEEK = 168
_WORKING_DAYS = 5
#: Hours in each unit of calendar time. A month is 30 days and a year 365 where they meet other units.
_HOURS = {
    Unit.SECOND: Decimal(1) / 3600,
    Unit.MINUTE: Decimal(1) / 60,
    Unit.HOUR: Decimal(1),
    Unit.DAY: Decimal(24),
    Unit.WEEK: Decimal(168),
    Unit.MONTH: Decimal(720),
    Unit.YEAR: Decimal(8760),
}
_MONTHS = {Unit.MONTH: Decimal(1), Unit.YEAR: Decimal(12)}


class Later(StrEnum):
    """Whether the second of two durations ends later than the first."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"
    UNKNOWN = "unknown"


def later(first: Duration, second: Duration, language: str = "es") -> Later:
    """Whether `second`, at its worst, ends later than `first` allows.

    In Spanish and Portuguese 24 working hours are one working day; in English working hours are compared among
    themselves only.
    """
    if working_hours(first) or working_hours(second):
        return _later_in_working_hours(first, second, language)
    if first.unit in _MONTHS and second.unit in _MONTHS:
        return _number(first.worst * _MONTHS[first.unit], second.worst * _MONTHS[second.unit])
    return ends_later(first, (second,))


def working_hours(duration: Duration) -> bool:
    """True for working time in hours or less."""
    return duration.calendar is Calendar.WORKING and duration.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def _later_in_working_hours(first: Duration, second: Duration, language: str) -> Later:
    if working_hours(first) and working_hours(second):
        return _number(first.worst * _HOURS[first.unit], second.worst * _HOURS[second.unit])
    if language == "en":
        return _one_sided(first, second)
    return ends_later(_as_working_days(first), (_as_working_days(second),))


def _one_sided(first: Duration, second: Duration) -> Later:
    """Working time is never shorter than the same number of clock hours: all that can be said across the kinds."""
    if working_hours(second) and first.calendar is not Calendar.WORKING:
        return Later.ALWAYS if second.worst * _HOURS[second.unit] > first.worst * _HOURS[first.unit] else Later.UNKNOWN
    if working_hours(first) and second.calendar is not Calendar.WORKING:
        return Later.NEVER if second.worst * _HOURS[second.unit] <= first.worst * _HOURS[first.unit] else Later.UNKNOWN
    return Later.UNKNOWN


def _as_working_days(duration: Duration) -> Duration:
    if not working_hours(duration):
        return duration
    days = duration.worst * _HOURS[duration.unit] / _HOURS_A_DAY
    return Duration(days, days, Unit.DAY, Calendar.WORKING, duration.bound)


def _number(first: Decimal, second: Decimal) -> Later:
    return Later.ALWAYS if second > first else Later.NEVER


def ends_later(first: Duration, seconds: Iterable[Duration]) -> Later:
    """Whether the durations of `seconds`, one after the other, end later than `first`."""
    listed = tuple(seconds)
    differences = {_end(start, listed) > _end(start, (first,)) for start in range(_HOURS_A_WEEK)}
    if differences == {True}:
        return Later.ALWAYS
    return Later.SOMETIMES if True in differences else Later.NEVER


def _end(start: int, durations: Iterable[Duration]) -> Decimal:
    """Hours from Monday 0:00 at which the durations end that begin one after the other at hour `start`."""
    moment = Decimal(start)
    for duration in durations:
        moment = advance(duration)(moment)
    return moment


def advance(duration: Duration) -> Callable[[Decimal], Decimal]:
    """The function from the moment a duration begins to the moment it ends, at its worst."""
    if duration.calendar is Calendar.WORKING and duration.unit in (Unit.DAY, Unit.WEEK):
        days = duration.worst * (_WORKING_DAYS if duration.unit is Unit.WEEK else 1)
        return lambda moment: _working_days(moment, days)
    hours = duration.worst * _HOURS[duration.unit]
    return lambda moment: moment + hours


def _working_days(moment: Decimal, days: Decimal) -> Decimal:
    whole = int(days)
    end = moment
    for _ in range(whole):
        end += _HOURS_A_DAY
        while int(end // _HOURS_A_DAY) % 7 >= _WORKING_DAYS:
            end += _HOURS_A_DAY
    return end + (days - whole) * _HOURS_A_DAY


def same_day(duration: Duration) -> bool:
    """True for "the same day": it adds nothing to a sum of days."""
    return duration.minimum == 0 and duration.unit is Unit.DAY and duration.bound is Bound.AT_MOST


def total(durations: Iterable[Duration]) -> Duration:
    """The sum to be shown: in working days where any is in working days, else in the largest unit that is whole."""
    listed = [duration for duration in durations if not same_day(duration)]
    working = sum(
        (
            d.worst * (_WORKING_DAYS if d.unit is Unit.WEEK else 1)
            for d in listed
            if d.calendar is Calendar.WORKING and d.unit in (Unit.DAY, Unit.WEEK)
        ),
        Decimal(0),
    )
    hours = sum(
        (
            d.worst * _HOURS[d.unit]
            for d in listed
            if not (d.calendar is Calendar.WORKING and d.unit in (Unit.DAY, Unit.WEEK))
        ),
        Decimal(0),
    )
    if working and not hours:
        return Duration(working, working, Unit.DAY, Calendar.WORKING)
    everything = hours + working * _HOURS_A_DAY
    if everything % _HOURS_A_DAY == 0:
        days = everything / _HOURS_A_DAY
        return Duration(days, days, Unit.DAY, Calendar.WORKING if working else Calendar.UNSAID)
    return Duration(everything, everything, Unit.HOUR)
