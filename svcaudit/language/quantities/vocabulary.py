"""The words of one language that numbers, times, amounts and contacts are made of, from its `units.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from svcaudit.language.quantities.line import Phrases
from svcaudit.language.tables import load_table
from svcaudit.language.words import fold
from svcaudit.model.quantity import Bound, Calendar, Unit


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit of time as written: `times` of `unit` ("quincena" is 15 days), in a calendar where the word says one."""

    unit: Unit
    times: Decimal = Decimal(1)
    calendar: Calendar = Calendar.UNSAID


@dataclass(frozen=True, slots=True)
class Fixed:
    """A phrase that is a duration as a whole ("un cuarto de hora")."""

    number: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of phrases by their name in the table."""

    sets: dict[str, Phrases[str]]

    def __getitem__(self, name: str) -> Phrases[str]:
        """The phrases under `name`; KeyError where the table has none."""
        return self.sets[name]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables of one language. Phrases are folded; sets of single words are for quick tests."""

    code: str
    decimal_point: str
    numbers: dict[str, Decimal]
    multipliers: dict[str, Decimal]
    joiners: frozenset[str]
    articles: frozenset[str]
    pairs: Phrases[Decimal]
    halves: Phrases[Decimal]
    units: Phrases[UnitWord]
    short_units: Phrases[UnitWord]
    fixed: Phrases[Fixed]
    calendars_before: Phrases[Calendar]
    calendars_after: Phrases[Calendar]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    bound_nouns: dict[str, Bound]
    ordinals: dict[str, int]
    times: dict[str, int]
    words: Words
    sets: dict[str, frozenset[str]]
    money: Any
    shares: Any
    contacts: Any
    dates: Any
    hours: Any

    @property
    def number_words(self) -> frozenset[str]:
        """Words that a number may begin with."""
        return self.sets["number_words"]


_PHRASE_SETS = (
    "calendar_alone", "range", "alternatives", "pair_openers", "pair_joiners", "next_words", "same_words", "inside",
    "ordinal_marks", "rate_after", "not_next_after", "every", "every_not", "average", "not_after_one", "rate_before",
    "starts", "starts_of", "clause_ends", "calendars_of_days", "every_not_after", "every_other", "idioms",
    "ages_before", "ages_after", "leads_surely", "scores_after", "lesser", "alternate_days",
    "holds_for", "prepositions", "that_words", "parts_of_day",
)  # fmt: skip
_WORD_SETS = (
    "before_unit", "after_unit", "bound_fillers", "negators", "uncertain_units", "events", "labels", "scores_before",
    "range_openers", "leading_events", "copulas", "not_before_measure",
    "rate_links", "range_articles",
)  # fmt: skip


@cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of the language of `code`."""
    table = load_table(code, "units.yaml")
    numbers = {fold(word): Decimal(value) for word, value in table["numbers"].items()}
    multipliers = {fold(word): Decimal(value) for word, value in table["multipliers"].items()}
    sets = {name: frozenset(map(fold, table[name])) for name in _WORD_SETS}
    sets["number_words"] = frozenset(numbers) | frozenset(multipliers)
    return Vocabulary(
        code=code,
        decimal_point=table["decimal_point"],
        numbers=numbers,
        multipliers=multipliers,
        joiners=frozenset(table["joiners"]),
        articles=frozenset(table["articles"]),
        pairs=Phrases((phrase, Decimal(value)) for phrase, value in table["pairs"].items()),
        halves=Phrases((phrase, Decimal(value)) for phrase, value in table["halves"].items()),
        units=Phrases(_unit_words(table)),
        short_units=Phrases(_short_units(table)),
        fixed=Phrases(_fixed(table["fixed"])),
        calendars_before=Phrases(_by_name(table["calendars_before"], Calendar)),
        calendars_after=Phrases(_by_name(table["calendars_after"], Calendar)),
        bounds_before=Phrases(_by_name(table["bounds_before"], Bound)),
        bounds_after=Phrases(_by_name(table["bounds_after"], Bound)),
        bound_nouns={word: Bound(bound) for word, bound in table["bound_nouns"].items()},
        ordinals={word: int(value) for word, value in table["ordinals"].items()},
        times={word: int(value) for word, value in table["times"].items()},
        words=Words(_phrase_sets(table)),
        sets=sets,
        money=table["money"],
        shares=table["shares"] | {"percent": table["percent"]},
        contacts=table["contacts"],
        dates=table["dates"],
        hours=table["hours"],
    )


def _phrase_sets(table: Any) -> dict[str, Phrases[str]]:
    lists = {name: table[name] for name in _PHRASE_SETS} | {"before_year": table["dates"]["before_year"]}
    return {name: Phrases((phrase, phrase) for phrase in phrases) for name, phrases in lists.items()}


def _unit_words(table: Any) -> Iterator[tuple[str, UnitWord]]:
    for name, words in table["units"].items():
        yield from ((word, UnitWord(Unit(name))) for word in words)
    for word, multiple in table["multiples"].items():
        calendar = Calendar(multiple.get("calendar", "unsaid"))
        yield word, UnitWord(Unit(multiple["unit"]), Decimal(multiple["times"]), calendar)


def _short_units(table: Any) -> Iterator[tuple[str, UnitWord]]:
    for name, words in table["short_units"].items():
        yield from ((word, UnitWord(Unit(name))) for word in words)
    for key, calendar in (("short_working", Calendar.WORKING), ("short_calendar", Calendar.CALENDAR)):
        for name, words in table[key].items():
            yield from ((word, UnitWord(Unit(name), Decimal(1), calendar)) for word in words)


def _fixed(entries: Any) -> Iterator[tuple[str, Fixed]]:
    for entry in entries:
        yield from ((phrase, Fixed(Decimal(entry["number"]), Unit(entry["unit"]))) for phrase in entry["phrases"])


def _by_name(table: Any, kind: Any) -> Iterator[tuple[str, Any]]:
    for name, phrases in table.items():
        yield from ((phrase, kind(name)) for phrase in phrases)
