"""A number, or two, with a unit of time and its calendar: `24-48 h`, `quince (15) días hábiles`, `día y medio`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from svcaudit.language.quantities.line import Line, remembered
from svcaudit.language.quantities.numbers import Number, read_number, whole
from svcaudit.language.quantities.vocabulary import UnitWord, Vocabulary
from svcaudit.model.quantity import Calendar, Unit

#: How many of the smaller unit make one of the larger, where that is exact in every calendar.
_RATIOS = {
    (Unit.MINUTE, Unit.SECOND): 60,
    (Unit.HOUR, Unit.SECOND): 3600,
    (Unit.HOUR, Unit.MINUTE): 60,
    (Unit.WEEK, Unit.DAY): 7,
    (Unit.YEAR, Unit.MONTH): 12,
}
_HOURS_OF_A_DAY = 24
_MINUTES = 60
#: Bare numbers that are hours rather than days before "hábiles": whole days told in hours.
_DAYS_IN_HOURS = frozenset(map(Decimal, (24, 36, 48, 72, 96, 120)))


@dataclass(frozen=True, slots=True)
class Measure:
    """From `low` to `high` of `unit` (equal where one number is written), at tokens `first` to `end`.

    `article` is true where the number is only "a" or "un".
    """

    low: Decimal
    high: Decimal
    unit: Unit
    calendar: Calendar
    first: int
    end: int
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Range:
    low: Decimal
    high: Decimal
    end: int
    digits: bool
    article: bool


@remembered
def read_measure(line: Line, index: int, vocabulary: Vocabulary) -> Measure | None:
    """The measure of time that begins at token `index`."""
    fixed = vocabulary.fixed.at(line, index)
    if fixed is not None:
        number = fixed[0].number
        return Measure(number, number, fixed[0].unit, Calendar.UNSAID, index, fixed[1])
    measure = _without_number(line, index, vocabulary) or _with_number(line, index, vocabulary)
    if measure is None:
        return None
    measure = _or_more(line, _with_smaller_unit(line, measure, vocabulary), vocabulary)
    return _up_to_other_unit(line, measure, vocabulary)


def _without_number(line: Line, index: int, vocabulary: Vocabulary) -> Measure | None:
    """`día y medio`: one and a half."""
    unit = vocabulary.units.at(line, index)
    half = vocabulary.halves.at(line, unit[1]) if unit else None
    if unit is None or half is None or not line.is_word(half[1] - 1) or unit[1] != index + 1:
        return None
    calendar, end = _calendar_after(line, half[1], unit[0].unit, vocabulary)
    number = (1 + half[0]) * unit[0].times
    return Measure(number, number, unit[0].unit, calendar, index, end)


def _with_number(line: Line, index: int, vocabulary: Vocabulary) -> Measure | None:
    numbers = _numbers(line, index, vocabulary)
    if numbers is None:
        return None
    calendar, at = _before_unit(line, numbers, vocabulary)
    unit = _unit(line, at, numbers, vocabulary)
    if unit is None:
        return _calendar_alone(line, index, numbers, vocabulary)
    word, end = unit
    half = vocabulary.halves.at(line, end)
    extra, end = (half[0], half[1]) if half and line.is_word(half[1] - 1) else (Decimal(0), end)
    after, end = _calendar_after(line, end, word.unit, vocabulary)
    calendar = next((kind for kind in (calendar, after, word.calendar) if kind is not Calendar.UNSAID), calendar)
    low, high = (numbers.low + extra) * word.times, (numbers.high + extra) * word.times
    return Measure(low, high, word.unit, calendar, index, end, numbers.article)


def _numbers(line: Line, index: int, vocabulary: Vocabulary) -> _Range | None:
    pair = vocabulary.pairs.at(line, index)
    if pair is not None:
        return _Range(pair[0], pair[0], pair[1], digits=False, article=False)
    first = read_number(line, index, vocabulary)
    if first is None:
        return None
    at = _range_joiner(line, index, first.end, vocabulary)
    second = read_number(line, at, vocabulary) if at else None
    if second is None or second.value < first.value or (second.article and not first.article):
        return _Range(first.value, first.value, first.end, first.digits, first.article)
    both = _Range(first.value, second.value, second.end, first.digits or second.digits, article=False)
    return _repeated(line, both, vocabulary)


def _repeated(line: Line, numbers: _Range, vocabulary: Vocabulary) -> _Range:
    """`three to five (3-5)`: both say the same."""
    if line.text(numbers.end) != "(" or not line.is_digits(numbers.end + 1):
        return numbers
    again = _numbers(line, numbers.end + 1, vocabulary)
    if again is None or (again.low, again.high) != (numbers.low, numbers.high) or line.text(again.end) != ")":
        return numbers
    return replace(numbers, end=again.end + 1, digits=True)


def _range_joiner(line: Line, index: int, end: int, vocabulary: Vocabulary) -> int:
    """The token after the word that joins two numbers to a range, 0 where there is none."""
    words = vocabulary.words
    if line.text(end) == "-" and line.text(end + 2) == "-" and words["range"].at(line, end + 1):
        return end + 3  # three-to-five
    for name in ("range", "alternatives"):
        joiner = words[name].at(line, end)
        if joiner is not None:
            return _skip_articles(line, joiner[1], vocabulary)
    joiner = words["pair_joiners"].at(line, end)
    if joiner is not None and any(words["pair_openers"].before(line, start) for start in (index, index - 1)):
        return _skip_articles(line, joiner[1], vocabulary)
    return 0


def _skip_articles(line: Line, index: int, vocabulary: Vocabulary) -> int:
    while line.text(index) in vocabulary.sets["range_articles"]:
        index += 1
    return index


def _before_unit(line: Line, numbers: _Range, vocabulary: Vocabulary) -> tuple[Calendar, int]:
    """What may stand between the number and its unit: a hyphen, "full", "working"."""
    calendar, at = Calendar.UNSAID, numbers.end
    for _ in range(4):
        if line.text(at) in ("-", "+", "]") and line.is_glued(at):
            at += 1
        elif (found := vocabulary.calendars_before.at(line, at)) is not None:
            calendar, at = found
        elif line.text(at) in vocabulary.sets["before_unit"]:
            at += 1
        else:
            break
    return calendar, at


def _unit(line: Line, at: int, numbers: _Range, vocabulary: Vocabulary) -> tuple[UnitWord, int] | None:
    found = vocabulary.units.at(line, at)
    if found is None and numbers.digits:
        found = vocabulary.short_units.at(line, at)
        if found is not None and line.ends_sentence(found[1] - 1) and not _dot_belongs(line, found[1]):
            found = found[0], found[1] - 1
    if found is None or (numbers.article and not _surely_unit(line, at, found[1], vocabulary)):
        return None
    return found


def _dot_belongs(line: Line, end: int) -> bool:
    """In "d. h." the second full stop is the abbreviation's even where the sentence ends."""
    return line.texts[end - 3 : end - 2] == ["."]


