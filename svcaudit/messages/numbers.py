"""Numbers in a language's notation: decimal sign, groups of thousands, and how many decimals are shown."""

from __future__ import annotations

from decimal import Decimal

from svcaudit.messages.catalogue import catalogue


def number_words(number: Decimal, language: str) -> str:
    """A number as it was read, without zeros that say nothing: 48, 1,5."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", _sign("decimal", language))


def decimal_words(number: float, language: str, digits: int = 1) -> str:
    """A computed number with a fixed count of decimals: 71,4."""
    return f"{number:.{digits}f}".replace(".", _sign("decimal", language))


def amount_words(amount: Decimal, decimal: str, group: str) -> str:
    """An amount of money with its groups of thousands: whole, or with two decimals at least."""
    if amount == amount.to_integral_value():
        text = format(amount.to_integral_value(), ",f")
    else:
        text = format(amount, ",.2f") if _decimals(amount) < 3 else format(amount, ",f")
    return text.translate({ord(","): group, ord("."): decimal})


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _sign(name: str, language: str) -> str:
    return catalogue(language)[f"phrase.number.{name}"].other
