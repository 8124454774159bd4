"""The words of opening hours in one language, from `hours` in its `units.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from svcaudit.language.quantities.line import Phrases
from svcaudit.language.quantities.vocabulary import vocabulary

_LAST_HOUR_IN_WORDS = 12
Days = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Phrases of opening hours; days are numbers from 0, Monday."""

    weekdays: Phrases[int]
    initials: dict[str, int]
    sets: Phrases[Days]
    holidays: Phrases[str]
    except_: Phrases[str]
    closed: Phrases[str]
    closes: Phrases[str]
    to: Phrases[str]
    until: Phrases[str]
    joiners: frozenset[str]
    articles: Phrases[str]
    articles_of_time: frozenset[str]
    openers: Phrases[str]
    clock_openers: Phrases[str]
    clock_always: frozenset[str]
    prefixes: Phrases[int]
    after_duration: Phrases[str]
    between: Phrases[str]
    and_: Phrases[str]
    marks: Phrases[str]
    minute_joiners: frozenset[str]
    am: Phrases[str]
    pm: Phrases[str]
    noon: Phrases[str]
    midnight: Phrases[str]
    context: frozenset[str]
    zones: Phrases[str]
    always: Phrases[str]
    five_days: Phrases[str]
    all_day: Phrases[str]
    not_all_day_before: Phrases[str]
    all_day_context: frozenset[str]
    months: Phrases[str]
    hours_in_words: dict[str, int]
    halves: Phrases[Decimal]
    labels: frozenset[str]


@cache
def timetable(code: str) -> Timetable:
    """The timetable of the language of `code`."""
    words = vocabulary(code)
    table = words.hours
    return Timetable(
        weekdays=Phrases((word, int(day)) for word, day in table["weekdays"].items()),
        initials={letter: int(day) for letter, day in table["initials"].items()},
        sets=Phrases((phrase, _days(key)) for key, phrases in table["sets"].items() for phrase in phrases),
        except_=_phrases(table["except"]),
        and_=_phrases(table["and"]),
        months=_phrases([f"{link} {month}" for link in ("de", "of") for month in words.dates["months"]]),
        hours_in_words={
            word: int(number)
            for word, number in words.numbers.items()
            if word not in words.articles and number % 1 == 0 and 1 <= number <= _LAST_HOUR_IN_WORDS
        },
        halves=words.halves,
        labels=words.sets["labels"],
        prefixes=Phrases((phrase, int(minutes)) for phrase, minutes in table["prefixes"].items()),
        **_named(table),
    )


def _named(table: Any) -> dict[str, Any]:
    """The sets of single words and the phrases that need nothing but their name."""
    return {name: frozenset(table[name]) for name in _WORDS} | {name: _phrases(table[name]) for name in _PHRASES}


_WORDS = ("joiners", "articles_of_time", "clock_always", "minute_joiners", "context", "all_day_context")
_PHRASES = (
    "holidays", "closed", "closes", "to", "until", "articles", "openers", "clock_openers", "after_duration", "between",
    "marks", "am", "pm", "noon", "midnight", "zones", "always", "five_days", "all_day", "not_all_day_before",
)  # fmt: skip


def _phrases(words: Any) -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in words)


def _days(key: str) -> Days:
    first, last = key.split("-")
    return tuple(range(int(first), int(last) + 1))
