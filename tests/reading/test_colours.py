"""Headings such as "Example" and "Before 2020" colour the sentences under them."""

from __future__ import annotations

import pytest
from sentence_tables import read_texts

from svcaudit.language import pack
from svcaudit.model.claim import Speech
from svcaudit.reading.colours import colour_of

EXAMPLE, HISTORY = Speech.EXAMPLE, Speech.HISTORY


@pytest.mark.parametrize(
    ("code", "heading", "colour"),
    [
        ("en", "Example", EXAMPLE),
        ("en", "Example 2: a late parcel", EXAMPLE),
        ("en", "Examples of letters", EXAMPLE),
        ("en", "A worked example", None),
        ("en", "Case study", EXAMPLE),
        ("en", "Example Bank", None),
        ("en", "History", HISTORY),
        ("en", "Our history", HISTORY),
        ("en", "Before 2020", HISTORY),
        ("en", "Before you order", None),
        ("en", "History books", None),
        ("es", "Ejemplo", EXAMPLE),
        ("es", "Ejemplos de respuesta", EXAMPLE),
        ("es", "Caso práctico", EXAMPLE),
        ("es", "Un poco de historia", HISTORY),
        ("es", "Antes de 2020", HISTORY),
        ("es", "Historia clínica", None),
        ("es", "Antes de venir", None),
        ("pt", "Exemplo: uma devolução", EXAMPLE),
        ("pt", "A nossa história", HISTORY),
        ("pt", "Antes de 2020", HISTORY),
        ("pt", "Antes de vir", None),
    ],
)
def test_the_colour_of_a_heading(code: str, heading: str, colour: Speech | None) -> None:
    assert colour_of((heading,), pack(code)) is colour


@pytest.mark.parametrize(
    ("code", "heading", "sentence", "speech"),
    [
        ("en", "Example", "We answer complaints within five days.", EXAMPLE),
        ("en", "Before 2020", "We answer complaints within five days.", HISTORY),
        ("en", "Before 2020", "Today we answer complaints within five days.", Speech.COMMITMENT),
        ("en", "Example", "Today we answer complaints within five days.", EXAMPLE),
        ("en", "Complaints", "We answer complaints within five days.", Speech.COMMITMENT),
        ("es", "Ejemplo", "Respondemos las reclamaciones en cinco días.", EXAMPLE),
        ("es", "Antes de 2020", "Respondemos las reclamaciones en cinco días.", HISTORY),
        ("es", "Historia", "Desde entonces respondemos las reclamaciones en cinco días.", Speech.COMMITMENT),
        ("pt", "Exemplo", "Respondemos às reclamações em cinco dias.", EXAMPLE),
        ("pt", "Antes de 2020", "Respondemos às reclamações em cinco dias.", HISTORY),
    ],
)
def test_what_a_sentence_under_a_heading_does(code: str, heading: str, sentence: str, speech: Speech) -> None:
    organisation = read_texts(["# Page", f"## {heading}", sentence], code, "published")
    assert [one.speech for one in organisation.statements] == [speech]
    assert [one.speech for one in organisation.claims if one.quantity] == [speech]


def test_a_table_under_a_heading_is_coloured_too() -> None:
    table = "| Request | Time |\n|---|---|\n| Refund | 5 days |"
    organisation = read_texts(["# Page", "## Example", table], "en", "published")
    assert {one.speech for one in organisation.claims} == {EXAMPLE}
    assert not any(one.binding for one in organisation.claims)
