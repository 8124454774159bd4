"""Two words for one thing count as shared, nearly as much as one word on both sides."""

from __future__ import annotations

from svcaudit.language import pack
from svcaudit.matching import Rarity
from svcaudit.model.claim import Source, Speech, Statement, Weighted
from svcaudit.model.document import Role
from svcaudit.model.place import Place

PROMISE = "The lift is looked over each quarter."
SAME = "Each quarter the lift is looked over."
OTHER = "Each quarter the elevator is looked over."
APART = "Each quarter the boiler is looked over."
SEVERAL = "Each quarter the courtesy car is looked over."
SEVERAL_OTHERS = "Each quarter the loan vehicle is looked over."
ONE_OF_THEM = "Each quarter the white vehicle is looked over."


def _topics(text: str) -> tuple[Weighted, ...]:
    return pack("en").told(text, Source.CLAUSE)


def _statement(text: str) -> Statement:
    topics = _topics(text)
    return Statement(text, "a.md", Role.INTERNAL, "en", text, Place("a.md", 1, 1), 0, Speech.FACT, True, topics=topics)


def _alike(left: str, right: str) -> int:
    rarity = Rarity(map(_statement, (PROMISE, SAME, OTHER, APART, SEVERAL, SEVERAL_OTHERS, ONE_OF_THEM)))
    return rarity.similarity(rarity.vector(_topics(left)), rarity.vector(_topics(right)))


def test_another_word_counts_less_than_the_same_and_more_than_none() -> None:
    assert _alike(PROMISE, APART) < _alike(PROMISE, OTHER) < _alike(PROMISE, SAME)


def test_one_word_of_several_is_not_the_thing() -> None:
    assert _alike(SEVERAL, ONE_OF_THEM) < _alike(SEVERAL, SEVERAL_OTHERS)


def test_neither_side_comes_first() -> None:
    assert _alike(SEVERAL, SEVERAL_OTHERS) == _alike(SEVERAL_OTHERS, SEVERAL)
