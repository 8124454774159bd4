"""One pass over a sentence: at each token that may begin a value the readers are asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from svcaudit.language.quantities.durations import read_duration
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary, vocabulary

Reader = Callable[[Line, int, int, Vocabulary], Found | None]

_READERS: tuple[Reader, ...] = (read_duration,)


def scan(line: Line, code: str) -> Iterator[Found]:
    """All values of the line, in order; none overlaps another."""
    words = vocabulary(code)
    triggers = _triggers(code)
    index, floor = 0, 0
    while index < line.size:
        found = None
        if line.digits[index] or line.texts[index] in triggers:
            found = _first(line, index, floor, words)
        if found is None:
            index += 1
            continue
        yield found
        index = floor = found.end


def _first(line: Line, index: int, floor: int, words: Vocabulary) -> Found | None:
    for reader in _READERS:
        found = reader(line, index, floor, words)
        if found is not None:
            return found
    return None


@cache
def _triggers(code: str) -> frozenset[str]:
    """Words that a value may begin with."""
    words = vocabulary(code)
    phrases = (
        words.pairs, words.fixed, words.units, words.calendars_before,
        *(words.words[name] for name in ("next_words", "same_words", "inside")),
    )  # fmt: skip
    return words.number_words.union(words.ordinals, *(table.first_words for table in phrases))