def _surely_unit(line: Line, at: int, end: int, vocabulary: Vocabulary) -> bool:
    """`un segundo aviso`, `un día festivo` and `un año escolar` are no stretches of time."""
    if vocabulary.words["not_after_one"].at(line, end):
        return False
    return line.text(at) not in vocabulary.sets["uncertain_units"] or not line.is_word(end)


def _calendar_alone(line: Line, index: int, numbers: _Range, vocabulary: Vocabulary) -> Measure | None:
    """`72 hábiles` are hours, `10 hábiles` days."""
    found = vocabulary.words["calendar_alone"].at(line, numbers.end)
    if found is None or numbers.article:
        return None
    unit = Unit.HOUR if numbers.high in _DAYS_IN_HOURS else Unit.DAY
    return Measure(numbers.low, numbers.high, unit, Calendar.WORKING, index, found[1])


def _calendar_after(line: Line, index: int, unit: Unit, vocabulary: Vocabulary) -> tuple[Calendar, int]:
    """The calendar after a unit, with what may stand between ("siguientes", a bracket); else UNSAID and `index`."""
    at = index
    for _ in range(3):
        opened = line.text(at) == "("
        found = vocabulary.calendars_after.at(line, at + opened)
        if found is not None and (unit is Unit.DAY or not vocabulary.words["calendars_of_days"].at(line, at + opened)):
            calendar, end = found
            if not opened:
                return calendar, end
            if line.text(end) == ")":
                return calendar, end + 1
        if line.text(at) not in vocabulary.sets["after_unit"]:
            break
        at += 1
    return Calendar.UNSAID, index


