"""Conditions in a sentence: where they begin and end, and which words they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit

_OPENS = frozenset({"condition.if", "condition.when"})
_END = re.compile(r"[,;:]|\s[–—]\s|[.!?…](?=\s|$)")
_FEWEST = 1  # words that a condition holds before somebody else may act
_SPOKEN = 3  # words of a condition before the "we" of what is promised


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition at `[start:end]` of a text; its own words begin at `words`, after "if".

    `temporal` is true for "when", which may just tell from when a time counts.
    """

    start: int
    words: int
    end: int
    temporal: bool


def conditions(text: str, hits: Iterable[Hit], language: LanguagePack) -> tuple[Condition, ...]:
    """The conditions of a text, in order; none lies in another."""
    return tuple(_conditions(text, hits, language))


def _conditions(text: str, hits: Iterable[Hit], language: LanguagePack) -> Iterator[Condition]:
    reached = 0
    for hit in sorted((hit for hit in hits if hit.concept in _OPENS), key=lambda one: (one.start, -one.end)):
        if hit.start < reached:
            continue
        stop = _END.search(text, hit.end)
        reached = stop.start() if stop else len(text)
        reached = _before_we(text, hit, reached, language, _FEWEST if not stop or stop[0] != "," else _SPOKEN)
        yield Condition(hit.start, hit.end, reached, hit.concept == "condition.when")


def _before_we(text: str, hit: Hit, stop: int, language: LanguagePack, fewest: int) -> int:
    """Where "we" begin to act after a condition that no comma closes: "In case of a leak we come at once".

    A comma may stand behind both; then the condition has at least `fewest` words: "If we are late," has less.
    """
    if language.words(text[: hit.start]):
        return stop  # said behind what it holds for
    inside = language.words(text[hit.end : stop])[fewest:]
    return next((hit.end + word.start for word in inside if language.grammar.says_we(word.folded)), stop)
