from __future__ import annotations

from decimal import Decimal

import pytest

from svcaudit.checking.ordering import order
from svcaudit.model.claim import Claim, ClaimKind, Scope, Slot, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.explanation import Order
from svcaudit.model.place import Place
from svcaudit.model.quantity import (
    Calendar,
    Contact,
    DateValue,
    Duration,
    Interval,
    Money,
    OpeningHours,
    Percentage,
    Quantity,
    QuantityKind,
    Unit,
)

Value = Duration | OpeningHours | Money | Percentage | Contact | DateValue


def claim(value: Value | None) -> Claim:
    place = Place("a.md", 1)
    statement = Statement("a.md:1", "a.md", Role.PUBLISHED, "en", "", place, 0, Speech.COMMITMENT, True)
    quantity = None if value is None else Quantity(QuantityKind.DURATION, 0, 1, value)
    empty = Slot()
    kind = ClaimKind.DEADLINE
    return Claim("c", kind, statement, place, "", empty, empty, Scope(), quantity, (), Speech.COMMITMENT)


def days(number: int, calendar: Calendar = Calendar.UNSAID) -> Duration:
    return Duration(None, Decimal(number), Unit.DAY, calendar)


def opening(notation: str, *spans: tuple[int, int, int]) -> OpeningHours:
    return OpeningHours(notation, tuple(Interval(day, start * 60, end * 60) for day, start, end in spans))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (days(2), days(5), Order.LESS),
        (days(5), days(2), Order.MORE),
        (days(2), Duration(None, Decimal(48), Unit.HOUR), Order.EQUAL),
        (days(2), days(2, Calendar.WORKING), Order.DEPENDS),
        (days(5), days(3, Calendar.WORKING), Order.DEPENDS),
        (Duration(None, Decimal(4), Unit.HOUR, Calendar.WORKING), days(1), Order.UNKNOWN),
        (Money(Decimal(0), ""), Money(Decimal(5), "EUR"), Order.LESS),
        (Money(Decimal(5), "EUR"), Money(Decimal(5), "USD"), Order.UNKNOWN),
        (Percentage(Decimal(95)), Percentage(Decimal(90)), Order.MORE),
        (Percentage(Decimal(95), days(1)), Percentage(Decimal(95), days(2)), Order.DIFFERENT),
        (opening("Mo", (0, 9, 12)), opening("Mo", (0, 9, 18)), Order.LESS),
        (opening("Mo", (0, 9, 18)), opening("Mo-Tu", (0, 9, 18), (1, 9, 18)), Order.LESS),
        (opening("Mo", (0, 9, 12)), opening("Mo", (0, 10, 18)), Order.DIFFERENT),
        (opening("Mo", (0, 9, 12)), opening("09:00-12:00", (3, 9, 12)), Order.EQUAL),
        (opening("Mo", (0, 9, 12)), OpeningHours("Su off", (), (6,)), Order.UNKNOWN),
        (Contact("phone", "+441174960123"), Contact("phone", "01174960123"), Order.EQUAL),
        (Contact("phone", "01174960185"), Contact("phone", "01174960158"), Order.DIFFERENT),
        (Contact("phone", "01174960185"), Contact("email", "a@b.example"), Order.UNKNOWN),
        (days(2), Money(Decimal(5), "EUR"), None),
        (days(2), None, None),
    ],
)
def test_order(first: Value, second: Value | None, expected: Order | None) -> None:
    assert order(claim(first), claim(second)) is expected
