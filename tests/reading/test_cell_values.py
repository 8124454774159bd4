"""A bare number in a table has the unit of its column or of its row's name; "nothing" is a price only under prices."""

from __future__ import annotations

import pytest

from svcaudit.language import pack
from svcaudit.model.quantity import Duration, Money
from svcaudit.reading.cellvalues import headed_quantities


@pytest.mark.parametrize(
    ("code", "text", "headers", "number", "unit"),
    [
        ("en", "3", ("Working days",), 3, "day"),
        ("es", "15", ("Plazo (días hábiles)",), 15, "day"),
        ("es", "24-48", ("Entrega en horas",), 48, "hour"),
        ("pt", "2", ("Prazo", "Resposta (horas)"), 2, "hour"),
        ("en", " 4 ", ("Answer, hours",), 4, "hour"),
    ],
)
def test_a_number_has_the_unit_of_a_header(
    code: str, text: str, headers: tuple[str, ...], number: int, unit: str
) -> None:
    (found,) = headed_quantities(text, headers, pack(code))
    assert isinstance(found.value, Duration)
    assert found.value.worst == number
    assert found.value.unit.value == unit
    assert text[found.start : found.end] == text.strip()


@pytest.mark.parametrize(("text", "header"), [("3", "Step"), ("12", "Section and page"), ("Nothing", "What to bring")])
def test_without_a_unit_there_is_no_value(text: str, header: str) -> None:
    assert headed_quantities(text, (header,), pack("en")) == ()


@pytest.mark.parametrize(("code", "text", "header"), [("en", "Nothing", "Charge"), ("es", "Nada", "Precio")])
def test_nothing_under_prices_is_free(code: str, text: str, header: str) -> None:
    (found,) = headed_quantities(text, (header,), pack(code))
    assert isinstance(found.value, Money)
    assert not found.value.amount


@pytest.mark.parametrize(("code", "text", "header"), [("en", "No", "In the price"), ("es", "No", "Entra en el precio")])
def test_a_no_under_a_question_of_price_is_no_sum(code: str, text: str, header: str) -> None:
    assert headed_quantities(text, (header,), pack(code)) == ()
