"""Amounts of money, and the words for none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from svcaudit.language.quantities.bounds import negated
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line, Phrases
from svcaudit.language.quantities.numbers import Number, read_number
from svcaudit.language.quantities.vocabulary import Vocabulary, vocabulary
from svcaudit.model.quantity import Money, QuantityKind

#: The sign of many currencies, which does not tell which.
_SIGN = "$"
_MILLION = 1_000_000
_WEIGHT_REACH = 4
_HUNDRED = 100
_NEGATION_REACH = 4  # tokens before "a cent" in "we do not charge you a cent"


@dataclass(frozen=True, slots=True)
class _Currencies:
    """Signs, codes and words of currencies with what they stand for; `cents` are hundredths."""

    signs: Phrases[str]
    codes: Phrases[str]
    words: Phrases[str]
    cents: Phrases[str]
    links: frozenset[str]
    cents_links: frozenset[str]
    weights: frozenset[str]
    weight_before: frozenset[str]
    weight_after: Phrases[str]
    free: Phrases[str]
    not_free_before: Phrases[str]
    not_free_after: Phrases[str]


@cache
def currencies(code: str) -> _Currencies:
    """The tables of money of a language."""
    table = vocabulary(code).money
    return _Currencies(
        Phrases(table["signs"].items()),
        Phrases((name, name) for name in table["codes"]),
        Phrases(table["words"].items()),
        Phrases(table["cents"].items()),
        frozenset(table["links"]),
        frozenset(table["cents_links"]),
        frozenset(table["weights"]),
        frozenset(table["weight_before"]),
        Phrases((words, words) for words in table["weight_after"]),
        *(Phrases((words, words) for words in table[name]) for name in ("free", "not_free_before", "not_free_after")),
    )


def read_money(line: Line, index: int, _floor: int, words: Vocabulary) -> Found | None:
    """The amount that begins at token `index`."""
    known = currencies(words.code)
    free = _free(line, index, known)
    if free is not None:
        return free
    found = _amount(line, index, known, words)
    if found is not None and _not_even_one(line, found, words):
        return replace(found, value=Money(Decimal(0)))
    return _with_repetition(line, found, known, words) if found is not None else None


def _amount(line: Line, index: int, known: _Currencies, words: Vocabulary) -> Found | None:
    return _sign_first(line, index, known, words) or _amount_first(line, index, known, words)


def _with_repetition(line: Line, found: Found, known: _Currencies, words: Vocabulary) -> Found:
    """`tres mil euros (3.000 €)`: both say the same."""
    again = _amount(line, found.end + 1, known, words) if line.text(found.end) == "(" else None
    if again is None or line.text(again.end) != ")":
        return found
    first, second = found.value, again.value
    assert isinstance(first, Money) and isinstance(second, Money)
    if first.amount != second.amount or (
        first.currency != second.currency and _SIGN not in (first.currency, second.currency)
    ):
        return found
    return replace(found, end=again.end + 1, value=second if first.currency == _SIGN else first)


def _free(line: Line, index: int, known: _Currencies) -> Found | None:
    found = known.free.at(line, index)
    if found is None or known.not_free_before.before(line, index):
        return None
    if found[1] == index + 1 and known.not_free_after.at(line, found[1]):
        return None
    return Found(QuantityKind.MONEY, index, found[1], Money(Decimal(0)))


def _not_even_one(line: Line, found: Found, words: Vocabulary) -> bool:
    """`we don't charge a cent`, `no cobramos un peso`: one coin after a negation is none."""
    number = read_number(line, found.first, words)
    return number is not None and number.article and negated(line, found.first, 0, words, _NEGATION_REACH)


def _sign_first(line: Line, index: int, known: _Currencies, words: Vocabulary) -> Found | None:
    """`$2,480.00`, `S/ 150.00`, `EUR 12`, `MXN $1,500`."""
    code = known.codes.at(line, index)
    currency = known.signs.at(line, code[1] if code else index) or code
    if currency is None or not line.is_digits(currency[1]):
        return None
    if code is not None and currency[0] not in ("$", code[0]):
        return None
    currency = (code or currency)[0], currency[1]
    number = _spaced(line, currency[1], words) or _plain(line, currency[1], words)
    if number is None:
        return None
    name, end = _said_again(line, number.end, currency[0], known)
    return Found(QuantityKind.MONEY, index, end, Money(number.value, name))


def _said_again(line: Line, end: int, currency: str, known: _Currencies) -> tuple[str, int]:
    """`$45.000 COP`: the code after the amount tells more than the sign before it."""
    again = known.codes.at(line, end) or known.words.at(line, end)
    return again if again and currency in ("$", again[0]) else (currency, end)


def _amount_first(line: Line, index: int, known: _Currencies, words: Vocabulary) -> Found | None:
    """`12,50 €`, `trescientos diez pesos`, `50 cents`."""
    number = (_spaced(line, index, words) if line.is_digits(index) else None) or read_number(line, index, words)
    if number is None:
        return None
    millions = words.multipliers.get(line.text(number.end - 1), number.value) >= _MILLION
    at = number.end + (line.text(number.end) in known.links and millions)
    currency = known.signs.at(line, at) or known.codes.at(line, at) or known.words.at(line, at)
    if currency is not None and not _belongs_to_next(line, at, currency[1], known):
        if _is_weight(line, index, at, currency[1], known):
            return None
        value, end = _with_cents(line, number.value, currency, known, words)
        return Found(QuantityKind.MONEY, index, end, Money(value, currency[0]))
    cents = known.cents.at(line, at)
    if cents is None or (len(line.texts[at]) == 1 and not (line.is_glued(at) and number.digits)):
        return None
    return Found(QuantityKind.MONEY, index, cents[1], Money(number.value / 100, cents[0]))


def _is_weight(line: Line, index: int, at: int, end: int, known: _Currencies) -> bool:
    """`weighs 80 pounds`, `a pound of butter`."""
    if line.texts[at] not in known.weights:
        return False
    nearby = line.texts[max(0, index - _WEIGHT_REACH) : index]
    return bool(known.weight_before.intersection(nearby)) or known.weight_after.at(line, end) is not None


def _with_cents(
    line: Line, value: Decimal, currency: tuple[str, int], known: _Currencies, words: Vocabulary
) -> tuple[Decimal, int]:
    """`veinte euros con cincuenta céntimos`: the amount and where it ends."""
    at = currency[1] + (line.text(currency[1]) in known.cents_links)
    more = read_number(line, at, words) if line.is_word(currency[1] - 1) else None
    cents = known.cents.at(line, more.end) if more is not None and more.value < _HUNDRED else None
    if more is None or cents is None or (currency[0] != "$" and cents[0] not in ("$", currency[0])):
        return value, currency[1]
    return value + more.value / _HUNDRED, cents[1]


def _belongs_to_next(line: Line, at: int, end: int, known: _Currencies) -> bool:
    """In `day 5 $14` the sign is the next amount's."""
    return known.signs.at(line, at) is not None and line.is_digits(end) and line.is_glued(end)


def _plain(line: Line, index: int, words: Vocabulary) -> Number | None:
    """The number after a sign: no half after it and no bracket."""
    return read_number(line, index, words)


def _spaced(line: Line, index: int, words: Vocabulary) -> Number | None:
    """`1 200,50`: thousands kept apart by plain spaces, which only money may have."""
    if not (line.is_digits(index) and len(line.texts[index]) <= 3) or not _is_group(line, index + 1):
        return None
    at, text = index + 1, line.texts[index]
    while _is_group(line, at) and at - index < 4:
        text, at = text + line.texts[at], at + 1
    fraction = ""
    if line.text(at) in (",", ".") and line.is_glued(at) and line.is_digits(at + 1) and len(line.texts[at + 1]) == 2:
        fraction, at = "." + line.texts[at + 1], at + 2
    return Number(Decimal(text + fraction), at, digits=True)


def _is_group(line: Line, index: int) -> bool:
    return (
        line.is_digits(index)
        and len(line.texts[index]) == 3
        and line.source[line.ends[index - 1] : line.starts[index]] == " "
    )
