"""Hand-offs and redirects in a sentence: who passes the case to whom, and who is sent away with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svcaudit.language import LanguagePack, fold
from svcaudit.language.words import Word
from svcaudit.model.claim import Hit
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.decisions import conditions
from svcaudit.reading.ordering import ARROW
from svcaudit.reading.units import Mention, UnitRegister

_CAPITAL = r"[^\W\d_a-z]\w+"
_NEAR = 60  # characters between the verb and the receiver


@dataclass(frozen=True, slots=True)
class Passing:
    """A hand-off at `[start:end]` of a text. `receiver` is "" where only vague words name it."""

    receiver: str
    start: int
    end: int
    vague: bool
    back: bool
    customer: bool


def actor(text: str, register: UnitRegister, language: LanguagePack) -> tuple[str, ...]:
    """The units that act in a sentence: the one at its head, or the one named after "by"."""
    mentions = register.mentions(text)
    for mention in mentions:
        before = _word_before(text, mention.start, language)
        if before in language.grammar.agents:
            return (mention.unit,)
    if mentions:
        first = mentions[0]
        lead = language.words(text[: first.start])
        clean = not any(_leads_towards(word, language) for word in lead[-2:])
        if clean and len(lead) <= 1:
            return _together(text, mentions, language)
        comma = text[: first.start].rfind(",")
        if clean and comma >= 0 and len(language.words(text[comma : first.start])) <= 1:
            return (first.unit,)
    return ()


def _leads_towards(word: Word, language: LanguagePack) -> bool:
    """True for a preposition before a receiver; "a Caixa" acts, "à Caixa" receives."""
    built = language.grammar
    return word.folded in built.towards and word.text.lower() not in built.articles_unless_accented


def _together(text: str, mentions: tuple[Mention, ...], language: LanguagePack) -> tuple[str, ...]:
    """The unit at the head, and a second one joined to it by "and" or "or"."""
    first = mentions[0]
    if len(mentions) > 1:
        between = fold(text[first.end : mentions[1].start]).split()
        if between and between[0] in language.grammar.joiners and len(between) <= 2:
            return (first.unit, mentions[1].unit)
    return (first.unit,)


def passings(text: str, register: UnitRegister, language: LanguagePack) -> Iterator[Passing]:
    """The hand-offs that a sentence says outright."""
    hits = language.hits(text)
    mentions = _mentions(text, hits, register, language)
    for verb in (hit for hit in hits if hit.concept in ("handoff.pass", "handoff.back")):
        first, last = clause_at(text, verb.start, verb.end, language)
        vague = _near(verb, [hit for hit in hits if hit.concept == "vague_unit.vague"], first, last)
        receiver = _receiver(text, verb, mentions, language, last)
        back = verb.concept == "handoff.back" or any(
            hit.concept == "handoff.back" and hit.start <= verb.end and verb.start <= hit.end for hit in hits
        )
        if receiver is not None and not (vague is not None and _within(receiver, vague)):
            yield Passing(receiver.unit, verb.start, receiver.end, False, back, False)
        elif vague is not None:
            yield Passing("", min(verb.start, vague.start), max(verb.end, vague.end), True, back, False)
    yield from _taken(text, hits, language)
    yield from _pointed(text, mentions, language)


def _within(receiver: Mention, vague: Hit) -> bool:
    """True for a word that is only part of vague words: "the competent section", where something is called Section."""
    size = receiver.end - receiver.start
    return vague.start <= receiver.start and receiver.end <= vague.end and size < vague.end - vague.start


def _mentions(text: str, hits: tuple[Hit, ...], register: UnitRegister, language: LanguagePack) -> tuple[Mention, ...]:
    """The units that a sentence names; a "número de registro" names a number, and no unit called Registro."""
    numbers = [hit.end for hit in hits if hit.concept == "numbered.of"]
    return tuple(
        one
        for one in register.mentions(text)
        if not any(end <= one.start and _only_articles(text[end : one.start], language) for end in numbers)
    )


def _pointed(text: str, mentions: tuple[Mention, ...], language: LanguagePack) -> Iterator[Passing]:
    """The units that an arrow points to: "the form is complete → Claims"."""
    for arrow in ARROW.finditer(text) if mentions else ():
        for mention in mentions:
            if mention.start >= arrow.end() and _only_articles(text[arrow.end() : mention.start], language):
                yield Passing(mention.unit, arrow.start(), mention.end, False, False, False)


def _taken(text: str, hits: tuple[Hit, ...], language: LanguagePack) -> Iterator[Passing]:
    """The cases of which somebody unnamed takes charge: "the competent area sees to them"."""
    charged = [hit for hit in hits if hit.concept == "handoff.taken"]
    for vague in (hit for hit in hits if hit.concept == "vague_unit.vague"):
        for verb in charged:
            if verb.end < vague.start and _only_articles(text[verb.end : vague.start], language):
                yield Passing("", verb.start, vague.end, True, False, False)


def _only_articles(text: str, language: LanguagePack) -> bool:
    """True where nothing stands in a text but articles and white space."""
    return all(fold(word) in language.grammar.articles for word in text.split())


def redirects(text: str, register: UnitRegister, language: LanguagePack) -> Iterator[Passing]:
    """The places where a sentence sends the customer somewhere else."""
    hits = language.hits(text)
    sent = (hit for hit in hits if hit.concept == "handoff.pass" and _sends_customer(text, hit, hits, language))
    for verb in (*(hit for hit in hits if hit.concept == "redirect.go"), *sent):
        later = [one for one in _mentions(text, hits, register, language) if one.end > verb.start]
        unit = later[0].unit if later and later[0].start - verb.end <= _NEAR else ""
        heads = [hit for hit in hits if hit.concept == "unit.head" and verb.start <= hit.start <= verb.end + _NEAR]
        if unit or heads:
            end = later[0].end if unit else heads[0].end
            yield Passing(unit or text[heads[0].start : heads[0].end], verb.start, end, False, False, True)
            continue
        name = _name_after(language).search(text, verb.end - 4, verb.end + _NEAR)
        if name and not conditions(name[1], language):
            yield Passing(name[1], verb.start, name.end(1), False, False, True)


def _sends_customer(text: str, verb: Hit, hits: tuple[Hit, ...], language: LanguagePack) -> bool:
    """True where the customer is what is passed on: "sends the student to", "se le remite al".

    Whoever is taken somewhere has company, and is not sent.
    """
    if any(hit.concept == "company.along" and verb.start <= hit.start < verb.end for hit in hits):
        return False
    objects = (hit for hit in hits if hit.concept == "actor.customer" and verb.start < hit.start <= verb.end + 4)
    if any(_word_before(text, hit.start, language) not in language.grammar.recipients for hit in objects):
        return True
    before = [word.folded for word in language.words(text[: verb.start])][-2:]
    return " ".join(before) in language.grammar.sent_away


@cache
def _name_after(language: LanguagePack) -> re.Pattern[str]:
    """A name in capitals after a preposition: "a Cobros", "to the Council Tax office"."""
    built = language.grammar
    at, articles, of = (_one_of(words) for words in (built.at, built.articles, built.connectors))
    name = rf"(?-i:{_CAPITAL})"
    return re.compile(rf"\b{at}\s+(?:{articles}\s+)?({name}(?:\s+(?:{of}\s+)?{name})*)", re.IGNORECASE)


def _one_of(words: frozenset[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _near(verb: Hit, others: list[Hit], first: int, last: int) -> Hit | None:
    inside = [
        hit for hit in others if first <= hit.start and hit.end <= last and abs(hit.start - verb.end) <= 2 * _NEAR
    ]
    return min(inside, key=lambda hit: abs(hit.start - verb.end), default=None)


def _receiver(text: str, verb: Hit, mentions: tuple[Mention, ...], language: LanguagePack, last: int) -> Mention | None:
    for mention in mentions:
        if verb.start < mention.start <= min(last, verb.end + _NEAR):
            inside = mention.end <= verb.end + _NEAR
            towards = _word_before(text, mention.start, language) in language.grammar.towards
            if inside and (towards or mention.start <= verb.end + 6):
                return mention
    return None


def _word_before(text: str, position: int, language: LanguagePack) -> str:
    """The last word before `position` that is no article, folded ("" at the head)."""
    folded = [word.folded for word in language.words(text[:position])]
    while folded and folded[-1] in language.grammar.articles and folded[-1] not in language.grammar.towards:
        folded.pop()
    return folded[-1] if folded else ""
