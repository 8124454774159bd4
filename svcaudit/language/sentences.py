"""Where sentences begin and end in one paragraph, by characters.

A full stop ends a sentence where white space and then an upper-case letter, a digit or an opening sign follow, unless
an abbreviation, an initial or the number of an item stands before it. Semicolons do not split: what they join is read
together. Hard line breaks are white space; an empty line ends a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from svcaudit.language.tables import load_table

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'»”’)\]*_]*+(?=\s)|\n[ \t]*+\n")
_SPACE = re.compile(r"\s+")
_OPENING = "¿¡«“\"'‘([*_-–—•"
_LAST_WORD = re.compile(r"(?:\b[^\W\d_]\.[ \u00a0]?)*[^\W_]+$")
_NEXT_WORD = re.compile(r"[\W_]*([^\W\d_]+)")
_LOOK_BACK = 24
_LOOK_AHEAD = 40


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """Words before a full stop: those that never end a sentence, those that may, and what goes on after these."""

    never: frozenset[str]
    maybe: frozenset[str]
    follows: frozenset[str]


@cache
def _abbreviations(code: str) -> _Abbreviations:
    table = load_table(code, "units.yaml")["abbreviations"]
    return _Abbreviations(*(frozenset(table[key]) for key in ("never", "maybe", "follows")))


def split_sentences(text: str, code: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of `text`, without the white space around it."""
    known = _abbreviations(code)
    found: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for match in _END.finditer(text):
        if match.start() >= start and _ends(text, start, match, known):
            found.append((start, match.start() if match.group().startswith("\n") else match.end()))
            start = _skip_space(text, match.end())
    last = len(text.rstrip())
    if start < last:
        found.append((start, last))
    return tuple((start, _trim(text, start, end)) for start, end in found)


def _skip_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _ends(text: str, start: int, match: re.Match[str], known: _Abbreviations) -> bool:
    if match.group().startswith("\n"):
        return True
    following = _skip_space(text, match.end())
    if following >= len(text) or not _can_begin(text[following]):
        return False
    return not match.group().startswith(".") or _full_stop_ends(text, start, match.start(), following, known)


def _can_begin(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in _OPENING or not character.isascii()


def _full_stop_ends(text: str, start: int, stop: int, following: int, known: _Abbreviations) -> bool:
    before = _LAST_WORD.search(text, max(start, stop - _LOOK_BACK), stop)
    if before is None:
        return True
    word = before.group()
    if word.isdigit():
        return before.start() > start  # "1. Recibe ..." is the number of an item
    if len(word) == 1 and word.isupper():
        return False  # the initial of a name
    return _after_word(word.lower().replace(" ", "").replace("\u00a0", ""), text, following, known)


def _after_word(word: str, text: str, following: int, known: _Abbreviations) -> bool:
    if word in known.never:
        return False
    if word not in known.maybe:
        return True
    if text[following].isdigit():
        return False
    next_word = _NEXT_WORD.match(text, following, following + _LOOK_AHEAD)
    if next_word is None:
        return True
    return not (next_word[1].lower() in known.follows or (next_word[1].isupper() and len(next_word[1]) > 1))
