"""Decisions in a step: the conditions that split the way, and whether each has its other arm."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit


def conditions(text: str, language: LanguagePack) -> tuple[Hit, ...]:
    """The "if" words that open a condition in a text."""
    hits = language.hits(text)
    otherwise = [hit for hit in hits if hit.concept == "decision.else"]
    asked = [hit for hit in hits if hit.concept == "decide.question"]
    return tuple(
        hit
        for hit in hits
        if hit.concept == "decision.if"
        and not any(other.start <= hit.start < other.end for other in (*otherwise, *asked))
    )


def has_else(text: str, language: LanguagePack) -> bool:
    """True where a text says what happens in the other case."""
    return any(hit.concept == "decision.else" for hit in language.hits(text))


def asks(text: str, language: LanguagePack) -> Hit | None:
    """The words that put a question ("determines whether"), None where there are none."""
    return next((hit for hit in language.hits(text) if hit.concept == "decide.question"), None)
