"""Typed values as JSON and back.

A time is `{"number": 48, "unit": "hour", "calendar": "unsaid"}`, which says "at most 48 hours"; `bound` is
added where it is another one, and `minimum` and `maximum` where they say more than the number. Every other
typed value names its `kind`. Text and whole numbers stay as they are, a path of units is a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from svcaudit.model.outcome import Value
from svcaudit.model.quantity import (
    Bound,
    Calendar,
    Contact,
    DateValue,
    Duration,
    Interval,
    Money,
    OpeningHours,
    Percentage,
    Unit,
)

Json = Any


def to_json(value: Value) -> Json:
    """What stands for the value in JSON."""
    match value:
        case Duration():
            return duration_to_json(value)
        case OpeningHours():
            return _hours_to_json(value)
        case Money():
            return {"kind": "money", "amount": format(value.amount, "f"), "currency": value.currency}
        case Percentage():
            return percentage_to_json(value)
        case Contact():
            return {"kind": "contact", "channel": value.channel, "value": value.value}
        case DateValue():
            return {"kind": "date", "value": value.value}
        case tuple():
            return list(value)
        case _:
            return value


def from_json(data: Json) -> Value:
    """The value that `to_json` was given; data that follow the schema."""
    if isinstance(data, list):
        return tuple(data)
    if not isinstance(data, dict):
        return str(data) if isinstance(data, str) else int(data)
    match data.get("kind"):
        case "hours":
            return _hours_from_json(data)
        case "money":
            return Money(Decimal(data["amount"]), data["currency"])
        case "percentage":
            threshold = data.get("threshold")
            limit = None if threshold is None else duration_from_json(threshold)
            return Percentage(decimal_from(data["value"]), limit)
        case "contact":
            return Contact(data["channel"], data["value"])
        case "date":
            return DateValue(data["value"])
        case _:
            return duration_from_json(data)


def duration_to_json(duration: Duration) -> dict[str, Json]:
    """A time with as many keys as it takes to tell it from every other."""
    duration = replace(duration, minimum=_storable(duration.minimum), maximum=_storable(duration.maximum))
    data: dict[str, Json] = {
        "number": number_to_json(duration.worst),
        "unit": duration.unit.value,
        "calendar": duration.calendar.value,
    }
    if duration == _implied(data):
        return data
    data["bound"] = duration.bound.value
    if duration == _implied(data):
        return data
    data["minimum"] = None if duration.minimum is None else number_to_json(duration.minimum)
    data["maximum"] = None if duration.maximum is None else number_to_json(duration.maximum)
    return data


def percentage_to_json(percentage: Percentage) -> dict[str, Json]:
    """A share; its threshold says the calendar only where the document does."""
    data: dict[str, Json] = {"kind": "percentage", "value": number_to_json(percentage.value)}
    if percentage.threshold is not None:
        threshold = duration_to_json(percentage.threshold)
        if percentage.threshold.calendar is Calendar.UNSAID:
            del threshold["calendar"]
        data["threshold"] = threshold
    return data


def number_to_json(number: Decimal) -> int | float:
    """A whole number as such, another one with its decimals."""
    return int(number) if number == number.to_integral_value() else float(number)


def decimal_from(number: float) -> Decimal:
    """The decimal that was written, not the nearest binary fraction."""
    return Decimal(repr(number))


def _storable(number: Decimal | None) -> Decimal | None:
    """The number as JSON keeps it: about 17 digits."""
    return None if number is None else decimal_from(number_to_json(number))


def _implied(data: Mapping[str, Json]) -> Duration:
    """The time that number, unit, calendar and bound say without more."""
    number = decimal_from(data["number"])
    bound = Bound(data.get("bound", Bound.AT_MOST))
    minimum = None if bound is Bound.AT_MOST else number
    maximum = None if bound is Bound.AT_LEAST else number
    return Duration(minimum, maximum, Unit(data["unit"]), Calendar(data.get("calendar", "unsaid")), bound)


def duration_from_json(data: Mapping[str, Json]) -> Duration:
    """The time that `duration_to_json` was given; data that follow the schema."""
    implied = _implied(data)
    if "minimum" not in data:
        return implied
    return replace(implied, minimum=_number(data["minimum"]), maximum=_number(data["maximum"]))


def _number(number: float | None) -> Decimal | None:
    return None if number is None else decimal_from(number)


def _hours_to_json(hours: OpeningHours) -> dict[str, Json]:
    told: dict[str, Json] = {
        "kind": "hours",
        "opening": hours.opening,
        "intervals": _intervals_to_json(hours.intervals),
        "closed": list(hours.closed),
    }
    return told | {"shut": _intervals_to_json(hours.shut)} if hours.shut else told


def _intervals_to_json(intervals: Iterable[Interval]) -> list[Json]:
    return [[item.weekday, item.start, item.end] for item in intervals]


def _hours_from_json(data: Mapping[str, Json]) -> OpeningHours:
    intervals = tuple(Interval(*item) for item in data["intervals"])
    shut = tuple(Interval(*item) for item in data.get("shut", ()))
    return OpeningHours(data["opening"], intervals, tuple(data["closed"]), shut)
