"""Values with their units: time, opening hours, money, shares, contacts and dates.

Decimals keep what was written; nothing is a float, so results are the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from svcaudit.model.place import Place


class Unit(StrEnum):
    """Units of time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Calendar(StrEnum):
    """Which time counts: working time, all time, or the document does not say."""

    WORKING = "working"
    CALENDAR = "calendar"
    UNSAID = "unsaid"


class Bound(StrEnum):
    """How the number limits what it measures."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOUT = "about"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time. "within five days" has a maximum only, "at least 15 days" a minimum only,
    "2 to 5 days" and "five days" (both equal) have both."""

    minimum: Decimal | None
    maximum: Decimal | None
    unit: Unit
    calendar: Calendar = Calendar.UNSAID
    bound: Bound = Bound.EXACTLY

    @property
    def worst(self) -> Decimal:
        """The larger number said: what it takes at its worst."""
        number = self.maximum if self.maximum is not None else self.minimum
        assert number is not None
        return number


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of one weekday (0 is Monday), in minutes from midnight; the end is exclusive, at most 1440."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening hours: OSM notation ("Mo-Fr 09:00-18:00") and the same as intervals.

    `closed` are weekdays that the text says are closed, `shut` the parts of days in which it says so.
    """

    opening: str
    intervals: tuple[Interval, ...]
    closed: tuple[int, ...] = ()
    shut: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; zero for "free". `currency` is an ISO 4217 code, or the sign where it does not tell."""

    amount: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share in percent, with the time that it is bound to ("95 % within 20 s")."""

    value: Decimal
    threshold: Duration | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach somebody; `value` is normalised so that two notations of the same are equal.

    `channel` is phone, email, web or post.
    """

    channel: str
    value: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date, ISO 8601: a day, a month ("2026-12") or a year ("2026")."""

    value: str


class QuantityKind(StrEnum):
    """What a quantity measures."""

    DURATION = "duration"
    HOURS = "hours"
    MONEY = "money"
    PERCENTAGE = "percentage"
    CONTACT = "contact"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value read at `text[start:end]` of a sentence. `starts_from` is the event that starts the clock, as written.

    `every` is true for an interval ("every 30 minutes"), `average` for a mean. `calendar_from` is where the document
    defines the calendar of a time whose own words leave it unsaid ("days are working days").
    """

    kind: QuantityKind
    start: int
    end: int
    value: Duration | OpeningHours | Money | Percentage | Contact | DateValue
    starts_from: str | None = None
    every: bool = False
    average: bool = False
    calendar_from: Place | None = None

    @property
    def as_written(self) -> Duration | OpeningHours | Money | Percentage | Contact | DateValue:
        """The value without what the document defines elsewhere."""
        if self.calendar_from is None or not isinstance(self.value, Duration):
            return self.value
        return replace(self.value, calendar=Calendar.UNSAID)
