"""Which language a text is written in, by a vote of its small words and the endings of its longer ones.

The words stand in the packs, those of neighbouring languages that svcaudit does not read in `neighbours.yaml`: a French
text is none of ours, and not the nearest of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from svcaudit.language.tables import codes, load_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_LOOK = 20_000
_WEIGHT_OF_WORD = 4
_WEIGHT_OF_ENDING = 1
_SHORTEST_WITH_ENDING = 5
_LEAST_VOTES = 4
_LEAST_SHARE = 12
#: What it takes against a language that somebody named: so many words, and so many times its votes.
_WORDS_TO_REFUTE = 20
_TIMES_MORE = 2


@dataclass(frozen=True, slots=True)
class _Signs:
    """What one language is known by."""

    code: str
    words: frozenset[str]
    endings: tuple[str, ...]


@cache
def _signs() -> tuple[_Signs, ...]:
    table = load_table("neighbours.yaml") | {code: load_table(code, "detection.yaml") for code in codes()}
    return tuple(_Signs(code, frozenset(signs["words"]), tuple(signs["endings"])) for code, signs in table.items())


def detect(text: str) -> str | None:
    """Code of the language of `text`; None where it is another or too little to tell."""
    words = [match.group().lower() for match in _WORD.finditer(text[:_LONGEST_LOOK])]
    votes = {signs.code: _votes(words, signs) for signs in _signs()}
    ranking = sorted(((votes[code], code) for code in codes()), reverse=True)
    (most, winner), (second, _) = ranking[0], ranking[1]
    clear = most >= _LEAST_VOTES and most > second and most * 10 >= _LEAST_SHARE * len(words)
    return winner if clear and most >= max(votes.values()) else None


def refutes(text: str, code: str) -> bool:
    """True where a text of some length is plainly in another language than `code`, be it one that is read or not."""
    words = [match.group().lower() for match in _WORD.finditer(text[:_LONGEST_LOOK])]
    votes = {signs.code: _votes(words, signs) for signs in _signs()}
    most = max(votes.values())
    return (
        code in votes
        and len(words) >= _WORDS_TO_REFUTE
        and most * 10 >= _LEAST_SHARE * len(words)
        and most >= _TIMES_MORE * votes[code]
    )


def _votes(words: list[str], signs: _Signs) -> int:
    return sum(_weights(words, signs))


def _weights(words: list[str], signs: _Signs) -> Iterator[int]:
    for word in words:
        if word in signs.words:
            yield _WEIGHT_OF_WORD
        elif len(word) >= _SHORTEST_WITH_ENDING and word.endswith(signs.endings):
            yield _WEIGHT_OF_ENDING
