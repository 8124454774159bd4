from __future__ import annotations

from decimal import Decimal

import pytest

from svcaudit.messages import LANGUAGES, MissingSentence, fill, has_sentence, sentence
from svcaudit.messages.catalogue import catalogue
from svcaudit.model.quantity import Duration, Unit


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys(language: str) -> None:
    assert catalogue(language).keys() == catalogue(LANGUAGES[0]).keys()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_braces(language: str) -> None:
    first = catalogue(LANGUAGES[0])
    differing = {key for key, entry in catalogue(language).items() if entry.braces() != first[key].braces()}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_two_forms_has_them_in_every_language(language: str) -> None:
    first = catalogue(LANGUAGES[0])
    differing = {key for key, entry in catalogue(language).items() if bool(entry.one) != bool(first[key].one)}
    assert differing == set()


def test_no_sentence_is_empty_but_the_list_of_swapped_currencies() -> None:
    empty = {key for language in LANGUAGES for key, entry in catalogue(language).items() if not entry.other}
    assert empty == {"phrase.money_swapped"}


def test_one_and_several() -> None:
    assert sentence("report.verdict.errors", "es", count=1) == "1 error"
    assert sentence("report.verdict.errors", "es", count=0) == "0 errores"
    assert sentence("report.verdict.errors", "pt", count="2") == "2 erros"


def test_values_are_phrased() -> None:
    text = sentence("report.text.advice", "en", advice=Duration(None, Decimal(2), Unit.DAY))
    assert text == "What to do: 2 days"


def test_a_missing_sentence_is_an_error_that_names_key_and_language() -> None:
    with pytest.raises(MissingSentence, match=r"'no\.such' in language 'es'"):
        sentence("no.such", "es")


def test_a_missing_language_is_an_error() -> None:
    with pytest.raises(MissingSentence, match="'fr'"):
        sentence("report.title", "fr")
    assert not has_sentence("report.title", "fr")


def test_a_missing_value_is_an_error_that_names_it() -> None:
    with pytest.raises(MissingSentence, match="value 'advice'"):
        sentence("report.text.advice", "es")


def test_what_a_value_says_is_no_template() -> None:
    assert fill("{first} y {second}", "es", {"first": "{second}", "second": "B"}) == "{second} y B"


def test_channels_are_said_in_words() -> None:
    assert fill("({channel})", "es", {"channel": ("email", "phone")}) == "(correo electrónico y teléfono)"
    assert fill("({channel})", "en", {"channel": "pigeon"}) == "(pigeon)"


def test_a_sentence_that_begins_with_a_phrased_value_begins_with_a_capital() -> None:
    about = Duration(Decimal(2), None, Unit.DAY)
    assert fill("{promised} is promised.", "en", {"promised": about}) == "At least 2 days is promised."
    assert fill("{words} is vague.", "en", {"words": "soon"}) == "soon is vague."
