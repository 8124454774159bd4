"""Where sentences begin and end in one paragraph, by characters.

A full stop ends a sentence where white space and then an upper-case letter, a digit or an opening sign follow, unless
an abbreviation, an initial or the number of an item stands before it. Semicolons do not split: what they join is read
together. Hard line breaks are white space; an empty line ends a sentence.

What is longer than anybody writes is cut further, at weaker signs. Each value is read with its whole sentence, and
notes without capitals, or a list that lost its lines, would be one sentence of a hundred pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
#: What ends a sentence only where it is too long otherwise, and where one without such signs is cut.
_WEAK_END = re.compile(r"(?<=[.!?…;])\s+")
_PAUSE = re.compile(r".*[,:|)](?=\s)|.*(?=\s)", re.DOTALL)
_LONGEST = 1_000  # characters of a sentence that is left whole


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
    return tuple(cut for start, end in found for cut in _shortened(text, start, _trim(text, start, end)))


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; one that is too long in pieces, at its weak ends, and at its pauses where it has none."""
    if end - start > _LONGEST:
        for weak in _WEAK_END.finditer(text, start, end):
            yield from _at_pauses(text, start, weak.start())
            start = weak.end()
    yield from _at_pauses(text, start, end)


def _at_pauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        pause = _PAUSE.match(text, start, start + _LONGEST)
        # A word as long as that is no word of a sentence, and need not stay whole.
        last = pause.end() if pause and pause.end() > start else start + _LONGEST
        yield start, _trim(text, start, last)
        start = _skip_space(text, last)
    if start < end:
        yield start, end


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
