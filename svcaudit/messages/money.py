"""Money in a language's notation; nothing to pay is said in words."""

from __future__ import annotations

from svcaudit.messages.catalogue import has_sentence, words
from svcaudit.messages.numbers import amount_words
from svcaudit.model.quantity import Money


def money_words(money: Money, language: str) -> str:
    """An amount with its currency: "12,50 €", "$1,250.00 MXN"; zero is "gratuito"."""
    if money.amount == 0:
        return words("phrase.money.free", language)
    code = money.currency.upper()
    style = code if has_sentence(f"phrase.money.{code}", language) else "any"
    amount = amount_words(money.amount, *_signs(money.currency, language))
    return words(f"phrase.money.{style}", language, amount=amount, currency=money.currency).strip()


def _signs(currency: str, language: str) -> tuple[str, str]:
    """Decimal and group signs: the language's, save for currencies whose countries swap them."""
    decimal, group = (words(f"phrase.number.{name}", language) for name in ("decimal", "group"))
    swapped = currency and currency.upper() in words("phrase.money_swapped", language).split()
    return (group, decimal) if swapped else (decimal, group)
