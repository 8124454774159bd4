"""ISO 8601 durations, as timers of BPMN models write them -> quantities."""

from __future__ import annotations

import re
from decimal import Decimal

from svcaudit.model.quantity import Bound, Calendar, Duration, Quantity, QuantityKind, Unit
from svcaudit.timing import SECONDS

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_ISO = re.compile(
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
#: How a modelling program may wrap it in an expression of its own.
_WRAPPED = re.compile(r"=?\s*(?:duration\(\s*)?[\"']?([^\"'()=\s]+)[\"']?\s*\)?")
_UNITS = (Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)
_UNSTEADY = frozenset({Unit.YEAR, Unit.MONTH})  # no number of days


def iso_duration(written: str, calendar: Calendar = Calendar.UNSAID) -> Duration | None:
    """The exact time that is written; None for what is no duration, or adds months to days.

    Several units are told in the smallest. ISO 8601 has no working days, and models are drawn by people who mean them:
    the calendar is unsaid unless given.
    """
    wrapped = _WRAPPED.fullmatch(written.strip())
    found = _ISO.fullmatch(wrapped[1]) if wrapped else None
    parts = [
        (Decimal(number.replace(",", ".")), unit)
        for number, unit in zip(found.groups() if found else (), _UNITS, strict=False)
        if number
    ]
    parts = [part for part in parts if part[0]] or parts[-1:]
    if not parts or (len(parts) > 1 and any(unit in _UNSTEADY for _, unit in parts)):
        return None
    smallest = parts[-1][1]
    whole = sum((Decimal(SECONDS[unit]) * number for number, unit in parts[:-1]), Decimal(0))
    number = parts[-1][0] + whole / Decimal(SECONDS[smallest])
    return Duration(number, number, smallest, calendar)


def iso_quantity(duration: Duration) -> Quantity:
    """A time that no words of a text say."""
    return Quantity(QuantityKind.DURATION, 0, 0, duration)


def limit(duration: Duration) -> Duration:
    """That time as a bound: what is not done then is stopped."""
    return Duration(None, duration.worst, duration.unit, duration.calendar, Bound.AT_MOST)