def _with_smaller_unit(line: Line, measure: Measure, vocabulary: Vocabulary) -> Measure:
    """`1 hora 30 minutos`, `2 h 15`: one measure in the smaller unit."""
    if measure.low != measure.high:
        return measure
    minutes = _bare_minutes(line, measure)
    if minutes is not None:
        return minutes
    at = measure.end + (line.text(measure.end) in vocabulary.joiners)
    rest = _with_number(line, at, vocabulary)
    ratio = _RATIOS.get((measure.unit, rest.unit)) if rest else None
    if rest is None or ratio is None or rest.article or rest.low != rest.high or rest.high >= ratio:
        return measure
    number = measure.low * ratio + rest.low
    calendar = rest.calendar if rest.calendar is not Calendar.UNSAID else measure.calendar
    return Measure(number, number, rest.unit, calendar, measure.first, rest.end)


def _bare_minutes(line: Line, measure: Measure) -> Measure | None:
    """`2 h 15`: two digits after the hours of a number in digits, and nothing that they could count."""
    at = measure.end
    if measure.unit is not Unit.HOUR or measure.low % 1 or not line.is_digits(measure.first):
        return None
    if not line.is_digits(at) or len(line.texts[at]) != 2 or int(line.texts[at]) >= _MINUTES:
        return None
    if line.is_word(at + 1) or (at + 1 < line.size and line.is_glued(at + 1) and not line.ends_sentence(at + 1)):
        return None
    number = measure.low * _MINUTES + int(line.texts[at])
    return replace(measure, low=number, high=number, unit=Unit.MINUTE, end=at + 1)


def _or_more(line: Line, measure: Measure, vocabulary: Vocabulary) -> Measure:
    """`a week or two`: the second number counts the same unit."""
    joiner = vocabulary.words["alternatives"].at(line, measure.end) if measure.article else None
    more = read_number(line, joiner[1], vocabulary) if joiner else None
    if more is None or more.article or more.value <= measure.low or is_number_before_unit(line, more, vocabulary):
        return measure
    return replace(measure, high=more.value, end=more.end, article=False)


def _up_to_other_unit(line: Line, measure: Measure, vocabulary: Vocabulary) -> Measure:
    """`de 30 minutos a 2 horas`: both ends in the smaller unit."""
    if measure.low != measure.high:
        return measure
    at = _range_joiner(line, measure.first, measure.end, vocabulary)
    other = _with_number(line, at, vocabulary) if at else None
    if other is None or other.low != other.high or other.article:
        return measure
    merged = _in_one_unit(measure, other)
    return measure if merged is None or merged.low > merged.high else merged


def _in_one_unit(measure: Measure, other: Measure) -> Measure | None:
    calendar = other.calendar if other.calendar is not Calendar.UNSAID else measure.calendar
    merged = replace(measure, high=other.high, end=other.end, calendar=calendar, article=False)
    if measure.unit is other.unit:
        return merged
    ratio = _RATIOS.get((other.unit, measure.unit))
    if ratio is not None:
        return replace(merged, high=whole(other.high * ratio))
    ratio = _RATIOS.get((measure.unit, other.unit))
    if ratio is not None and other.calendar is Calendar.UNSAID:
        return replace(merged, low=whole(measure.low * ratio), unit=other.unit)
    if (measure.unit, other.unit) == (Unit.HOUR, Unit.DAY) and measure.low % _HOURS_OF_A_DAY == 0:
        return replace(merged, low=measure.low / _HOURS_OF_A_DAY, unit=Unit.DAY)
    return None


def is_number_before_unit(line: Line, number: Number, vocabulary: Vocabulary) -> bool:
    """True where a unit of time, in full or short, follows the number: "three days", "three working days"."""
    calendar = vocabulary.calendars_before.at(line, number.end)
    at = calendar[1] if calendar is not None else number.end
    return vocabulary.units.at(line, at) is not None or vocabulary.short_units.at(line, at) is not None
