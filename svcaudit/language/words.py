"""Words of a text with their places, folded forms and stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from svcaudit.language.tables import load_table

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NO_STEMMER = "none"
_STOP = re.compile(r"[.;:?!…]\s|[;:?!…|]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word at `[start:end]` of its text; `folded` is lower case without accents, `stem` its folded stem.

    `bare_stem` is the stem of the folded word: that of a word typed without its accents.
    `opens` is true where a stop (".", ";", ":", "?") stands before it: no phrase reaches over one.
    """

    text: str
    folded: str
    stem: str
    start: int
    end: int
    opens: bool = False
    bare_stem: str = ""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents ("Atención" -> "atencion"); ñ becomes n."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@cache
def _stemmer(code: str) -> Callable[[str], str]:
    """The Snowball stemmer that the pack names; of a language that has none, words stay as they are."""
    name = load_table(code, "grammar.yaml")["stemmer"]
    if name == _NO_STEMMER:
        return str
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem_word


@lru_cache(maxsize=65536)
def stem(word: str, code: str) -> str:
    """The folded Snowball stem of a word in the language of `code`; forms that it keeps apart have one stem."""
    lowered = word.lower().replace("’", "'")
    if lowered.endswith("'s"):
        lowered = lowered[:-2]
    found = fold(_stemmer(code)(lowered))
    roots = _roots(code)
    return roots.get(f"={fold(lowered)}") or roots.get(found, found)


@cache
def _roots(code: str) -> dict[str, str]:
    """The stem that stands for each other stem, or written word, of its family."""
    return {form: root for root, forms in load_table(code, "roots.yaml").items() for form in forms}


@lru_cache(maxsize=16384)
def words(text: str, code: str) -> tuple[Word, ...]:
    """All words of `text`, in order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        opens = bool(_STOP.search(text, last, match.start())) if found else False
        folded = fold(match[0])
        stems = stem(match[0], code), stem(folded, code)
        found.append(Word(match[0], folded, stems[0], match.start(), match.end(), opens, stems[1]))
        last = match.end()
    return tuple(found)
