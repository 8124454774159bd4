from __future__ import annotations

import pyromark
import pytest
from sample import HOSTILE, empty, hostile, report

from svcaudit.reporting import render
from svcaudit.reporting.markdown import escape_markdown


def html_of(text: str) -> str:
    return pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)


def test_the_parts_stand_in_order() -> None:
    text = render(report(), "markdown")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Antes de leer",
        "## Resumen",
        "## Puntuación por principio",
        "## Registro de promesas",
        "## Hallazgos",
        "## Por revisar",
        "## Aceptado y ya conocido",
        "## Las reglas, explicadas",
        "## Qué se leyó",
        "## Método y límites",
    ]


def test_quotes_are_quotations_with_place_and_role() -> None:
    text = render(report(), "markdown")
    assert (
        "> **publicado/carta-de-servicio.md:12** (publicado)\n>\n"
        "> Respondemos toda queja en un plazo máximo de 48 horas.\n"
    ) in text


def test_tables_are_tables() -> None:
    html = html_of(render(report(), "markdown"))
    assert html.count("<table>") == 4
    assert html.count("<h4>") == 7


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "# no heading",
        "1. no list",
        "- no item",
        "a|b",
        "`code`",
        "<b>",
        "[a](http://x)",
        "a\n\nb",
        "===",
    ],
)
def test_escaped_text_is_one_paragraph_of_words(text: str) -> None:
    html = html_of(escape_markdown(text))
    assert html.startswith("<p>") and html.endswith("</p>\n")
    inside = html[3:-5]
    assert "<" not in inside


def test_hostile_text_makes_no_markup() -> None:
    text = render(hostile(), "markdown")
    assert "<script" not in html_of(text)
    assert not [character for character in "\x1b\x9b\u202e\u202c" if character in text]
    assert html_of(text).count("<table>") == html_of(render(report(), "markdown")).count("<table>")


def test_an_empty_report_says_so() -> None:
    text = render(empty(), "markdown")
    assert "Sin puntuación" in text and "No se encontró ningún documento." in text
