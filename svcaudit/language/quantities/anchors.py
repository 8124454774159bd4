"""The event that starts a clock: "contados desde la recepción", "of receiving it"."""

from __future__ import annotations

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary

_CLAUSE_SIGNS = frozenset(',;:.!?()[]|-→"«»“”')
_MOST_WORDS = 18
_LONGEST_ARTICLE = 3


def starts_from(line: Line, end: int, vocabulary: Vocabulary, *, bounded: bool) -> str | None:
    """The words of the event after a duration that ends before token `end`; None where none is named.

    `bounded` tells that the duration is a limit: only then may a mere "of" introduce the event in English.
    """
    found = _introduced(line, end, vocabulary, bounded=bounded)
    if found is None:
        return None
    last = found
    while last < line.size and last - found < _MOST_WORDS and not _clause_ends(line, last, found, vocabulary):
        last += 1
    return line.written(found, last) if last > found else None


def _introduced(line: Line, end: int, vocabulary: Vocabulary, *, bounded: bool) -> int | None:
    """The first token of the event."""
    for at in (end, end + 1) if _skippable(line, end, vocabulary) else (end,):
        found = vocabulary.words["starts"].at(line, at)
        if found is not None:
            return found[1]
        found = vocabulary.words["starts_of"].at(line, at)
        if found is not None and _names_event(line, found[1], vocabulary, bounded=bounded):
            return found[1]
    return None


def _skippable(line: Line, end: int, vocabulary: Vocabulary) -> bool:
    return line.text(end) in (",", "(") or line.text(end) in vocabulary.sets["after_unit"]


def _names_event(line: Line, at: int, vocabulary: Vocabulary, *, bounded: bool) -> bool:
    events = vocabulary.sets["events"]
    if "*" in events and bounded:
        return True
    noun = at + (len(line.text(at)) <= _LONGEST_ARTICLE or line.text(at) == "haber")
    return any(line.text(noun).startswith(event) or line.text(at).startswith(event) for event in events)


def _clause_ends(line: Line, at: int, first: int, vocabulary: Vocabulary) -> bool:
    if line.texts[at] in _CLAUSE_SIGNS:
        return not (line.glued[at] and at + 1 < line.size and line.glued[at + 1])
    return at > first + 1 and vocabulary.words["clause_ends"].at(line, at) is not None
