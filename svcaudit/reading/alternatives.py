"""Two units for one deed: "is approved by Billing or by Retentions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from svcaudit.language import LanguagePack, fold
from svcaudit.reading.receivers import one_of
from svcaudit.reading.units import Mention, UnitRegister, key

_NAME = r"(?-i:[^\W\d_a-zß-ÿ]\w*)"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Two units of which either may do what a sentence says.

    They are named at `start` of the sentence. `ordered` is true where it tells which of them does when; `known` where
    one of them is known as a unit, so that the other is one, too.
    """

    first: str
    second: str
    start: int
    ordered: bool
    known: bool


def alternatives(text: str, register: UnitRegister, language: LanguagePack) -> Iterator[Alternative]:
    """The pairs of names joined by "or" that act in a sentence: at its head, or after "by"."""
    pattern = _pair(language)
    named = _registered(text, register, language)
    if named is not None:
        one, other = (text[mention.start : mention.end] for mention in named)
        yield Alternative(one, other, named[0].start, _ordered(text, language), True)
        return
    for found in (pattern.by.search(text), pattern.head.match(text), pattern.after.search(text)):
        if found is None:
            continue
        first, second = _name(found["first"], language), found["second"]
        if any(hit.concept in ("actor.customer", "outside.body", "unnamed.actor") for hit in language.hits(found[0])):
            continue
        if set(key(first)) & set(key(second)):
            continue
        ordered = _ordered(text, language)
        known = any(register.mentions(name) for name in (first, second))
        if found.re is pattern.after and not known:
            continue
        yield Alternative(first, second, found.start(), ordered, known)
        return


def _ordered(text: str, language: LanguagePack) -> bool:
    return any(hit.concept == "order.told" or hit.concept.startswith("decision.") for hit in language.hits(text))


def _registered(text: str, register: UnitRegister, language: LanguagePack) -> tuple[Mention, Mention] | None:
    """Two known units, in capitals or not, of which one or the other acts after a verb with its object: "la hace
    Recepción o la asistente"."""
    for first, second in pairwise(register.mentions(text)):
        between = [fold(word) for word in text[first.end : second.start].split()]
        either = bool(between) and between[0] in language.grammar.either
        joined = either and all(word in language.grammar.articles for word in between[1:])
        if joined and first.unit != second.unit and _pair(language).acts.search(text[: first.start]):
            return first, second
    return None


def _name(words: str, language: LanguagePack) -> str:
    """A name without the word before it that is none: "Either Finance"."""
    first, _, rest = words.partition(" ")
    return rest if rest and fold(first) in language.stop_words else words


def in_cell(text: str, language: LanguagePack) -> tuple[str, str] | None:
    """The two names of a cell that says nothing but "Billing or Retentions"; None for any other."""
    found = _pair(language).cell.fullmatch(text.strip())
    return None if found is None or set(key(found["first"])) & set(key(found["second"])) else (found[1], found[2])


@dataclass(frozen=True, slots=True)
class _Patterns:
    by: re.Pattern[str]
    head: re.Pattern[str]
    after: re.Pattern[str]
    cell: re.Pattern[str]
    acts: re.Pattern[str]


@cache
def _pair(language: LanguagePack) -> _Patterns:
    built = language.grammar
    agents, articles, of, either = (
        one_of(words) for words in (built.agents, built.articles, built.connectors, built.either)
    )
    name = rf"{_NAME}(?:\s+(?:{of}\s+)*{_NAME})*"
    second = rf"(?:{articles}\s+)?(?P<second>{name})"
    by = rf"\b{agents}\s+(?:{articles}\s+)?(?P<first>{name})\s+{either}\s+(?:{agents}\s+)?{second}"
    head = rf"\s*(?:{articles}\s+)?(?P<first>{name})\s+{either}\s+{second}\s+(?-i:[a-zß-ÿ])"
    clitic = one_of(built.clitics) if built.clitics else r"(?!)"
    after = rf"\b{clitic}\s+\w+\s+(?:{articles}\s+)?(?P<first>{name})\s+{either}\s+{second}"
    cell = rf"(?:{articles}\s+)?(?P<first>{name})\s+{either}\s+{second}"
    acts = rf"\b{clitic}\s+\w+\s+(?:{articles}\s+)?$"
    return _Patterns(*(re.compile(pattern, re.IGNORECASE) for pattern in (by, head, after, cell, acts)))
