"""Numbers in digits and in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from svcaudit.language.quantities.line import Line, remembered
from svcaudit.language.quantities.vocabulary import Vocabulary

_MOST_DIGITS = 12
_MOST_GROUPS = 5
_MOST_WORDS = 10
_THOUSAND = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `end`.

    `digits` tells that it is written in digits, `article` that it is only "a" or "un".
    """

    value: Decimal
    end: int
    digits: bool = False
    article: bool = False


@remembered
def read_number(line: Line, index: int, vocabulary: Vocabulary) -> Number | None:
    """The number that begins at token `index`, with a half after it and its repetition in brackets."""
    number = _in_digits(line, index, vocabulary) if line.is_digits(index) else _in_words(line, index, vocabulary)
    if number is None:
        return None
    return _repeated(line, _with_half(line, number, vocabulary), vocabulary)


def _with_half(line: Line, number: Number, vocabulary: Vocabulary) -> Number:
    half = vocabulary.halves.at(line, number.end)
    if half is None:
        return number
    return Number(number.value + half[0], half[1], number.digits)


def _repeated(line: Line, number: Number, vocabulary: Vocabulary) -> Number:
    """`quince (15)`: both say the same."""
    if line.text(number.end) != "(":
        return number
    inner = number.end + 1
    again = _in_digits(line, inner, vocabulary) if line.is_digits(inner) else _in_words(line, inner, vocabulary)
    if again is None or again.value != number.value or line.text(again.end) != ")":
        return number
    return Number(number.value, again.end + 1, number.digits or again.digits)


def _in_digits(line: Line, index: int, vocabulary: Vocabulary) -> Number | None:
    if _is_identifier(line, index) or len(line.texts[index]) > _MOST_DIGITS:
        return None
    groups, separators, end = digit_groups(line, index)
    value = _value(groups, separators, vocabulary.decimal_point)
    if value is None:
        return None
    multiplier = vocabulary.multipliers.get(line.text(end))
    if multiplier is not None and multiplier >= 1000:
        return Number(whole(value * multiplier), end + 1, digits=True)
    return Number(value, end, digits=True)


def whole(value: Decimal) -> Decimal:
    """The value without decimals where they say nothing: 1.5 million, half of 60."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _is_identifier(line: Line, index: int) -> bool:
    """`AB12`, `PR-03`, `v2`: digits that belong to a name."""
    if not line.is_glued(index):
        return False
    if line.is_word(index - 1):
        return True
    return line.text(index - 1) in "-_" and line.is_glued(index - 1) and line.is_word(index - 2)


def digit_groups(line: Line, index: int) -> tuple[list[str], list[str], int]:
    """Runs of digits joined by full stops, commas or narrow spaces, their separators, and where they end."""
    groups, separators, end = [line.texts[index]], [], index + 1
    while len(groups) < _MOST_GROUPS:
        if (
            line.text(end) in (".", ",", "'")
            and line.is_glued(end)
            and line.is_digits(end + 1)
            and line.is_glued(end + 1)
        ):
            separators.append(line.texts[end])
            groups.append(line.texts[end + 1])
            end += 2
        elif line.is_digits(end) and len(line.texts[end]) == _THOUSAND and _narrow_gap(line, end):
            separators.append(" ")
            groups.append(line.texts[end])
            end += 1
        else:
            break
    return groups, separators, end


def _narrow_gap(line: Line, index: int) -> bool:
    return line.source[line.ends[index - 1] : line.starts[index]] in ("\u00a0", "\u202f", "\u2009")


def _value(groups: list[str], separators: list[str], decimal_point: str) -> Decimal | None:
    """What the groups of digits mean together; None where they mean no number ("1.2.3")."""
    if not separators:
        return Decimal(groups[0])
    if "'" in separators and len(set(separators)) > 1:
        return _value(*_without_apostrophe(groups, separators), decimal_point)
    last = separators[-1]
    thousands = set(separators[:-1])
    if last in thousands or _groups_thousands(groups, separators, decimal_point):
        regular = len(groups[0]) <= _THOUSAND and all(len(group) == _THOUSAND for group in groups[1:])
        return Decimal("".join(groups)) if regular and len(set(separators)) == 1 else None
    if len(thousands) > 1 or any(len(group) != _THOUSAND for group in groups[1:-1]):
        return None
    return Decimal("".join(groups[:-1]) + "." + groups[-1])


def _without_apostrophe(groups: list[str], separators: list[str]) -> tuple[list[str], list[str]]:
    """`1'500,000.00`: the apostrophe of millions is a separator as the next one is."""
    return groups, [
        separators[at + 1] if sign == "'" and at + 1 < len(separators) else sign for at, sign in enumerate(separators)
    ]


def _groups_thousands(groups: list[str], separators: list[str], decimal_point: str) -> bool:
    """A single separator before three digits groups thousands, unless it is the language's own decimal point."""
    if len(separators) > 1 or separators[0] in "' ":
        return len(separators) == 1
    regular = len(groups[1]) == _THOUSAND and len(groups[0]) <= _THOUSAND and not groups[0].startswith("0")
    return regular and separators[0] != decimal_point


def _in_words(line: Line, index: int, vocabulary: Vocabulary) -> Number | None:
    if line.text(index) not in vocabulary.number_words or _inside_compound(line, index):
        return None
    total, current, end = Decimal(0), Decimal(0), index
    at = index
    pair = vocabulary.pairs.at(line, index)
    if pair is not None and line.text(pair[1]) in vocabulary.multipliers:
        current, at = pair  # half a million
    for _ in range(_MOST_WORDS):
        word = line.text(at)
        if word in vocabulary.multipliers:
            multiplier = vocabulary.multipliers[word]
            current = (current or Decimal(1)) * multiplier
            if multiplier >= 1000:
                total, current = total + current, Decimal(0)
        elif word in vocabulary.numbers and _fits(current, vocabulary.numbers[word], first=at == index):
            current += vocabulary.numbers[word]
        else:
            break
        end = at + 1
        at = _after_joiner(line, end, vocabulary)
    article = end == index + 1 and line.texts[index] in vocabulary.articles
    return Number(whole(total + current), end, article=article) if end > index else None


def _inside_compound(line: Line, index: int) -> bool:
    """The second half of `one-two`: read from its beginning or not at all."""
    return line.is_glued(index) and line.text(index - 1) == "'"


def _after_joiner(line: Line, end: int, vocabulary: Vocabulary) -> int:
    word = line.text(end)
    if word in vocabulary.joiners or (word == "-" and line.is_glued(end) and line.is_glued(end + 1)):
        return end + 1
    return end


def _fits(current: Decimal, value: Decimal, *, first: bool) -> bool:
    """`forty` takes `eight`; `two` takes no `four`."""
    if current == 0:
        return first or value >= 1
    lowest = 1
    while current % (lowest * 10) == 0:
        lowest *= 10
    return 1 <= value < lowest
