"""One language with its lexicon, words, sentences and quantities: what reading asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from svcaudit.language.grammar import Grammar, grammar
from svcaudit.language.lexicon import Lexicon
from svcaudit.language.tables import read_table
from svcaudit.language.words import Word, words
from svcaudit.model.claim import Hit, Source, Weighted
from svcaudit.model.quantity import Calendar, Quantity

#: The files of a pack that hold concepts; a group may go on from one to the next.
_FILES = ("lexicon.yaml", "flow.yaml")
#: The file that holds words for things, and the concept in it that is none: a look-alike.
_THINGS = "things.yaml"
_LOOK_ALIKE = "thing.other_sense"
#: The concept of words that say how many times something may be done.
_LIMIT = "limit.times"


@dataclass(frozen=True)
class LanguagePack:
    """Everything that reading knows of one language. `stop_words` are folded words that say nothing of a topic.

    `things` finds the words for one thing, such as "lift" and "elevator"; they tell what a text is about, no more.
    """

    code: str
    lexicon: Lexicon
    things: Lexicon
    grammar: Grammar
    stop_words: frozenset[str]

    def knows(self, concept: str) -> bool:
        """True for a concept of the lexicon."""
        return concept in self.lexicon.concepts

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of `text`."""
        return words(text, self.code)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The concepts named in `text`."""
        return _hits(self, text)

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence of `text`, in characters."""
        return _sentences(text, self.code)

    def quantities(self, text: str) -> tuple[Quantity, ...]:
        """Values with their units in `text`."""
        return _quantities(text, self.code)

    def calendars(self, text: str) -> tuple[tuple[Calendar, int, int], ...]:
        """Words for working time or for all time in `text`, each with its start and end in characters."""
        from svcaudit.language.quantities import read_calendars

        return read_calendars(text, self.code)

    def rounds(self, text: str) -> int:
        """How many times the words of `text` allow: 2 for "the second time", 0 where nothing in it is limited."""
        from svcaudit.language.quantities import read_count

        limits = [hit for hit in self.hits(text) if hit.concept == _LIMIT]
        return max((max(read_count(text[hit.start : hit.end], self.code), 1) for hit in limits), default=0)

    def event(self, label: str) -> int | None:
        """Where the event that starts a clock begins in a label ("Time from your report"); None without one."""
        from svcaudit.language.quantities import read_event

        return read_event(label, self.code)

    def parts(self, text: str) -> tuple[tuple[int, int], ...]:
        """Start and end of what words for "and" or "or" part in a text, in characters."""
        breaks = [word for word in self.words(text) if word.folded in self.grammar.joiners]
        edges = [0, *(edge for word in breaks for edge in (word.start, word.end)), len(text)]
        return tuple(zip(edges[::2], edges[1::2], strict=True))

    def topics(self, text: str) -> tuple[str, ...]:
        """Stems of the words of `text` that can say what it is about: no stop words, no numbers."""
        return tuple(word.stem for word in _telling(self, text))

    def told(self, text: str, source: Source) -> tuple[Weighted, ...]:
        """The same as words of a claim that stand in `source`, each with the thing that it names, if it names one."""
        things = _things(self, text)
        return tuple(Weighted(word.stem, source, things.get(word.start, "")) for word in _telling(self, text))


def _telling(language: LanguagePack, text: str) -> Iterator[Word]:
    """The words of a text that can say what it is about."""
    for word in language.words(text):
        if word.folded not in language.stop_words and len(word.folded) > 1 and not word.folded[0].isdigit():
            yield word


@lru_cache(maxsize=16384)
def _things(language: LanguagePack, text: str) -> Mapping[int, str]:
    """What each word of a text names, by where the word starts; empty for one of a look-alike.

    Of two things that share a word, the one that begins first has it.
    """
    said, found = language.words(text), dict[int, str]()
    for hit in sorted(language.things.hits(said), key=lambda hit: hit.concept != _LOOK_ALIKE):
        thing = "" if hit.concept == _LOOK_ALIKE else hit.concept.removeprefix("thing.")
        for word in said:
            if hit.start <= word.start < hit.end:
                found.setdefault(word.start, thing)
    return found


@lru_cache(maxsize=16384)
def _hits(language: LanguagePack, text: str) -> tuple[Hit, ...]:
    found = language.lexicon.hits(language.words(text))
    # A look-alike did its part when it kept the shorter phrase in it from being found.
    return tuple(hit for hit in found if not hit.concept.endswith(".other_sense"))


@lru_cache(maxsize=16384)
def _quantities(text: str, code: str) -> tuple[Quantity, ...]:
    from svcaudit.language.quantities import read_quantities

    return read_quantities(text, code)


@lru_cache(maxsize=1024)
def _sentences(text: str, code: str) -> tuple[tuple[int, int], ...]:
    from svcaudit.language.sentences import split_sentences

    return split_sentences(text, code)


@cache
def pack(code: str) -> LanguagePack:
    """The pack of a language; KeyError where there is none."""
    built = grammar(code)
    groups: dict[str, dict[str, list[str]]] = {}
    stop = frozenset[str]()
    for name in _FILES:
        data = _read(code, name)
        stop |= frozenset(str(data.pop("stop_words", "")).split())
        for group, concepts in data.items():
            groups.setdefault(group, {}).update(concepts)
    return LanguagePack(code, Lexicon(groups, code), Lexicon(_read(code, _THINGS), code), built, stop)


def _read(code: str, name: str) -> dict[str, Any]:
    from svcaudit.yaml_nodes import compose, plain

    data = plain(compose(read_table(code, name), f"{code}/{name}"))
    assert isinstance(data, dict)
    return data
