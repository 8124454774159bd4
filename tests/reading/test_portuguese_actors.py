"""In Portuguese an article and a preposition differ by their accent: "a Caixa" acts, "à Caixa" receives."""

from __future__ import annotations

import pytest

from svcaudit.language import pack
from svcaudit.reading.handoffs import actor, passings
from svcaudit.reading.units import UnitRegister
from svcaudit.reading.voice import Voice, voice

_PORTUGUESE = pack("pt")
_REGISTER = UnitRegister(["Caixa", "Contabilidade", "Vistorias", "Balcão"])


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("A Caixa cobra a taxa.", ("Caixa",)),
        ("As Vistorias marcam a visita.", ("Vistorias",)),
        ("O Balcão recebe o pedido.", ("Balcão",)),
        ("Se falta um papel, a Contabilidade avisa o cliente.", ("Contabilidade",)),
        ("O pedido é conferido pela Contabilidade.", ("Contabilidade",)),
        ("O imóvel é visto pelas Vistorias.", ("Vistorias",)),
        ("À Caixa chega o pedido.", ()),
        ("Ao Balcão chega o pedido.", ()),
    ],
)
def test_the_unit_with_an_article_at_the_head_acts(text: str, units: tuple[str, ...]) -> None:
    assert actor(text, _REGISTER, _PORTUGUESE) == units


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("O Balcão encaminha o pedido à Contabilidade.", "Contabilidade"),
        ("O Balcão encaminha-o às Vistorias.", "Vistorias"),
        ("A Caixa remete o pedido ao Balcão.", "Balcão"),
    ],
)
def test_the_unit_after_a_contraction_receives(text: str, receiver: str) -> None:
    assert [passing.receiver for passing in passings(text, _REGISTER, _PORTUGUESE)] == [receiver]


@pytest.mark.parametrize(
    "text",
    ["A queixa será registrada.", "O pedido é entregue no dia seguinte.", "As taxas são pagas.", "Anota-se a queixa."],
)
def test_a_passive_without_an_agent_names_nobody(text: str) -> None:
    assert voice(text, _PORTUGUESE) is Voice.IMPERSONAL
