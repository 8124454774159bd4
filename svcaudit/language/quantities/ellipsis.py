"""Numbers whose unit was said before: "two days in the city and five elsewhere"."""

from __future__ import annotations

from dataclasses import replace

from svcaudit.language.quantities.bounds import bound_before
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.measures import is_number_before_unit
from svcaudit.language.quantities.numbers import read_number
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import Bound, Duration, Percentage, QuantityKind

_REACH = 14  # tokens between a time and a number that counts the same unit
_SENTENCE_SIGNS = frozenset(".()!?:")


def read_elliptic(line: Line, index: int, before: Found | None, vocabulary: Vocabulary) -> Found | None:
    """The time whose number begins at token `index` and whose unit the time `before` it has said.

    It begins after a word for "and", with or without a preposition, and says what it holds for: a number before a
    noun counts that noun.
    """
    if before is None or before.every or not 0 < index - before.end <= _REACH:
        return None
    value = before.value
    if not isinstance(value, Duration) or isinstance(value, Percentage) or _parted(line, before.end, index):
        return None
    number = read_number(line, index, vocabulary)
    if number is None or number.article or number.value % 1 or is_number_before_unit(line, number, vocabulary):
        return None
    if vocabulary.words["holds_for"].at(line, number.end) is None:
        return None
    limit = bound_before(line, index, before.end, vocabulary)
    opened = limit[1] if limit is not None else _before_prepositions(line, index, vocabulary)
    if line.text(opened - 1) not in vocabulary.joiners or opened - 1 == before.end:
        return None
    bound = limit[0] if limit is not None else value.bound
    times = Duration(
        None if bound is Bound.AT_MOST else number.value,
        None if bound is Bound.AT_LEAST else number.value,
        value.unit,
        value.calendar,
        bound,
    )
    return replace(before, kind=QuantityKind.DURATION, first=opened, end=number.end, value=times, starts_from=None)


def _parted(line: Line, start: int, end: int) -> bool:
    return any(text in _SENTENCE_SIGNS for text in line.texts[start:end])


def _before_prepositions(line: Line, index: int, vocabulary: Vocabulary) -> int:
    """The token at which the preposition of a number begins, `index` where it has none."""
    found = vocabulary.words["prepositions"].before(line, index)
    return found[1] if found is not None else index
