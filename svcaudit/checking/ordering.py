"""Which of two values is the stricter, as far as that can be told without knowing whom it favours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from svcaudit.checking.lateness import later
from svcaudit.checking.pairs import other_currency, same_contact
from svcaudit.model.claim import Claim
from svcaudit.model.explanation import Order
from svcaudit.model.quantity import Contact, Duration, Money, OpeningHours, Percentage
from svcaudit.reading.rowvalues import unspecific
from svcaudit.timing import Later, covered


def order(first: Claim, second: Claim) -> Order | None:
    """How the value of the first stands to that of the second; None where one of them sets none."""
    if first.quantity is None or second.quantity is None:
        return None
    match first.quantity.value, second.quantity.value:
        case Duration() as one, Duration() as other:
            return _durations(one, other, first.statement.language)
        case Money() as one, Money() as other:
            return Order.UNKNOWN if other_currency(one, other) else _numbers(one.amount, other.amount)
        case Percentage() as one, Percentage() as other:
            return _percentages(one, other)
        case OpeningHours() as one, OpeningHours() as other:
            return _hours(one, other)
        case Contact() as one, Contact() as other:
            if one.channel != other.channel:
                return Order.UNKNOWN
            return Order.EQUAL if same_contact(one, other) else Order.DIFFERENT
    return None


def _durations(first: Duration, second: Duration, language: str) -> Order:
    ends = {later(first, second, language), later(second, first, language)}
    if Later.UNKNOWN in ends:
        return Order.UNKNOWN
    if Later.SOMETIMES in ends:
        return Order.DEPENDS
    if ends == {Later.NEVER}:
        return Order.EQUAL
    return Order.LESS if later(first, second, language) is Later.ALWAYS else Order.MORE


def _percentages(first: Percentage, second: Percentage) -> Order:
    found = _numbers(first.value, second.value)
    return Order.DIFFERENT if found is Order.EQUAL and first.threshold != second.threshold else found


def _hours(first: OpeningHours, second: OpeningHours) -> Order:
    """Hours of which a side names no weekday are held against any day of the other's."""
    one, other = first.intervals, second.intervals
    if not one or not other:
        return Order.UNKNOWN
    if unspecific(first) or unspecific(second):
        one, other = (tuple(replace(interval, weekday=0) for interval in side) for side in (one, other))
    within = all(covered(interval, other) for interval in one)
    around = all(covered(interval, one) for interval in other)
    if within and around:
        return Order.EQUAL
    if within:
        return Order.LESS
    return Order.MORE if around else Order.DIFFERENT


def _numbers(first: Decimal, second: Decimal) -> Order:
    if first == second:
        return Order.EQUAL
    return Order.LESS if first < second else Order.MORE
