"""Opening hours as intervals, and the promises that hold for every text."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcaudit.language.quantities import read_quantities
from svcaudit.model.quantity import Bound, Duration, Interval, Money, OpeningHours, Percentage, Unit

WEEK = range(7)
FIVE = Decimal(5)


def _hours(text: str, code: str) -> OpeningHours:
    (quantity,) = read_quantities(text, code)
    assert isinstance(quantity.value, OpeningHours)
    return quantity.value


def test_intervals_are_minutes_of_each_weekday() -> None:
    hours = _hours("martes y jueves de 9:30 a 14 h", "es")
    assert hours.intervals == (Interval(1, 570, 840), Interval(3, 570, 840))
    assert hours.closed == ()


def test_closed_days_are_kept() -> None:
    hours = _hours("L-V 8-16 h; sábados y domingos, cerrado", "es")
    assert hours.closed == (5, 6)
    assert {interval.weekday for interval in hours.intervals} == set(range(5))


def test_a_night_goes_on_the_next_day() -> None:
    hours = _hours("Sundays 10 pm to 6 am", "en")
    assert hours.intervals == (Interval(0, 0, 360), Interval(6, 1320, 1440))


def test_always_open_is_every_minute_of_the_week() -> None:
    hours = _hours("24 hours a day", "en")
    assert hours.intervals == tuple(Interval(day, 0, 1440) for day in WEEK)


def test_hours_without_days_hold_for_all() -> None:
    assert {interval.weekday for interval in _hours("9:00–17:00", "en").intervals} == set(WEEK)


def test_days_without_hours_have_no_intervals() -> None:
    hours = _hours("de lunes a sábado", "es")
    assert (hours.opening, hours.intervals) == ("Mo-Sa", ())


def test_a_later_day_overrides_all_days() -> None:
    hours = _hours("das 7h às 22h (domingos, 8h às 20h)", "pt")
    assert [interval for interval in hours.intervals if interval.weekday == 6] == [Interval(6, 480, 1200)]


def test_same_day_has_no_minimum_above_zero() -> None:
    (quantity,) = read_quantities("el mismo día", "es")
    duration = quantity.value
    assert isinstance(duration, Duration)
    assert (duration.minimum, duration.maximum, duration.unit, duration.bound) == (
        Decimal(0),
        Decimal(1),
        Unit.DAY,
        Bound.AT_MOST,
    )


def test_bounds_leave_the_other_end_open() -> None:
    within, at_least, exactly = (
        read_quantities(text, "en")[0].value for text in ("within 5 days", "at least 5 days", "5 days")
    )
    assert isinstance(within, Duration) and isinstance(at_least, Duration) and isinstance(exactly, Duration)
    assert (within.minimum, within.maximum) == (None, FIVE)
    assert (at_least.minimum, at_least.maximum) == (FIVE, None)
    assert (exactly.minimum, exactly.maximum) == (FIVE, FIVE)


def test_threshold_keeps_its_calendar() -> None:
    (quantity,) = read_quantities("El 90 % de las cartas se contesta en un plazo de 5 días hábiles", "es")
    assert isinstance(quantity.value, Percentage)
    threshold = quantity.value.threshold
    assert threshold is not None and threshold.calendar == "working"


def test_free_is_zero() -> None:
    (quantity,) = read_quantities("sin costo", "es")
    assert quantity.value == Money(Decimal(0))


_WORDS = """de las a en 5 15 24 9:00 18 h días hábiles lunes viernes , ; ( ) - . y € $ % cada mes within
    2 hours the next business day pm from 1/2 ½ cuarto media mil +34 600 112 @ x.example
    cerrado excepto 2025 enero un"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=30), st.sampled_from(["es", "en", "pt"]))
def test_values_are_in_order_and_do_not_overlap(words: list[str], code: str) -> None:
    text = " ".join(words)
    last = 0
    for quantity in read_quantities(text, code):
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        last = quantity.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["es", "en", "pt"]))
def test_any_text_can_be_read(text: str, code: str) -> None:
    for quantity in read_quantities(text, code):
        assert text[quantity.start : quantity.end]


@pytest.mark.parametrize(
    "piece", ["9", "1 ", "1.", "1-", "lunes y ", "de 9 a 18 h ", "un ", "mil ", "a@", "www.", "(", "5 % de ", "555 "]
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_quantities(text, "es")
        return time.process_time() - start

    read_quantities("calienta", "es")
    # Another process may take the machine away at one try, not at five.
    assert any(seconds(40_000) < 12 * max(seconds(10_000), 0.02) for _ in range(5))
