"""Headings that colour what stands under them: "Example", "Before 2020". Nothing there is said of today's service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit, Speech
from svcaudit.model.document import Block

_COLOURS = (("heading.example", Speech.EXAMPLE), ("heading.history", Speech.HISTORY))
_TODAY = "heading.today"
#: What is none of the organisation's acts keeps its own colour, whatever stands over it.
_KEPT = frozenset({Speech.QUESTION, Speech.PLACEHOLDER, Speech.NON_PROMISE, Speech.EXAMPLE, Speech.HISTORY})


def coloured(speech: Speech, hits: Iterable[Hit], block: Block, language: LanguagePack) -> Speech:
    """What a sentence or clause does, given the headings over it; `hits` are its concepts.

    A sentence of today ("since then we answer ...") keeps what it does under a heading about the past.
    """
    if speech in _KEPT:
        return speech
    over = colour_of(tuple(heading.passage.text for heading in block.headings), language)
    if over is Speech.HISTORY and any(hit.concept == _TODAY for hit in hits):
        return speech
    return over or speech


def colour_of(headings: Sequence[str], language: LanguagePack) -> Speech | None:
    """The colour that headings give, the nearest first; None where they give none."""
    colours = (_colour(text, language) for text in reversed(headings))
    return next((colour for colour in colours if colour is not None), None)


def _colour(heading: str, language: LanguagePack) -> Speech | None:
    words = language.words(heading)
    for hit in language.hits(heading):
        for concept, speech in _COLOURS:
            if hit.concept == concept and _leads(hit, heading, words[0].start, language):
                return speech
    return None


def _leads(hit: Hit, heading: str, first: int, language: LanguagePack) -> bool:
    """True where a heading begins with what was found: "Example 1", "Ejemplo: un reintegro", but not "Example Bank"."""
    after = next((word for word in language.words(heading[hit.end :])), None)
    if hit.start != first:
        return False
    return after is None or after.opens or after.folded[0].isdigit() or after.folded in language.stop_words
