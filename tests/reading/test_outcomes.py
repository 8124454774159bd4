"""What the customer gets in a step, and the condition at its head."""

from __future__ import annotations

import pytest

from svcaudit.language import pack
from svcaudit.reading.outcomes import opening_condition, read_outcomes


@pytest.mark.parametrize(
    ("code", "text", "outcomes"),
    [
        ("es", "Caja entrega el recibo al cliente.", {"deliver"}),
        ("es", "Caja devuelve el importe.", {"refund"}),
        ("es", "Calidad revisa el expediente del cliente.", set()),
        ("es", "El cliente entrega el formulario.", set()),
        ("en", "The desk refunds the fare.", {"refund"}),
        ("en", "Legal delivers the file to the archive.", set()),
        ("pt", "O Balcão entrega o cartão ao cliente.", {"deliver"}),
    ],
)
def test_what_the_customer_gets(code: str, text: str, outcomes: set[str]) -> None:
    assert read_outcomes(text, pack(code)) == outcomes


@pytest.mark.parametrize(
    ("code", "text", "condition"),
    [
        ("es", "Si falta un papel, Ventanilla avisa al cliente.", "Si falta un papel"),
        ("en", "If a paper is missing, the desk writes to the customer.", "If a paper is missing"),
        ("pt", "Se falta um papel, o Balcão avisa o cliente.", "Se falta um papel"),
        ("en", "The desk writes to the customer if a paper is missing.", ""),
        ("es", "Ventanilla revisa los papeles.", ""),
    ],
)
def test_the_condition_at_the_head(code: str, text: str, condition: str) -> None:
    assert opening_condition(text, pack(code)) == condition
