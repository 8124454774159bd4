"""The lexicon of one language: phrases for each concept, found in text by their stems.

A phrase is a row of words. A word is compared by its stem; `=word` only as written (folded); `^word` as written with
its accents, where another word differs by these alone ("dá" and "da", "à" and "a"); `~` stands for up to four words
that do not matter; `a|b` for either. Longer phrases of the same group win where two overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from svcaudit.language.words import Word, fold, stem
from svcaudit.model.claim import Hit

_LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a phrase: the stems and exact words that fit it; a gap fits anything."""

    stems: frozenset[str]
    exact: frozenset[str]
    accented: frozenset[str] = frozenset()
    gap: bool = False

    def fits(self, word: Word) -> bool:
        if word.stem in self.stems or word.folded in self.exact or word.bare_stem in self.stems:
            return True
        return bool(self.accented) and word.text.lower() in self.accented


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    elements: tuple[_Element, ...]


def _element(word: str, code: str) -> _Element:
    if word == "~":
        return _Element(frozenset(), frozenset(), gap=True)
    choices = word.split("|")
    exact = frozenset(fold(choice[1:]) for choice in choices if choice.startswith("="))
    accented = frozenset(choice[1:] for choice in choices if choice.startswith("^"))
    said = [choice for choice in choices if choice[0] not in "=^"]
    stems = frozenset(form for choice in said for form in (stem(choice, code), stem(fold(choice), code)))
    return _Element(stems, exact, accented)


class Lexicon:
    """Finds concepts such as `action.answer` in words."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]], code: str) -> None:
        self._by_stem: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        for group, concepts in groups.items():
            for name, phrases in concepts.items():
                for phrase in phrases:
                    self._add(f"{group}.{name}", phrase, code)

    def _add(self, concept: str, phrase: str, code: str) -> None:
        entry = _Phrase(concept, tuple(_element(word, code) for word in phrase.split()))
        for key in entry.elements[0].stems:
            self._by_stem[key].append(entry)
        for key in entry.elements[0].exact | {fold(form) for form in entry.elements[0].accented}:
            self._by_word[key].append(entry)

    def _starting_with(self, word: Word) -> Iterator[_Phrase]:
        for key in dict.fromkeys((word.stem, word.bare_stem)):
            yield from self._by_stem.get(key, ())
        yield from self._by_word.get(word.folded, ())

    def hits(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Concepts in `words`, by place; of overlapping ones in a group the longest stays."""
        found: list[tuple[int, int, str]] = []
        for index, word in enumerate(words):
            for phrase in self._starting_with(word):
                end = _match(phrase.elements, words, index)
                if end:
                    found.append((index, end, phrase.concept))
        kept = _longest(found)
        return tuple(Hit(concept, words[start].start, words[end - 1].end) for start, end, concept in kept)


def _match(elements: tuple[_Element, ...], words: Sequence[Word], index: int) -> int:
    """Index after the last word of the phrase when it stands at `index`, else 0."""
    position = index
    for number, element in enumerate(elements):
        if element.gap:
            return _match_after_gap(elements[number + 1 :], words, position)
        if position >= len(words) or not element.fits(words[position]):
            return 0
        if position > index and words[position].opens:
            return 0
        position += 1
    return position


def _match_after_gap(rest: tuple[_Element, ...], words: Sequence[Word], position: int) -> int:
    for start in range(position, min(position + _LONGEST_GAP + 1, len(words))):
        if words[start].opens:
            return 0
        end = _match(rest, words, start)
        if end:
            return end
    return 0


def _longest(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Drop what lies inside a longer hit of the same group."""
    # Of phrases as long as each other a look-alike (`other_sense`) wins.
    ordered = sorted(set(found), key=lambda item: (item[0] - item[1], item[0], not _other_sense(item[2]), item[2]))
    kept: list[tuple[int, int, str]] = []
    # The spans kept so far by group and word, so that a long text is not looked through for each hit.
    over: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    senses: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for start, end, concept in ordered:
        group = concept.split(".", 1)[0]
        if any(first <= start and end <= last and last - first > end - start for first, last in over[group, start]):
            continue
        if (start, end) in senses[group]:
            continue
        if _other_sense(concept):
            senses[group].add((start, end))
        kept.append((start, end, concept))
        for word in range(start, end):
            over[group, word].add((start, end))
    return sorted(kept)


def _other_sense(concept: str) -> bool:
    return concept.endswith(".other_sense")
