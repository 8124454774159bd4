"""How easy a text is to read, by the index of its language. Each formula and its source stand in `readability.yaml`.

All of them take the mean length of sentences, in words, and of words, in syllables. A language without that file has
no index.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from svcaudit.language.tables import has_table, load_table

FILE = "readability.yaml"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Readability:
    """The index of some sentences. `index` is 0 (very hard) to 100 (very easy), rounded, and may go beyond."""

    formula: str
    index: int
    words: int
    sentences: int

    @property
    def words_per_sentence(self) -> int:
        """Rounded."""
        return round(Fraction(self.words, self.sentences))


@dataclass(frozen=True, slots=True)
class _Formula:
    name: str
    base: Fraction
    words_per_sentence: Fraction
    syllables_per_word: Fraction
    vowels: str
    strong: str
    vowel_at_the_end: str
    silent: tuple[str, ...]
    silent_endings: tuple[str, ...]
    sounded_endings: tuple[str, ...]


def readability(sentences: Sequence[str], code: str) -> Readability | None:
    """The index of the sentences; None for a language that has none, or where there is no word."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence.lower())]
    if not words or not has_table(code, FILE):
        return None
    formula = _formula(code)
    spoken = sum(_syllables(word, formula) for word in words)
    index = (
        formula.base
        - formula.words_per_sentence * Fraction(len(words), len(sentences))
        - formula.syllables_per_word * Fraction(spoken, len(words))
    )
    return Readability(formula.name, round(index), len(words), len(sentences))


def words_in(text: str) -> int:
    """How many words a text has; numbers are none."""
    return len(_WORD.findall(text))


def syllables(word: str, code: str) -> int:
    """How many syllables a word has, at least one."""
    return _syllables(word.lower(), _formula(code))


@cache
def _formula(code: str) -> _Formula:
    table = load_table(code, FILE)
    return _Formula(
        name=table["formula"],
        base=Fraction(table["base"]),
        words_per_sentence=Fraction(table["words_per_sentence"]),
        syllables_per_word=Fraction(table["syllables_per_word"]),
        vowels=table["vowels"],
        strong=table["strong"],
        vowel_at_the_end=table["vowel_at_the_end"],
        silent=tuple(table["silent"]),
        silent_endings=tuple(table["silent_endings"]),
        sounded_endings=tuple(table["sounded_endings"]),
    )


def _syllables(word: str, formula: _Formula) -> int:
    """Vowels that stand together are one syllable, but for two strong ones."""
    for silent in formula.silent:
        word = word.replace(silent, silent[0] + silent[-1])
    count, before = 0, ""
    for place, letter in enumerate(word):
        last = place == len(word) - 1
        vowel = letter in formula.vowels or (last and letter == formula.vowel_at_the_end)
        if vowel and (not before or (letter in formula.strong and before in formula.strong)):
            count += 1
        before = letter if vowel else ""
    if count > 1 and word.endswith(formula.silent_endings) and not word.endswith(formula.sounded_endings):
        ending = max((end for end in formula.silent_endings if word.endswith(end)), key=len)
        count -= word[: -len(ending)][-1:] not in formula.vowels
    return max(1, count)
