"""The words of `language/revisions.yaml`: how texts that are not in force are told from those that are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from svcaudit.language.tables import load_table


def plain(text: str) -> str:
    """Small letters without accents, words parted by one blank, and nothing else but full stops inside numbers."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"\d+(?:\.\d+)*|[^\W\d_]+", letters))


@cache
def words(*names: str) -> frozenset[str]:
    """The words of these lists together."""
    table = load_table("revisions.yaml")
    return frozenset(word for name in names for word in table[name])


@cache
def alternatives(*names: str) -> str:
    """The same for a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(words(*names), key=lambda word: (-len(word), word))))
