"""How units are written in cells, labels and values: the header above them, and several names in one cell."""

from __future__ import annotations

import re
from functools import cache

from svcaudit.language import LanguagePack
from svcaudit.language.grammar import all_words

LONGEST_NAME = 7  # words: a longer cell is a sentence, not a name


def is_unit_header(text: str, language: LanguagePack) -> bool:
    """True where a column's header says that it names who does the work."""
    hits = language.hits(text)
    return any(hit.concept == "column.unit" for hit in hits) and len(language.words(text)) <= LONGEST_NAME


def split_units(text: str) -> tuple[str, ...]:
    """The names in a cell or value; none where it is a sentence or a mark for nobody."""
    names = (name.strip(" .*_") for name in _between_names().split(text))
    return tuple(name for name in names if 0 < len(name.split()) <= LONGEST_NAME and any(map(str.isalpha, name)))


@cache
def _between_names() -> re.Pattern[str]:
    """What stands between two names: a sign, or a word for "and" or "or" before a capital."""
    joiners = "|".join(map(re.escape, sorted(all_words("joiners"))))
    return re.compile(rf"\s*[/;+]\s*|,\s*|\s+(?:{joiners})\s+(?=[^\W\d_a-z])")
