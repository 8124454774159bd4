"""A sentence as tokens: runs of digits, words and single signs, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Generic, TypeVar

from svcaudit.language.words import fold

T = TypeVar("T")
V = TypeVar("V")

#: A hexadecimal name, as of a version: neither "22d" nor "94e5" in it is a value.
_NAME = r"\b(?=[0-9a-f]{0,64}(?:\d[a-f]+\d|[a-f]\d+[a-f]))[0-9a-f]{7,64}\b"
_TOKEN = re.compile(rf"{_NAME}|\d+|[^\W\d_\u00ba\u00aa]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\S")
_SIGNS = {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "’": "'", "‘": "'", "º": "o", "ª": "a", "°": "o"}


class Line:
    """One sentence in parallel lists, an element a token.

    `texts` are folded (lower case, no accents), `starts` and `ends` characters of `source`, `digits` is true for a run
    of digits, `glued` where nothing stands between the token and the one before it. `memory` is for `remembered`.
    """

    __slots__ = ("digits", "ends", "glued", "memory", "size", "source", "starts", "texts")

    def __init__(self, source: str) -> None:
        self.source = source
        self.memory: dict[tuple[object, int], Any] = {}
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.digits: list[bool] = []
        self.glued: list[bool] = []
        last = -1
        for match in _TOKEN.finditer(source):
            text, start = match.group(), match.start()
            digits = text.isdecimal()
            self.texts.append(text if digits else (_SIGNS.get(text) or fold(text)))
            self.starts.append(start)
            last, glued = match.end(), start == last
            self.ends.append(last)
            self.digits.append(digits)
            self.glued.append(glued)
        self.size = len(self.texts)

    def text(self, index: int) -> str:
        """The folded token at `index`, empty outside the line."""
        return self.texts[index] if 0 <= index < self.size else ""

    def is_word(self, index: int) -> bool:
        """True for a token of letters."""
        return self.text(index)[:1].isalpha()

    def is_glued(self, index: int) -> bool:
        """True where the token at `index` follows the one before without a gap."""
        return 0 < index < self.size and self.glued[index]

    def is_digits(self, index: int) -> bool:
        """True for a run of digits."""
        return 0 <= index < self.size and self.digits[index]

    def ends_sentence(self, index: int) -> bool:
        """True for a full stop at `index` that is the last token or has an upper-case letter after it."""
        return self.text(index) == "." and (index + 1 >= self.size or self.source[self.starts[index + 1]].isupper())

    def written(self, first: int, end: int) -> str:
        """The source from token `first` up to, and without, token `end`."""
        return self.source[self.starts[first] : self.ends[end - 1]]


def remembered(reader: Callable[[Line, int, V], T]) -> Callable[[Line, int, V], T]:
    """A reader that reads each place of a line once, however often it is asked: long lines stay linear."""

    @wraps(reader)
    def read(line: Line, index: int, words: V) -> T:
        key = (reader, index)
        if key not in line.memory:
            line.memory[key] = reader(line, index, words)
        found: T = line.memory[key]
        return found

    return read


class Phrases(Generic[T]):
    """Phrases of one or more tokens, each with a value; the longest that fits is found first."""

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], T]]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, value in phrases:
            words = Line(phrase).texts
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        """Words with which a phrase begins."""
        return frozenset(self._by_first)

    def at(self, line: Line, index: int) -> tuple[T, int] | None:
        """Value and end of the longest phrase that begins at token `index`."""
        if not 0 <= index < line.size:
            return None
        for words, value in self._by_first.get(line.texts[index], ()):
            if len(words) == 1:
                return value, index + 1
            if line.texts[index : index + len(words)] == words:
                return value, index + len(words)
        return None

    def before(self, line: Line, end: int, floor: int = 0) -> tuple[T, int] | None:
        """Value and first token of the longest phrase that ends where token `end` begins, from token `floor` on."""
        for words, value in self._by_last.get(line.text(end - 1), ()):
            first = end - len(words)
            if first >= floor and line.texts[first:end] == words:
                return value, first
        return None
