"""Durations without a number: "next business day", "el mismo día", "within the hour", "al tercer día hábil"."""

from __future__ import annotations

from decimal import Decimal

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import Bound, Calendar, Duration, Unit

_ONE = Decimal(1)


def read_relative(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    """The duration told by a word for its place in time at token `index`, and where it ends."""
    return (
        _next(line, index, vocabulary)
        or _next_reversed(line, index, vocabulary)
        or _same(line, index, vocabulary)
        or _inside(line, index, vocabulary)
        or _ordinal(line, index, vocabulary)
    )


def _at_most(number: Decimal, unit: Unit, calendar: Calendar, minimum: Decimal | None = None) -> Duration:
    return Duration(minimum, number, unit, calendar, Bound.AT_MOST)


def single_unit(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Unit, Calendar, int] | None:
    """A unit in the singular with its calendar on either side, hyphens between them or none."""
    index = _skip_hyphen(line, index)
    before = vocabulary.calendars_before.at(line, index)
    calendar, at = before or (Calendar.UNSAID, index)
    at = _skip_hyphen(line, at)
    found = vocabulary.units.at(line, at)
    if found is None and before is not None:
        calendar, found = Calendar.UNSAID, vocabulary.units.at(line, index)  # "weekday" is a day of its own
    if found is None or found[0].times != 1 or line.text(found[1] - 1).endswith("s"):
        return None
    after = vocabulary.calendars_after.at(line, found[1])
    if calendar is Calendar.UNSAID and after is not None:
        return found[0].unit, after[0], after[1]
    return found[0].unit, calendar if calendar is not Calendar.UNSAID else found[0].calendar, found[1]


def _skip_hyphen(line: Line, index: int) -> int:
    """`next-business-day`."""
    return index + (line.text(index) == "-" and line.is_glued(index) and line.is_glued(index + 1))


def _next(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    found = vocabulary.words["next_words"].at(line, index)
    unit = single_unit(line, found[1], vocabulary) if found else None
    if unit is None or unit[0] is not Unit.DAY or _only_starts_clock(line, index, vocabulary):
        return None
    return _at_most(_ONE, Unit.DAY, unit[1]), unit[2]


def _next_reversed(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    """`día hábil siguiente`."""
    unit = single_unit(line, index, vocabulary)
    if unit is None or unit[0] is not Unit.DAY or _only_starts_clock(line, index, vocabulary):
        return None
    found = vocabulary.words["next_words"].at(line, unit[2])
    if found is None:
        return None
    after = vocabulary.calendars_after.at(line, found[1]) if unit[1] is Calendar.UNSAID else None
    calendar, end = after or (unit[1], found[1])
    return _at_most(_ONE, Unit.DAY, calendar), end


def _only_starts_clock(line: Line, index: int, vocabulary: Vocabulary) -> bool:
    """`a partir del día siguiente a la recepción` is when a clock starts, not how long it runs."""
    return vocabulary.words["not_next_after"].before(line, index) is not None


def _same(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    """`the same day`, and `that evening` or `the same afternoon`, which are part of it."""
    found = vocabulary.words["same_words"].at(line, index)
    part_of = found or vocabulary.words["that_words"].at(line, index)
    part = vocabulary.words["parts_of_day"].at(line, part_of[1]) if part_of else None
    if part is not None:
        return _at_most(_ONE, Unit.DAY, Calendar.UNSAID, Decimal(0)), part[1]
    unit = single_unit(line, found[1], vocabulary) if found else None
    if unit is None or unit[0] is not Unit.DAY:
        return None
    return _at_most(_ONE, Unit.DAY, unit[1], Decimal(0)), unit[2]


def _inside(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    """`within the day`, `dentro de la hora`."""
    found = vocabulary.words["inside"].at(line, index)
    unit = single_unit(line, found[1], vocabulary) if found else None
    if unit is None or vocabulary.words["next_words"].at(line, unit[2]):
        return None
    minimum = Decimal(0) if unit[0] is Unit.DAY else None
    return _at_most(_ONE, unit[0], unit[1], minimum), unit[2]


def _ordinal(line: Line, index: int, vocabulary: Vocabulary) -> tuple[Duration, int] | None:
    """`third business day`: only with its calendar, and not where it is a day of the month."""
    number, at = _ordinal_number(line, index, vocabulary)
    unit = single_unit(line, at, vocabulary) if number else None
    if unit is None or unit[0] is not Unit.DAY or unit[1] is Calendar.UNSAID:
        return None
    if vocabulary.words["rate_after"].at(line, unit[2]):
        return None
    return _at_most(Decimal(number), Unit.DAY, unit[1]), unit[2]


def _ordinal_number(line: Line, index: int, vocabulary: Vocabulary) -> tuple[int, int]:
    if not line.is_digits(index) or len(line.texts[index]) > 2:
        return vocabulary.ordinals.get(line.text(index), 0), index + 1
    mark = vocabulary.words["ordinal_marks"].at(line, index + 1)
    if mark is None or not line.is_glued(index + 1):
        return 0, index + 1
    return int(line.texts[index]), mark[1]
