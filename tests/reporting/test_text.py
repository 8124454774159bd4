from __future__ import annotations

from dataclasses import replace

import pytest
from sample import empty, hostile, report

from svcaudit.messages import LANGUAGES
from svcaudit.model.errors import ConfigurationError
from svcaudit.reporting import FORMATS, render


def test_remarks_come_first_and_the_verdict_last() -> None:
    lines = render(report(), "text").splitlines()
    assert lines[0] == "svcaudit · Clínica Dental Sonrisa · 21 de noviembre de 2026"
    assert lines[3] == "Antes de leer"
    assert lines[-1] == "Hallazgos ciertos: 5 errores, 1 aviso, 0 notas. Por revisar: 1. Aceptados: 1."


def test_both_quotes_stand_under_each_other_with_place_and_role() -> None:
    assert (
        "      publicado/carta-de-servicio.md:12 (publicado)\n"
        "      │ Respondemos toda queja en un plazo máximo de 48 horas.\n"
        "      interno/PR-04-quejas-y-sugerencias.md:30 (interno)\n"
        "      │ Calidad dispone de cinco días hábiles para enviar la respuesta al paciente.\n"
    ) in render(report(), "text")


def test_what_needs_review_stands_apart_after_what_is_certain() -> None:
    text = render(report(), "text")
    assert text.index("CLR001 · aviso  [6]") < text.index("Por revisar\n")
    assert text.index("Por revisar\n") < text.index("COH001 · error · por revisar  [7]")
    assert "COH011" not in text, "accepted findings are counted only"
    assert "1 con motivo en la configuración" in text


def test_lines_keep_to_the_width() -> None:
    assert max(len(line) for line in render(report(), "text", width=100).splitlines()) <= 100


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in render(report(), "text")
    coloured = render(report(), "text", colour=True)
    assert "\x1b[1;31mCOH001 · error\x1b[0m" in coloured


def test_no_text_of_a_document_moves_the_terminal() -> None:
    text = render(hostile(), "text")
    assert not [character for character in "\x1b\x9b\u202e\u202c" if character in text]
    assert "\\x1b[31mrojo" in text and "\\u202e" in text


def test_nothing_decided_is_no_score() -> None:
    assert "Sin puntuación: nada pudo decidirse" in render(empty(), "text")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_every_language_is_the_same_twice(name: str, language: str) -> None:
    made = replace(report(), language=language)
    assert render(made, name) == render(made, name)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        render(report(), "pdf")
