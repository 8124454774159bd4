"""Which days are worked, and the moment at which times end that run one after the other.

Moments are seconds from the first day of a calendar, at 0:00. A count may begin at any hour of any of its days, and
what is said of "every start" is said of all of those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from svcaudit.flow.publicholidays import NoHolidays, holidays_of
from svcaudit.language import pack
from svcaudit.model.claim import ClaimKind
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.quantity import Calendar, Duration, Interval, OpeningHours, Unit
from svcaudit.timing import SECONDS, Later, by_start, in_working_days, working_hours

_DAY = SECONDS[Unit.DAY]
_HOUR = SECONDS[Unit.HOUR]
_MINUTE = SECONDS[Unit.MINUTE]
_WEEK = 7
_WORKING_DAYS = 5
#: Years whose holidays count: the one of the audit, in which a count begins, and those over which it may run on.
_YEARS = 4
#: Days over which opening hours are counted on, at most: what is not over by then never is.
_MOST_DAYS = 4000


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days from `first` on: Monday to Friday, without the holidays, and the hours that are open on them.

    `days` is how many days a count may begin on. `worked` are the numbers of the working days from `first`, which is
    day 0, for as long as holidays are known; after that every Monday to Friday is worked. `opening` is empty where no
    opening hours are stated. `hours_of_24` is true where 24 working hours are said for one working day. `lacking` is
    why the holidays of a country that was asked for do not count: "library", "country", or "" where nothing is missing.
    """

    first: date
    days: int
    worked: tuple[int, ...] = ()
    opening: tuple[Interval, ...] = ()
    hours_of_24: bool = False
    lacking: str = ""

    @property
    def with_holidays(self) -> bool:
        """True where public holidays count."""
        return bool(self.worked)

    def works(self, day: int) -> bool:
        """True where that day, counted from `first`, is worked."""
        if self.worked and day <= self.worked[-1]:
            place = bisect_right(self.worked, day) - 1
            return place >= 0 and self.worked[place] == day
        return self.weekday(day) < _WORKING_DAYS

    def weekday(self, day: int) -> int:
        """The weekday of a day counted from `first`; 0 is Monday."""
        return (self.first.weekday() + day) % _WEEK

    def working_day(self, day: int, number: int) -> int:
        """The day that is the `number`-th working day after `day`; the day itself for none."""
        place = bisect_right(self.worked, day) + number - 1
        if number == 0:
            return day
        if place < len(self.worked):
            return self.worked[place]
        if self.worked and day <= self.worked[-1]:
            day, number = self.worked[-1], place - len(self.worked) + 1
        return self._plain(day, number)

    def _plain(self, day: int, number: int) -> int:
        """The same where every Monday to Friday is worked: single days, then whole weeks."""
        single = number % _WORKING_DAYS or _WORKING_DAYS
        weeks = (number - single) // _WORKING_DAYS
        for _ in range(single):
            day += 1
            while self.weekday(day) >= _WORKING_DAYS:
                day += 1
        return day + weeks * _WEEK

    def starts(self, *, hourly: bool) -> range:
        """The moments at which a count may begin: each day at 0:00, or each hour."""
        return range(0, self.days * _DAY, _HOUR if hourly else _DAY)


#: A week in which nothing is known of holidays.
PLAIN = WorkCalendar(date(2024, 1, 1), _WEEK)


def calendar_of(organisation: Organisation, language: str, durations: Iterable[Duration] = ()) -> WorkCalendar:
    """The calendar of an organisation: the year of the audit with the holidays of its country, where one is set, and
    the opening hours where its published documents state one timetable and no other. `language` is that of the promise.

    Holidays are left out where the `durations` are all working time, or all other time: they tell none of them apart.
    """
    settings = organisation.settings
    country = settings.country if len({one.calendar is Calendar.WORKING for one in durations}) > 1 else None
    days = dated(country, settings.today.year) if country is not None and settings.today is not None else PLAIN
    return replace(days, opening=_opening(organisation), hours_of_24=pack(language).grammar.hours_of_24)


def without_holidays(calendar: WorkCalendar) -> WorkCalendar:
    """The same calendar in a week in which every Monday to Friday is worked."""
    return replace(calendar, first=PLAIN.first, days=PLAIN.days, worked=())


@lru_cache(maxsize=16)
def dated(country: str, year: int) -> WorkCalendar:
    """The calendar of a country ("MX", "ES-MD") in which a count begins on any day of `year`.

    Where its holidays are not known, a week without any, which says why.
    """
    try:
        free = frozenset().union(*(holidays_of(country, one) for one in range(year, year + _YEARS)))
    except NoHolidays as missing:
        return replace(PLAIN, lacking=missing.reason)
    first = date(year, 1, 1)
    all_days = (first + timedelta(number) for number in range((date(year + _YEARS, 1, 1) - first).days))
    worked = (number for number, day in enumerate(all_days) if day.weekday() < _WORKING_DAYS and day not in free)
    return WorkCalendar(first, (date(year + 1, 1, 1) - first).days, tuple(worked))


def _opening(organisation: Organisation) -> tuple[Interval, ...]:
    """The opening hours that all of the published documents state alike, none where they state several."""
    stated = {
        claim.quantity.value.intervals
        for claim in organisation.claims
        if claim.kind is ClaimKind.HOURS
        and claim.role is Role.PUBLISHED
        and claim.quantity is not None
        and isinstance(claim.quantity.value, OpeningHours)
    }
    return tuple(sorted(next(iter(stated)), key=by_start)) if len(stated) == 1 else ()


