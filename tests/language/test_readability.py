"""Syllables and the index of each language."""

from __future__ import annotations

import pytest

from svcaudit.language.readability import readability, syllables

WORDS = {
    "es": {
        "queja": 2,
        "atención": 3,
        "día": 2,
        "leer": 2,
        "aéreo": 4,
        "país": 2,
        "hoy": 1,
        "guitarra": 3,
        "europeo": 4,
    },
    "en": {"complaint": 2, "table": 2, "handled": 2, "wanted": 2, "offices": 3, "the": 1, "refunds": 2, "tried": 1},
    "pt": {"reclamação": 4, "não": 1, "serviço": 3, "úteis": 2, "queixa": 2, "atendimento": 5},
}


@pytest.mark.parametrize("language", WORDS)
def test_syllables(language: str) -> None:
    assert {word: syllables(word, language) for word in WORDS[language]} == WORDS[language]


def test_each_index_is_its_formula() -> None:
    # Six words of one sentence: "Le damos una copia con fecha" has 10 syllables.
    found = readability(["Le damos una copia con fecha."], "es")
    assert found is not None
    assert (found.formula, found.index) == ("INFLESZ", round(206.835 - 6 - 62.3 * 10 / 6))
    found = readability(["We give you a copy today."], "en")
    assert found is not None
    assert (found.formula, found.index) == ("Flesch", round(206.835 - 1.015 * 6 - 84.6 * 8 / 6))
    found = readability(["Nós damos uma cópia com data."], "pt")
    assert found is not None
    assert (found.formula, found.index) == ("Flesch", round(248.835 - 1.015 * 6 - 84.6 * 10 / 6))


def test_no_words_and_no_formula_have_no_index() -> None:
    assert readability(["12 345"], "es") is None
    assert readability(["Wir antworten."], "de") is None
