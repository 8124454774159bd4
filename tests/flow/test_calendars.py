"""Working time against calendar time agrees with counting day by day, with and without the holidays of 2026."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from svcaudit.flow import publicholidays
from svcaudit.flow.calendars import (
    PLAIN,
    WorkCalendar,
    calendar_days,
    dated,
    end,
    ends_later,
    shortest,
    without_holidays,
)
from svcaudit.flow.publicholidays import NoHolidays, holidays_of
from svcaudit.model.quantity import Calendar, Duration, Interval, Unit
from svcaudit.timing import SECONDS, Later
from svcaudit.timing import ends_later as ends_later_in_a_week

DAY = SECONDS[Unit.DAY]
HOUR = SECONDS[Unit.HOUR]
YEAR = 2026
COUNTRIES = ("ES", "MX", "BR")
#: Open from nine to two and from four to seven, on Saturdays in the morning.
OPENING = (
    *(Interval(day, 9 * 60, 14 * 60) for day in range(6)),
    *(Interval(day, 16 * 60, 19 * 60) for day in range(5)),
)


def working(number: str | int, unit: Unit = Unit.DAY) -> Duration:
    return Duration(Decimal(number), Decimal(number), unit, Calendar.WORKING)


def calendar(number: int, unit: Unit = Unit.DAY) -> Duration:
    return Duration(Decimal(number), Decimal(number), unit, Calendar.CALENDAR)


def counted(start: date, number: int, free: Collection[date]) -> int:
    """Calendar days until so many working days are over, one day at a time."""
    day, left = start, number
    while left:
        day += timedelta(1)
        left -= day.weekday() < 5 and day not in free
    return (day - start).days


@pytest.mark.parametrize("number", range(1, 61))
@pytest.mark.parametrize("weekday", range(7))
def test_from_every_weekday_without_holidays(number: int, weekday: int) -> None:
    spent = end(PLAIN, Decimal(weekday * DAY), (working(number),)) - weekday * DAY
    assert spent == counted(date(2024, 1, 1 + weekday), number, ()) * DAY


@pytest.mark.parametrize("number", range(1, 61))
def test_the_bounds_over_every_weekday_are_those_of_the_formula(number: int) -> None:
    least, most = calendar_days(PLAIN, (working(number),))
    assert least == number + 2 * ((number - 1) // 5)
    assert most == number + 2 * -(-number // 5)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("number", range(1, 61))
def test_from_every_day_of_a_year_with_holidays(country: str, number: int) -> None:
    free = holidays_of(country, YEAR) | holidays_of(country, YEAR + 1)
    starts = [date(YEAR, 1, 1) + timedelta(day) for day in range(365)]
    spans = [counted(start, number, free) for start in starts]
    found = [end(dated(country, YEAR), Decimal(day * DAY), (working(number),)) - day * DAY for day in range(365)]
    assert found == [span * DAY for span in spans]
    least, most = calendar_days(dated(country, YEAR), (working(number),))
    assert [least, most] == [min(spans), max(spans)]


@pytest.mark.parametrize("country", COUNTRIES)
def test_holidays_only_ever_make_it_later(country: str) -> None:
    for number in range(1, 61):
        with_them = calendar_days(dated(country, YEAR), (working(number),))
        without = calendar_days(PLAIN, (working(number),))
        assert with_them[0] >= without[0]
        assert with_them[1] > without[1]


def test_a_week_without_holidays_is_judged_as_everywhere_else() -> None:
    for promised in range(1, 30):
        for steps in ((3, 4), (5,), (1, 1, 1), (10, 2)):
            durations = [working(number) for number in steps]
            expected = ends_later_in_a_week(calendar(promised), durations)
            assert ends_later(PLAIN, calendar(promised), durations) is expected


def test_a_holiday_may_make_late_what_is_in_time_in_any_other_week() -> None:
    spain = dated("ES", YEAR)
    assert ends_later(PLAIN, calendar(7), (working(5),)) is Later.NEVER
    assert ends_later(spain, calendar(7), (working(5),)) is Later.SOMETIMES
    assert ends_later(without_holidays(spain), calendar(7), (working(5),)) is Later.NEVER


def test_the_shortest_deadline_is_never_late_and_one_day_less_is() -> None:
    for known in (PLAIN, dated("MX", YEAR)):
        found = shortest(known, (working(7), calendar(2)), Unit.DAY, Calendar.CALENDAR)
        assert found is not None
        assert ends_later(known, found, (working(7), calendar(2))) is Later.NEVER
        assert ends_later(known, calendar(int(found.worst) - 1), (working(7), calendar(2))) is not Later.NEVER


def test_after_the_years_whose_holidays_are_known_every_weekday_is_worked() -> None:
    spain = dated("ES", YEAR)
    last = spain.worked[-1]
    assert [spain.works(day) for day in range(last + 1, last + 8)].count(True) == 5
    assert spain.working_day(last, 10) == last + 14
    assert spain.working_day(last - 30, 40) > last


def test_working_hours_run_while_it_is_open() -> None:
    open_ = replace(PLAIN, opening=tuple(sorted(OPENING, key=lambda one: (one.weekday, one.start))))
    friday = 4 * DAY
    assert end(open_, Decimal(friday + 13 * HOUR), (working(3, Unit.HOUR),)) == friday + 18 * HOUR
    assert end(open_, Decimal(friday + 18 * HOUR), (working(7, Unit.HOUR),)) == 7 * DAY + 10 * HOUR
    assert end(open_, Decimal(6 * DAY), (working("0.5", Unit.HOUR),)) == Decimal(7 * DAY) + Decimal("9.5") * HOUR


def test_working_hours_stand_still_on_a_holiday() -> None:
    christmas = (date(YEAR, 12, 25) - date(YEAR, 1, 1)).days
    spain = replace(dated("ES", YEAR), opening=tuple(Interval(day, 9 * 60, 17 * 60) for day in range(5)))
    eve = (christmas - 1) * DAY
    assert end(spain, Decimal(eve + 16 * HOUR), (working(2, Unit.HOUR),)) == (christmas + 3) * DAY + 10 * HOUR


def test_working_hours_are_not_counted_where_nothing_says_how_many_a_day_has() -> None:
    assert ends_later(PLAIN, calendar(5), (working(72, Unit.HOUR),)) is Later.UNKNOWN
    assert shortest(PLAIN, (working(72, Unit.HOUR),), Unit.DAY, Calendar.WORKING) is None
    spanish = replace(PLAIN, hours_of_24=True)
    assert shortest(spanish, (working(72, Unit.HOUR),), Unit.DAY, Calendar.WORKING) == working(3)


def test_half_a_working_day_goes_on_on_the_next_one() -> None:
    friday = Decimal(4 * DAY)
    halves = end(PLAIN, friday, (working("0.75"), working("0.75")))
    assert halves == end(PLAIN, friday, (working("1.5"),)) == 7 * DAY + DAY / Decimal(2)


def test_a_region_has_its_own_holidays() -> None:
    assert date(YEAR, 5, 2) in holidays_of("ES-MD", YEAR)
    assert date(YEAR, 5, 2) not in holidays_of("ES", YEAR)


@pytest.mark.parametrize("country", ["XX", "ES-ZZZ"])
def test_a_country_that_the_library_does_not_know_is_said(country: str) -> None:
    with pytest.raises(NoHolidays, match="country"):
        holidays_of(country, YEAR)
    assert dated(country, YEAR) == replace(PLAIN, lacking="country")


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    publicholidays.holidays_of.cache_clear()
    with pytest.raises(NoHolidays, match="library"):
        holidays_of("AR", YEAR)


def test_the_library_is_not_loaded_with_the_tool() -> None:
    code = "import sys, svcaudit.cli, svcaudit.flow; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_days_on_which_a_count_begins_are_those_of_the_year() -> None:
    assert dated("MX", 2028).days == 366
    assert isinstance(dated("MX", 2028), WorkCalendar)