def countable(duration: Duration, calendar: WorkCalendar) -> bool:
    """False for working hours where nothing says how many a day has."""
    return not working_hours(duration) or calendar.hours_of_24 or bool(calendar.opening)


def end(calendar: WorkCalendar, start: Decimal, durations: Iterable[Duration]) -> Decimal:
    """The moment at which `durations` end, each at its worst, that begin one after the other at `start`.

    A working day ends at the clock time at which it began to count, on the next day that is worked. All of them have
    to be countable.
    """
    moment = start
    for duration in durations:
        moment = moved(calendar, moment, duration, duration.worst)
    return moment


def moved(calendar: WorkCalendar, moment: Decimal, duration: Duration, number: Decimal) -> Decimal:
    """The moment after `number` of a duration's units."""
    if in_working_days(duration):
        return _after_working_days(calendar, moment, number * (_WORKING_DAYS if duration.unit is Unit.WEEK else 1))
    seconds = number * SECONDS[duration.unit]
    if not working_hours(duration):
        return moment + seconds
    if calendar.opening:
        return _after_open_time(calendar, moment, seconds)
    return _after_working_days(calendar, moment, seconds / _DAY)


def _after_working_days(calendar: WorkCalendar, moment: Decimal, days: Decimal) -> Decimal:
    whole = int(days)
    day = int(moment // _DAY)
    moment += (calendar.working_day(day, whole) - day + days - whole) * _DAY
    day = int(moment // _DAY)
    if days == whole or calendar.works(day):
        return moment
    return moment + (calendar.working_day(day, 1) - day) * _DAY  # a part of a day goes on when there is work again


def _after_open_time(calendar: WorkCalendar, moment: Decimal, seconds: Decimal) -> Decimal:
    """The moment after so much open time; no time at all ends when it begins."""
    left = seconds
    for opens, closes in _open_from(calendar, moment):
        if left <= closes - opens:
            return opens + left if left else moment
        left -= closes - opens
    return moment + left  # it is never open that long


def _open_from(calendar: WorkCalendar, moment: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """The stretches in which it is open, from a moment on. A holiday is closed; a Saturday is as the hours say."""
    today = int(moment // _DAY)
    for day in range(today, today + _MOST_DAYS):
        weekday = calendar.weekday(day)
        if weekday < _WORKING_DAYS and not calendar.works(day):
            continue
        for interval in calendar.opening:
            opens = max(moment, Decimal(day * _DAY + interval.start * _MINUTE))
            closes = Decimal(day * _DAY + interval.end * _MINUTE)
            if interval.weekday == weekday and opens < closes:
                yield opens, closes


def ends_later(calendar: WorkCalendar, first: Duration, seconds: Iterable[Duration]) -> Later:
    """Whether the durations of `seconds`, one after the other, end later than `first`, over every start.

    Unknown where working hours are among them and nothing says how many a day has.
    """
    return _ends_later(calendar, first, tuple(seconds))


@lru_cache(maxsize=4096)
def _ends_later(calendar: WorkCalendar, first: Duration, listed: tuple[Duration, ...]) -> Later:
    if not all(countable(one, calendar) for one in (first, *listed)):
        return Later.UNKNOWN
    if all(in_working_days(one) for one in (first, *listed)):
        return Later.ALWAYS if sum(map(_working, listed)) > _working(first) else Later.NEVER
    starts = _starts(calendar, first, *listed)
    found = {end(calendar, start, listed) > end(calendar, start, (first,)) for start in starts}
    if found == {True}:
        return Later.ALWAYS
    return Later.SOMETIMES if True in found else Later.NEVER


def _working(duration: Duration) -> Decimal:
    return duration.worst * (_WORKING_DAYS if duration.unit is Unit.WEEK else 1)


def _starts(calendar: WorkCalendar, *durations: Duration) -> Iterator[Decimal]:
    """The starts that may tell durations apart: one where no working time is among them, whole days where all are."""
    if not any(in_working_days(one) or working_hours(one) for one in durations):
        yield Decimal(0)
        return
    whole = all((one.worst * SECONDS[one.unit]) % _DAY == 0 and not working_hours(one) for one in durations)
    yield from (Decimal(start) for start in calendar.starts(hourly=not whole))


def calendar_days(calendar: WorkCalendar, durations: Sequence[Duration]) -> tuple[Decimal, Decimal]:
    """How many days of 24 hours the durations take, one after the other: at least and at most, over every start."""
    spans = [end(calendar, start, durations) - start for start in _starts(calendar, *durations)]
    return min(spans) / _DAY, max(spans) / _DAY


def shortest(calendar: WorkCalendar, durations: Sequence[Duration], unit: Unit, counted: Calendar) -> Duration | None:
    """The least whole number of `unit`, of that kind of time, after which the durations are over whatever the start.

    None where working hours are among them and nothing says how many a day has, or a thousand are not enough.
    """
    one = Duration(Decimal(1), Decimal(1), unit, counted)
    if not all(countable(each, calendar) for each in (one, *durations)):
        return None
    low, high = 0, _MOST_UNITS
    if _late(calendar, replace(one, minimum=Decimal(high), maximum=Decimal(high)), durations):
        return None
    while low + 1 < high:
        middle = (low + high) // 2
        number = Decimal(middle)
        if _late(calendar, replace(one, minimum=number, maximum=number), durations):
            low = middle
        else:
            high = middle
    return replace(one, minimum=Decimal(high), maximum=Decimal(high))


#: The longest deadline that is looked for, in its own unit.
_MOST_UNITS = 1000


def _late(calendar: WorkCalendar, deadline: Duration, durations: Sequence[Duration]) -> bool:
    return ends_later(calendar, deadline, durations) is not Later.NEVER
