"""The event that starts a clock: "contados desde la recepción", "of receiving it"."""

from __future__ import annotations

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary

_CLAUSE_SIGNS = frozenset(',;:.!?()[]|-→"«»“”')
_LEAD_SIGNS = frozenset(';:.!?()[]|→"«»“”')
_MOST_WORDS = 18
_CLAUSE_REACH = 36
_EVENT_NOUN_REACH = 3
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


def event_of_label(line: Line, vocabulary: Vocabulary) -> int | None:
    """The first token of the event in a short label: "Time from your report", "From the order"; None without one."""
    for at in range(line.size):
        found = vocabulary.words["starts"].at(line, at)
        if found is not None and found[1] < line.size:
            return found[1]
    return None


def leading_event(line: Line, first: int, floor: int, vocabulary: Vocabulary) -> str | None:
    """The event said before a duration at token `first`: "Once the parts arrive, it takes two days".

    It stands at the beginning of the clause and ends with a comma. After "since" and the like it must be one of the
    events that start clocks: "after hours" and "since then" are none.
    """
    begin = _clause_begin(line, first)
    if begin < floor:
        return None  # another value stands before it in the clause
    comma = next((at for at in range(begin, first) if line.texts[at] == ","), None)
    found = vocabulary.words["starts"].at(line, begin)
    if (
        comma is None
        or found is None
        or not found[1] < comma < begin + _MOST_WORDS
        or _is_rate(line, found[1], vocabulary)
    ):
        return None
    event = line.texts[found[1] : comma]
    stems = tuple(vocabulary.sets["leading_events"])
    surely = vocabulary.words["leads_surely"].at(line, begin) is not None
    if not surely and not any(word.startswith(stems) for word in event[:_EVENT_NOUN_REACH]):
        return None
    return line.written(found[1], comma)


def _clause_begin(line: Line, first: int) -> int:
    """The first token of the clause that holds token `first`; -1 where it is too far."""
    for at in range(first - 1, max(0, first - _CLAUSE_REACH) - 1, -1):
        if line.texts[at] in _LEAD_SIGNS:
            return at + 1
    return 0 if first <= _CLAUSE_REACH else -1


def _is_rate(line: Line, at: int, vocabulary: Vocabulary) -> bool:
    """`once a year`, `una vez al mes`: how often, and no event."""
    while line.text(at) in vocabulary.sets["rate_links"]:
        at += 1
    return vocabulary.units.at(line, at) is not None


def _introduced(line: Line, end: int, vocabulary: Vocabulary, *, bounded: bool) -> int | None:
    """The first token of the event."""
    for at in (end, end + 1) if _skippable(line, end, vocabulary) else (end,):
        found = vocabulary.words["starts"].at(line, at)
        if found is not None:
            return None if _is_rate(line, found[1], vocabulary) else found[1]
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
    article = len(line.text(at)) <= _LONGEST_ARTICLE
    if bounded and (article or line.text(at - 1) != "de"):
        # "24 horas de la llamada" runs from the call; "24 horas de aviso" is notice.
        events = events.union(vocabulary.sets["leading_events"])
    noun = at + (article or line.text(at) == "haber")
    return any(line.text(noun).startswith(event) or line.text(at).startswith(event) for event in events)


def _clause_ends(line: Line, at: int, first: int, vocabulary: Vocabulary) -> bool:
    if line.texts[at] in _CLAUSE_SIGNS:
        inside = line.texts[at] in ".,:-" and line.is_glued(at) and line.is_glued(at + 1)
        return not (inside and line.source[line.starts[at + 1]].isalnum())
    return at > first + 1 and vocabulary.words["clause_ends"].at(line, at) is not None
