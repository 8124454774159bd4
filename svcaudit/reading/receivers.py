"""Who is named as the receiver of a case, even where no document names it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svcaudit.language import LanguagePack
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.units import key

_ACCENTED = {"a": "[aàáâã]", "e": "[eéê]", "i": "[ií]", "o": "[oóôõ]", "u": "[uúü]", "c": "[cç]", "n": "[nñ]"}
_NAME = r"[^\W\d_a-zß-ÿ]\w*"
_WORDS = 2  # of a name that no noun for units stands in; a single one may be a day or a place
_FURTHEST = 40  # characters between the verb and the receiver
_DENIALS = frozenset({"negation.act", "negation.no"})
_PASSES = frozenset({"handoff.pass", "handoff.back"})


@dataclass(frozen=True, slots=True)
class Receiver:
    """A name in capitals at `[start:end]` of a text, to which a case is passed.

    `unit` is true where one of its words is a noun for units or roles; `told` where the words right after it say what
    it does with the case.
    """

    name: str
    start: int
    end: int
    unit: bool
    told: bool


def receivers(text: str, language: LanguagePack) -> Iterator[Receiver]:
    """The named receivers of the hand-offs that a sentence says outright."""
    hits = language.hits(text)
    for verb in (hit for hit in hits if hit.concept in _PASSES):
        first, last = clause_at(text, verb.start, verb.end, language)
        if any(hit.concept in _DENIALS and first <= hit.start < verb.start for hit in hits):
            continue
        found = _towards(language).search(text, max(verb.start, verb.end - 4), min(last, verb.end + _FURTHEST * 2))
        if found is None or found.start() - verb.end > _FURTHEST:
            continue
        start, end = found.span(1)
        within = [hit for hit in hits if start <= hit.start and hit.end <= end]
        unit = any(hit.concept in ("unit.head", "unit.role") for hit in within)
        customer = not unit and any(hit.concept == "actor.customer" for hit in within)
        if customer or any(hit.concept == "outside.body" for hit in within):
            continue
        if not unit and len(key(found[1])) < _WORDS:
            continue
        yield Receiver(found[1], start, end, unit, _told(text, end, language))


def _told(text: str, end: int, language: LanguagePack) -> bool:
    """True where the receiver's name is followed by what it is to do: "who decides", "for approval"."""
    after = len(text) - len(text[end:].lstrip(" ,(—–-"))
    return any(hit.concept == "receiver.does" and hit.start == after for hit in language.hits(text))


@cache
def _towards(language: LanguagePack) -> re.Pattern[str]:
    """A name in capitals after a word for "to": "al Perito de Transmisiones", "to Asset Protection"."""
    built = language.grammar
    towards, articles, of = (one_of(words) for words in (built.towards, built.articles, built.connectors))
    name = rf"(?-i:{_NAME})"
    return re.compile(rf"\b{towards}\s+(?:{articles}\s+)?({name}(?:\s+(?:{of}\s+)*{name})*)", re.IGNORECASE)


def one_of(words: frozenset[str]) -> str:
    """A pattern for any of the words, which are folded: whatever accents they bear in the text ("a" is "à")."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join("".join(_ACCENTED.get(sign, re.escape(sign)) for sign in word) for word in listed) + ")"
