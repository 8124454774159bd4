"""Dates in digits and in words, as ISO 8601."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import DateValue, QuantityKind

_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_FURTHEST_PLACE = 4
_PLAUSIBLE_ALONE = (1990, 2060)


def read_date(line: Line, index: int, _floor: int, vocabulary: Vocabulary) -> Found | None:
    """The date that begins at token `index`: a day, a month of a year, or a year after "until", "in" and the like."""
    if _names_place(line, index, vocabulary):
        return None
    for value, end in _readings(line, index, vocabulary):
        if value and not (line.is_glued(end) and line.is_word(end)):
            return Found(QuantityKind.DATE, index, end, DateValue(value))
    return None


def _readings(line: Line, index: int, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    if line.is_digits(index):
        if line.is_glued(index) and (line.is_word(index - 1) or line.text(index - 1) in "-_./,"):
            return
        yield _in_digits(line, index, vocabulary)
        yield _day_first(line, index, vocabulary)
        yield _year_alone(line, index, vocabulary)
    else:
        yield _month_first(line, index, vocabulary)


def _names_place(line: Line, index: int, vocabulary: Vocabulary) -> bool:
    """`calle 5 de Mayo 2010`: a street is named after the day, and the number is a house."""
    places, at = vocabulary.dates["not_after"], index - 1
    for _ in range(_FURTHEST_PLACE):
        if not (line.is_digits(at) or line.text(at) in (".", "de", "del", "do", "da", "el")):
            break
        at -= 1
    return line.text(at) in places


def _year(line: Line, index: int) -> int:
    """The year at token `index`, 0 where there is none."""
    if not line.is_digits(index) or len(line.texts[index]) != 4:
        return 0
    year = int(line.texts[index])
    return year if _FIRST_YEAR <= year < _LAST_YEAR else 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""  # 31/02/2025 is no date: whoever reads the text sees the same


def _in_digits(line: Line, index: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """`2025-03-31`, `31/03/2025`, `31.12.2025`."""
    end = index + 5
    sign = line.text(index + 1)
    if sign not in ("-", "/", ".") or line.text(index + 3) != sign:
        return "", end
    if not all(line.is_glued(at) for at in range(index + 1, end)):
        return "", end
    parts = [line.text(at) for at in (index, index + 2, index + 4)]
    if not all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts):
        return "", end
    first, second, third = map(int, parts)
    if len(parts[0]) == 4 and _year(line, index):
        return _iso(first, second, third), end
    if not _year(line, index + 4):
        return "", end
    day_first = vocabulary.dates["month_first"] != "yes" or second <= 12
    return (_iso(third, second, first) if day_first and second <= 12 else _iso(third, first, second)), end


def _month(line: Line, index: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """The month named at token `index` and where it ends, its full stop with it; 0 where there is none."""
    month = int(vocabulary.dates["months"].get(line.text(index), 0))
    dot = line.text(index + 1) == "." and line.is_glued(index + 1) and not line.is_glued(index + 2)
    return month, index + 1 + (dot and line.size > index + 2)


def _skip_link(line: Line, index: int, vocabulary: Vocabulary) -> int:
    return index + 1 if line.text(index) in vocabulary.dates["links"] or line.text(index) == "," else index


def _day_first(line: Line, index: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """`31 de marzo de 2025`, `31st of March 2025`."""
    if len(line.texts[index]) > 2:
        return "", index
    mark = vocabulary.words["ordinal_marks"].at(line, index + 1) if line.is_glued(index + 1) else None
    at = _skip_link(line, mark[1] if mark else index + 1, vocabulary)
    at += line.text(at) in ("-", "/") and line.is_glued(at)
    month, at = _month(line, at, vocabulary)
    at = _skip_link(line, at, vocabulary)
    at += line.text(at) in ("-", "/") and line.is_glued(at)
    year = _year(line, at)
    return (_iso(year, month, int(line.texts[index])) if month and year else ""), at + 1


def _month_first(line: Line, index: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """`enero de 2032`, `March 31, 2025`."""
    month, at = _month(line, index, vocabulary)
    if not month:
        return "", index
    if line.is_digits(at) and len(line.texts[at]) <= 2:
        mark = vocabulary.words["ordinal_marks"].at(line, at + 1) if line.is_glued(at + 1) else None
        after = _skip_link(line, mark[1] if mark else at + 1, vocabulary)
        year = _year(line, after)
        return (_iso(year, month, int(line.texts[at])) if year else ""), after + 1
    at = _skip_link(line, at, vocabulary)
    year = _year(line, at)
    return (f"{year:04d}-{month:02d}" if year else ""), at + 1


def _year_alone(line: Line, index: int, vocabulary: Vocabulary) -> tuple[str, int]:
    year = _year(line, index)
    if not _PLAUSIBLE_ALONE[0] <= year < _PLAUSIBLE_ALONE[1] or line.text(index + 1) in ("-", "/", "%"):
        return "", index
    cue = vocabulary.words["before_year"].before(line, index)
    return (str(year) if cue else ""), index + 1
