"""The words that a page brings along, in each language, and what measures beside them."""

from __future__ import annotations

from svcaudit.checking.vocabulary import Vocabulary

WORDS = {
    "survey": {"en": ("survey",), "es": ("encuesta",)},
    "survey.other_sense": {"en": ("land survey",)},
}


def test_words_are_found_by_their_stems_in_their_own_language() -> None:
    vocabulary = Vocabulary(WORDS)
    assert [hit.start for hit in vocabulary.hits("Two surveys a year", "en", "survey")] == [4]
    assert not vocabulary.hits("Dos encuestas al año", "en", "survey")
    assert vocabulary.hits("Dos encuestas al año", "es", "survey")
    assert not vocabulary.hits("Duas pesquisas por ano", "pt", "survey")


def test_a_look_alike_hides_the_words_in_it() -> None:
    assert not Vocabulary(WORDS).hits("A land survey is made", "en", "survey")


def test_a_name_with_a_dot_is_a_concept_of_the_pack() -> None:
    assert Vocabulary({}).hits("We ask every year", "en", "frequency.regular")


def test_what_a_page_may_name() -> None:
    vocabulary = Vocabulary(WORDS)
    assert all(vocabulary.knows(name) for name in ("survey", "unit", "share", "frequency.regular"))
    assert not vocabulary.knows("surveys")
