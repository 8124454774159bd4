"""One language with its lexicon, words, sentences and quantities: what reading asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from svcaudit.language.lexicon import Lexicon
from svcaudit.language.words import Word, words
from svcaudit.model.claim import Hit
from svcaudit.model.quantity import Quantity

#: Codes (ISO 639-1) of the languages that have a pack.
PACKS = ("en", "es", "pt")
#: The files of a pack that hold concepts; a group may go on from one to the next.
_FILES = ("lexicon.yaml", "flow.yaml")


@dataclass(frozen=True)
class LanguagePack:
    """Everything that reading knows of one language. `stop_words` are folded words that say nothing of a topic."""

    code: str
    lexicon: Lexicon
    stop_words: frozenset[str]

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of `text`."""
        return words(text, self.code)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The concepts named in `text`."""
        return _hits(self, text)

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence of `text`, in characters."""
        from svcaudit.language.sentences import split_sentences

        return split_sentences(text, self.code)

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """Values with their units in `text`."""
        return _quantities(text, self.code)

    def topics(self, text: str) -> tuple[str, ...]:
        """Stems of the words of `text` that can say what it is about: no stop words, no numbers."""
        return tuple(
            word.stem
            for word in self.words(text)
            if word.folded not in self.stop_words and len(word.folded) > 1 and not word.folded[0].isdigit()
        )


@lru_cache(maxsize=16384)
def _hits(language: LanguagePack, text: str) -> tuple[Hit, ...]:
    return language.lexicon.hits(language.words(text))


@lru_cache(maxsize=16384)
def _quantities(text: str, code: str) -> tuple[Quantity, ...]:
    from svcaudit.language.quantities import read_quantities

    return read_quantities(text, code)


@lru_cache(maxsize=len(PACKS))
def pack(code: str) -> LanguagePack:
    """The pack of a language; KeyError where there is none."""
    if code not in PACKS:
        raise KeyError(code)
    from svcaudit.yaml_nodes import compose, plain

    groups: dict[str, dict[str, list[str]]] = {}
    stop = frozenset[str]()
    for name in _FILES:
        text = resources.files("svcaudit.language").joinpath(code, name).read_text(encoding="utf-8")
        data = plain(compose(text, f"{code}/{name}"))
        assert isinstance(data, dict)
        stop |= frozenset(str(data.pop("stop_words", "")).split())
        for group, concepts in data.items():
            groups.setdefault(group, {}).update(concepts)
    return LanguagePack(code, Lexicon(groups, code), stop)
