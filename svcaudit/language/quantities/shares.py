"""Percentages and shares ("nueve de cada diez"), and the time that they are bound to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line, Phrases
from svcaudit.language.quantities.measures import is_number_before_unit, read_measure
from svcaudit.language.quantities.numbers import Number, read_number
from svcaudit.language.quantities.vocabulary import Vocabulary, vocabulary
from svcaudit.model.quantity import Bound, Duration, Percentage, QuantityKind

_MOST_WORDS_BETWEEN = 3
_REACH = 16
_REACH_BACK = 6
_SCORE_REACH = 4
_NOUN_REACH = 3
_AT_ONCE = 4  # words between a share and its time
_CLAUSE_SIGNS = frozenset(";.()!?")
_USUAL_WHOLES = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000)))
#: Wholes that tell a share even in digits before a noun: "8 in 10 emails", but not "3 in 5 boxes".
_STATISTICAL_WHOLES = frozenset(map(Decimal, (10, 100)))


@dataclass(frozen=True, slots=True)
class _Shares:
    """Phrases around shares; see `shares` in `units.yaml`."""

    percent: Phrases[str]
    of_each: Phrases[str]
    needs_each: Phrases[str]
    close: Phrases[str]
    fractions: Phrases[str]
    within: Phrases[str]
    of: Phrases[str]
    not_share: frozenset[str]
    between: frozenset[str]
    verbs: frozenset[str]


@cache
def shares(code: str) -> _Shares:
    """The tables of shares of a language."""
    table = vocabulary(code).shares
    percent, of_each, needs_each, close, within, of = (
        Phrases((words, words) for words in table[name])
        for name in ("percent", "of_each", "needs_each", "close", "within", "of")
    )
    fractions: Phrases[str] = Phrases(table["fractions"].items())
    not_share, between = frozenset(table["not_share"]), frozenset(table["between"])
    verbs = frozenset(table["verbs"])
    return _Shares(percent, of_each, needs_each, close, fractions, within, of, not_share, between, verbs)


def read_share(line: Line, index: int, _floor: int, words: Vocabulary) -> Found | None:
    """The percentage or share that begins at token `index`, without its time."""
    if words.fixed.at(line, index):
        return None
    known = shares(words.code)
    fraction = known.fractions.at(line, index)
    if fraction is not None:
        return _found(index, fraction[1], Decimal(fraction[0]))
    number = read_number(line, index, words)
    if number is None:
        return _whole_first(line, index, known, words)
    percent = known.percent.at(line, number.end)
    if percent is not None and (number.digits or line.is_word(number.end)):
        end = percent[1] - (line.text(percent[1] - 1) == ".")
        return _found(index, _past_repetition(line, end, number.value, known, words), number.value)
    return _of_each(line, index, number, known, words)


def _past_repetition(line: Line, end: int, value: Decimal, known: _Shares, words: Vocabulary) -> int:
    """Past the same share in brackets: "noventa por ciento (90 %)"."""
    again = read_number(line, end + 1, words) if line.text(end) == "(" else None
    percent = known.percent.at(line, again.end) if again is not None and again.value == value else None
    return percent[1] + 1 if percent is not None and line.text(percent[1]) == ")" else end


def _past_noun_and_repetition(line: Line, end: int, value: Decimal, known: _Shares, words: Vocabulary) -> int:
    """Past the same share in brackets after what it is a share of: "nine in ten calls (90 %)"."""
    for at in range(end, end + _NOUN_REACH):
        past = _past_repetition(line, at, value, known, words)
        if past > at:
            return past
        if not line.is_word(at):
            break
    return end


def _found(first: int, end: int, value: Decimal) -> Found:
    return Found(QuantityKind.PERCENTAGE, first, end, Percentage(value))


def _of_each(line: Line, index: int, part: Number, known: _Shares, words: Vocabulary) -> Found | None:
    """`nine calls in ten`, `9 de cada 10`."""
    if line.text(index - 1) in words.sets["labels"]:
        return None  # page 3 of 10
    at = part.end
    for _ in range(_MOST_WORDS_BETWEEN + 1):
        link = known.of_each.at(line, at)
        if link is not None:
            whole = read_number(line, link[1], words)
            sure = known.needs_each.at(line, at) is not None
            close = at == part.end and known.close.at(line, at) is not None
            if whole is None or read_measure(line, link[1], words) is not None:
                return None  # a letter comes in three working days
            if not _is_share(line, part, whole, words, sure=sure, close=close):
                return None
            if _is_score(line, index, whole, words):
                return None
            value = _percent(part, whole)
            return _found(index, _past_noun_and_repetition(line, whole.end, value, known, words), value)
        if not line.is_word(at):
            return None
        at += 1
    return None


def _whole_first(line: Line, index: int, known: _Shares, words: Vocabulary) -> Found | None:
    """`of every ten calls, nine`: the share behind its whole."""
    link = known.needs_each.at(line, index)
    whole = read_number(line, link[1], words) if link is not None else None
    if whole is None or not line.is_word(whole.end) or is_number_before_unit(line, whole, words):
        return None
    for at in range(whole.end + 1, whole.end + 1 + _MOST_WORDS_BETWEEN):
        part = read_number(line, at + (line.text(at) == ","), words)
        if part is not None:
            following = line.text(part.end)
            noun = following.endswith("s") and following not in known.verbs
            told = not noun and not part.article and not is_number_before_unit(line, part, words)
            if told and _is_share(line, part, whole, words, sure=True, close=False):
                return _found(index, part.end, _percent(part, whole))
            return None
        if not line.is_word(at):
            return None
    return None


def _is_score(line: Line, index: int, whole: Number, words: Vocabulary) -> bool:
    """`we scored 9 out of 10`, `4 de 5 estrellas`."""
    before = line.texts[max(0, index - _SCORE_REACH) : index]
    told = bool(words.sets["scores_before"].intersection(before))
    return told or words.words["scores_after"].at(line, whole.end) is not None


def _percent(part: Number, whole: Number) -> Decimal:
    value = part.value * 100 / whole.value
    return value.quantize(Decimal(1) if value == value.to_integral_value() else Decimal("0.01"))


def _is_share(line: Line, part: Number, whole: Number, words: Vocabulary, *, sure: bool, close: bool) -> bool:
    """`close` is for numbers with nothing between: "six rooms in ten hotels" is no share, "one in ten letters" is."""
    if (
        not 0 < part.value <= whole.value
        or part.value % 1
        or whole.article
        or is_number_before_unit(line, whole, words)
    ):
        return False
    following = line.text(whole.end)
    close = close and (not part.digits or whole.value in _STATISTICAL_WHOLES)
    noun = (
        not close and line.is_word(whole.end) and following.endswith("s") and following not in shares(words.code).verbs
    )
    return sure or (whole.value in _USUAL_WHOLES and not noun)


def bind_times(line: Line, found: Iterable[Found], words: Vocabulary) -> Iterator[Found]:
    """The values with each percentage and the time that it is bound to made one ("95 % within 20 s").

    A contact parts nothing: "nine in ten calls to 555 0130 within 20 s".
    """
    listed = list(found)
    contacts = [value for value in listed if value.kind is QuantityKind.CONTACT]
    others = [value for value in listed if value.kind is not QuantityKind.CONTACT]
    bound = list(_bound(line, others, shares(words.code)))
    for contact in contacts:
        bound = [replace(one, end=contact.first) if one.first < contact.first < one.end else one for one in bound]
    yield from sorted((*bound, *contacts), key=lambda value: value.first)


def _bound(line: Line, found: Iterable[Found], known: _Shares) -> Iterator[Found]:
    held: Found | None = None
    for value in found:
        if held is None:
            held = value
            continue
        merged = _merged(line, held, value, known)
        if merged is None:
            yield held
        held = merged or value
    if held is not None:
        yield held


def _merged(line: Line, first: Found, second: Found, known: _Shares) -> Found | None:
    if isinstance(first.value, Percentage) and isinstance(second.value, Duration) and first.value.threshold is None:
        if _time_follows(line, first, second, known):
            value = replace(first.value, threshold=second.value)
            return replace(first, end=second.end, value=value, starts_from=second.starts_from)
    elif (
        isinstance(first.value, Duration)
        and isinstance(second.value, Percentage)
        and _leads(line, first, second, known)
    ):
        value = replace(second.value, threshold=first.value)
        return replace(second, first=first.first, value=value, starts_from=first.starts_from)
    return None


def _time_follows(line: Line, share: Found, time: Found, known: _Shares) -> bool:
    """The time of a share comes after "of calls" or at once, with a word such as "within"."""
    between = line.texts[share.end : time.first]
    if len(between) > _REACH or time.every or not _limits(line, time, known):
        return False
    nearby = line.texts[max(0, share.first - _NOUN_REACH) : share.first]
    if _CLAUSE_SIGNS.intersection(between) or known.not_share.intersection((*between, *nearby)):
        return False
    if known.of.at(line, share.end) is not None or known.within.at(line, share.end) is not None:
        return True
    return len(between) <= _AT_ONCE or _names_its_whole(line, share, known)


def _names_its_whole(line: Line, share: Found, known: _Shares) -> bool:
    """True for "nueve de cada diez llamadas": what it is a share of follows it as "de las llamadas" follows "90 %"."""
    return any(known.needs_each.at(line, at) is not None for at in range(share.first, share.end))


def _limits(line: Line, time: Found, known: _Shares) -> bool:
    assert isinstance(time.value, Duration)
    return time.value.bound is Bound.AT_MOST or known.within.before(line, time.first) is not None


def _leads(line: Line, time: Found, share: Found, known: _Shares) -> bool:
    """`within 60 seconds for 80 % of calls`."""
    between = line.texts[time.end : share.first]
    if len(between) > _REACH_BACK or not known.between.issuperset(between) or not _limits(line, time, known):
        return False
    return known.of.at(line, share.end) is not None and line.text(share.end + 1) not in known.not_share
