"""A word of a phrase may ask for its accents, where these alone tell it from another word."""

from __future__ import annotations

import pytest

from svcaudit.language.lexicon import Lexicon
from svcaudit.language.words import words

_LEXICON = Lexicon({"group": {"gives": ["^dá =entrada"], "to": ["=volta ^à|=ao"]}}, "pt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dá entrada do pedido", {"group.gives"}),
        ("A porta da entrada", set()),
        ("Volta à loja", {"group.to"}),
        ("Volta ao balcão", {"group.to"}),
        ("Volta a ligar", set()),
        ("DÁ ENTRADA", {"group.gives"}),
    ],
)
def test_accents_count_where_they_are_asked_for(text: str, expected: set[str]) -> None:
    assert {hit.concept for hit in _LEXICON.hits(words(text, "pt"))} == expected
