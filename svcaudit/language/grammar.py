"""How a language is built, from its `grammar.yaml`: articles, the passive, who is named where.

Every word is folded (small letters, no accents), so that what is compared with it has to be; auxiliaries and the
prepositions of places keep their accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from svcaudit.language.tables import codes, load_table
from svcaudit.language.words import fold

FILE = "grammar.yaml"
_YES = "yes"
_SHORTEST_VERB = 5  # letters of a verb that is told by its ending


@dataclass(frozen=True, slots=True)
class ThirdPerson:
    """How a verb ends that a name acts with. `before_plural`: a plural noun may follow it without an article."""

    endings: tuple[str, ...]
    other_endings: tuple[str, ...]
    shortest: int
    before_plural: bool

    def fits(self, word: str) -> bool:
        """True where a folded word may be such a verb."""
        long_enough = len(word) >= self.shortest
        return long_enough and word.endswith(self.endings) and not word.endswith(self.other_endings)


@dataclass(frozen=True, slots=True)
class Passive:
    """What leaves unsaid who acts: a participle after an auxiliary, or a reflexive pronoun near the head."""

    auxiliaries: frozenset[str]
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    participles: frozenset[str]
    reflexives: frozenset[str]
    ends_at_comma: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's `grammar.yaml`; its page in the documentation says what each word list is for."""

    names: frozenset[str]
    head_first: bool
    orders: bool
    hours_of_24: bool
    articles: frozenset[str]
    determiners: frozenset[str]
    connectors: frozenset[str]
    joiners: frozenset[str]
    either: frozenset[str]
    clitics: frozenset[str]
    of: frozenset[str]
    breaks: tuple[str, ...]
    towards: frozenset[str]
    articles_unless_accented: frozenset[str]
    recipients: frozenset[str]
    at: frozenset[str]
    by: tuple[str, ...]
    agents: frozenset[str]
    sent_away: frozenset[str]
    infinitive_endings: tuple[str, ...]
    third_person: ThirdPerson
    we_endings: tuple[str, ...]
    we_subjects: frozenset[str]
    we_words: frozenset[str]
    passive: Passive

    def says_we(self, word: str) -> bool:
        """True for a folded word that is "we", or a verb that "we" act with."""
        return word in self.we_subjects or (len(word) >= _SHORTEST_VERB and word.endswith(self.we_endings))

    def clause_break(self) -> re.Pattern[str]:
        """What ends a clause: a semicolon, a dash, a full stop, a comma before "but" and its like, "and we"."""
        return _clause_break(self.breaks, self.joiners, self.clitics, self.we_subjects, self.we_endings)


@cache
def grammar(code: str) -> Grammar:
    """The grammar of the language of `code`; KeyError where it has no pack."""
    if code not in codes():
        raise KeyError(code)
    table = load_table(code, FILE)
    return Grammar(
        head_first=table["head"] == "first",
        orders=table["bare_verb"] == "order",
        hours_of_24=table["working_hours"] == "of_24_to_a_day",
        breaks=tuple(table["breaks"]),
        at=_written(table["at"]),
        by=_endings(table["by"]),
        infinitive_endings=_endings(table["infinitive_endings"]),
        we_endings=_endings(table["we_endings"]),
        third_person=_third_person(table["third_person"]),
        passive=_passive(table["passive"]),
        **{name: _words(table[name]) for name in _WORD_LISTS},
    )


_WORD_LISTS = (
    "names", "articles", "determiners", "connectors", "joiners", "either", "clitics", "of", "towards", "recipients",
    "articles_unless_accented", "agents", "sent_away", "we_subjects", "we_words",
)  # fmt: skip


@cache
def all_words(name: str) -> frozenset[str]:
    """The words of one list in every language, for names of units, which are not written in one alone."""
    return frozenset(word for code in codes() for word in _words(load_table(code, FILE)[name]))


def _words(listed: Any) -> frozenset[str]:
    return frozenset(map(fold, listed))


def _written(listed: Any) -> frozenset[str]:
    """Words that are compared with their accents."""
    return frozenset(map(str.lower, listed))


def _endings(listed: Any) -> tuple[str, ...]:
    return tuple(map(fold, listed))


def _third_person(table: Any) -> ThirdPerson:
    return ThirdPerson(
        _endings(table["endings"]),
        _endings(table["other_endings"]),
        int(table["shortest"]),
        table["before_plural"] == _YES,
    )


def _passive(table: Any) -> Passive:
    return Passive(
        auxiliaries=_written(table["auxiliaries"]),
        adverb_endings=_endings(table["adverb_endings"]),
        participle_endings=_endings(table["participle_endings"]),
        participles=_words(table["participles"]),
        reflexives=_words(table["reflexives"]),
        ends_at_comma=table["ends_at_comma"] == _YES,
    )


@cache
def _clause_break(
    words: tuple[str, ...],
    joiners: frozenset[str],
    clitics: frozenset[str],
    we_subjects: frozenset[str],
    we_endings: tuple[str, ...],
) -> re.Pattern[str]:
    verb = rf"\w*(?:{_one_of(we_endings)})"
    we = rf"(?:(?:{_one_of(clitics)})\s+)*(?:{_one_of(we_subjects)}|{verb})\b"
    comma = rf",\s+(?:{_one_of(words)})\s"
    return re.compile(rf";|\s[–—]\s|\.\s|{comma}|\s(?:{_one_of(joiners)})\s+(?={we})", re.IGNORECASE)


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of some words; one that fits nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
