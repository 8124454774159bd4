"""The lexicon of one language: phrases for each concept, found in text by their stems.

A phrase is a row of words. A word is compared by its stem; `=word` only as written (folded); `^word` as written with
its accents, where another word differs by these alone ("dá" and "da", "à" and "a"); `-ing` is any word with that
ending; `%number` any number in digits and `%year` one that can be a year; `~` stands for up to four words that do not
matter; `a|b` for either. What stands after `>` has to follow and is no part of the hit. Longer phrases of the same
group win where two overlap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from svcaudit.language.words import Word, fold, stem
from svcaudit.model.claim import Hit

_LONGEST_GAP = 4
_AHEAD = " > "
_SHORTEST_WITH_ENDING = 5  # letters of a word that is known by its ending
_PATTERNS = {"%number": re.compile(r"\d+"), "%year": re.compile(r"(?:19|20)\d\d")}


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a phrase: the stems and exact words that fit it, or the pattern; a gap fits anything."""

    stems: frozenset[str]
    exact: frozenset[str]
    accented: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    gap: bool = False

    @property
    def open(self) -> bool:
        """True where no list of words names all that fit it."""
        return bool(self.endings) or self.pattern is not None

    def fits(self, word: Word) -> bool:
        if word.stem in self.stems or word.folded in self.exact or word.bare_stem in self.stems:
            return True
        if self.accented and word.text.lower() in self.accented:
            return True
        if self.endings and len(word.folded) >= _SHORTEST_WITH_ENDING and word.folded.endswith(self.endings):
            return True
        return self.pattern is not None and self.pattern.fullmatch(word.folded) is not None


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    elements: tuple[_Element, ...]
    ahead: tuple[_Element, ...] = ()


def _element(word: str, code: str) -> _Element:
    if word == "~":
        return _Element(frozenset(), frozenset(), gap=True)
    choices = word.split("|")
    exact = frozenset(fold(choice[1:]) for choice in choices if choice.startswith("="))
    accented = frozenset(choice[1:].lower() for choice in choices if choice.startswith("^"))
    endings = tuple(fold(choice[1:]) for choice in choices if choice.startswith("-"))
    pattern = next((_PATTERNS[choice] for choice in choices if choice in _PATTERNS), None)
    said = [choice for choice in choices if choice[0] not in "=-^%"]
    stems = frozenset(form for choice in said for form in (stem(choice, code), stem(fold(choice), code)))
    return _Element(stems, exact, accented, endings, pattern)


class Lexicon:
    """Finds concepts such as `action.answer` in words."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]], code: str) -> None:
        self._by_stem: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        self._open: list[_Phrase] = []
        #: Every concept that can be found.
        self.concepts = frozenset(f"{group}.{name}" for group, concepts in groups.items() for name in concepts)
        for group, concepts in groups.items():
            for name, phrases in concepts.items():
                for phrase in phrases:
                    self._add(f"{group}.{name}", phrase, code)

    def _add(self, concept: str, phrase: str, code: str) -> None:
        said, _, ahead = phrase.partition(_AHEAD)
        elements, following = (tuple(_element(word, code) for word in part.split()) for part in (said, ahead))
        entry = _Phrase(concept, elements, following)
        for key in entry.elements[0].stems:
            self._by_stem[key].append(entry)
        for key in entry.elements[0].exact | {fold(form) for form in entry.elements[0].accented}:
            self._by_word[key].append(entry)
        if entry.elements[0].open:
            self._open.append(entry)

    def _starting_with(self, word: Word) -> Iterator[_Phrase]:
        for key in dict.fromkeys((word.stem, word.bare_stem)):
            yield from self._by_stem.get(key, ())
        yield from self._by_word.get(word.folded, ())
        yield from self._open

    def hits(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Concepts in `words`, by place; of overlapping ones in a group the longest stays."""
        found: list[tuple[int, int, str]] = []
        for index, word in enumerate(words):
            for phrase in self._starting_with(word):
                end = _match(phrase.elements, words, index)
                if end and (not phrase.ahead or _match(phrase.ahead, words, end)):
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
