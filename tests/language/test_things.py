"""Words for things: each phrase finds its group and no other, and pairs of sentences share what they should."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from svcaudit.language import codes, fold, pack
from svcaudit.model.claim import Source
from svcaudit.yaml_nodes import compose, plain

TABLE = Path(__file__).with_name("things.yaml")
LOOK_ALIKES = "other_sense"
#: Groups that a pack needs at least to be of use.
FEWEST = {"en": 300, "es": 300, "pt": 150}


def _groups(code: str) -> dict[str, list[str]]:
    text = resources.files("svcaudit.language").joinpath(code, "things.yaml").read_text(encoding="utf-8")
    data = plain(compose(text, f"{code}/things.yaml"))
    assert isinstance(data, dict)
    return dict(data["thing"])


def _written(phrase: str) -> Iterator[str]:
    """The phrase as text, with each choice once: "lost|found =bag" is "lost bag" and "found bag"."""
    choices = [[word.removeprefix("=") for word in place.split("|")] for place in phrase.split() if place != "~"]
    return (" ".join(words) for words in product(*choices))


def _named(text: str, code: str) -> set[str]:
    return {word.thing for word in pack(code).told(text, Source.CLAUSE)} - {""}


@pytest.mark.parametrize("code", codes())
def test_each_phrase_names_its_thing_and_no_other(code: str) -> None:
    language, wrong = pack(code), []
    for thing, phrases in _groups(code).items():
        for text in (text for phrase in phrases for text in _written(phrase) if thing != LOOK_ALIKES):
            hits = language.things.hits(language.words(text))
            whole = {hit.concept for hit in hits if (hit.start, hit.end) == (0, len(text))}
            if whole != {f"thing.{thing}"}:
                wrong.append((thing, text, whole))
    assert wrong == []


@pytest.mark.parametrize("code", codes())
def test_no_phrase_stands_in_two_groups(code: str) -> None:
    homes: dict[str, set[str]] = {}
    for thing, phrases in _groups(code).items():
        for text in (fold(text) for phrase in phrases for text in _written(phrase)):
            homes.setdefault(text, set()).add(thing)
    assert {text: things for text, things in homes.items() if len(things) > 1} == {}


@pytest.mark.parametrize("code", codes())
def test_a_group_has_words_to_choose_from(code: str) -> None:
    groups = _groups(code)
    assert len(groups) >= FEWEST[code]
    alone = [thing for thing, phrases in groups.items() if sum(len(list(_written(phrase))) for phrase in phrases) < 2]
    assert alone == []


def _pairs() -> list[tuple[str, dict[str, Any]]]:
    table = plain(compose(TABLE.read_text(encoding="utf-8"), TABLE.name))
    assert isinstance(table, dict)
    return [(code, pair) for code, pairs in table.items() for pair in pairs]


@pytest.mark.parametrize(("code", "pair"), _pairs(), ids=[f"{code}-{pair['left']}" for code, pair in _pairs()])
def test_two_sentences_share_a_thing(code: str, pair: dict[str, Any]) -> None:
    shared = _named(pair["left"], code) & _named(pair["right"], code)
    assert shared == ({pair["shares"]} if "shares" in pair else set())


def test_a_word_keeps_its_stem_beside_the_thing_that_it_names() -> None:
    told = pack("en").told("We bring a replacement bin", Source.CLAUSE)
    assert [(word.stem, word.thing) for word in told] == [("bring", ""), ("replac", ""), ("bin", "bin")]


def test_the_words_of_a_look_alike_name_nothing() -> None:
    told = pack("en").told("A table-top fridge", Source.CLAUSE)
    assert [(word.stem, word.thing) for word in told] == [("tabl", ""), ("top", ""), ("fridg", "fridge")]
