"""How many times: "the second time", "up to three attempts", "twice"."""

from __future__ import annotations

from svcaudit.language.quantities.vocabulary import vocabulary
from svcaudit.language.words import words


def read_count(text: str, code: str) -> int:
    """The largest whole number that a word of `text` stands for, 0 where none does."""
    known = vocabulary(code)
    found = [0]
    for word in words(text, code):
        if word.text.isdecimal() and len(word.text) <= _MOST_DIGITS:
            found.append(int(word.text))
        found.append(known.times.get(word.folded, 0))
        found.append(known.ordinals.get(word.folded, 0))
        found.append(int(known.numbers.get(word.folded, 0)))
    return max(found)


_MOST_DIGITS = 3
