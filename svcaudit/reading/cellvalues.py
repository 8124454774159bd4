"""The values of one table cell, with the unit that its header or its row's name says for bare numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, Cell
from svcaudit.model.quantity import Money, Quantity, QuantityKind

#: "3", "24-48", "2 a 5", "≤ 4": a number that is nothing without its unit.
_BARE = re.compile(r"[<>≤≥~]?\s*\d+(?:[.,]\d+)?(?:\s*(?:[-–—/]|[a-zé]{1,5})\s*\d+(?:[.,]\d+)?)?")
_UNITS = (QuantityKind.DURATION, QuantityKind.MONEY, QuantityKind.PERCENTAGE)
_MOST_WORDS = 6  # of a header: a longer one is a sentence, not a name with a unit


def cell_quantities(cell: Cell, block: Block, language: LanguagePack) -> tuple[Quantity, ...]:
    """The values of a cell, placed in its own text."""
    name = block.cells[0].passage.text if block.cells[0].column != cell.column else ""
    return headed_quantities(cell.passage.text, (cell.header.text, name), language)


def headed_quantities(text: str, headers: tuple[str, ...], language: LanguagePack) -> tuple[Quantity, ...]:
    """The values of `text`; a bare number is read with the unit that the first of `headers` with one names."""
    bare = text.strip()
    if _says_nothing(bare, language) and any(_is_price(header, language) for header in headers):
        return (Quantity(QuantityKind.MONEY, text.find(bare), text.find(bare) + len(bare), Money(Decimal(0))),)
    if not _BARE.fullmatch(bare):
        return language.quantities(text)
    start = text.find(bare)
    found = (value for header in headers if (value := _with_unit(bare, header, language)) is not None)
    value = next(found, None)
    if value is None:
        return language.quantities(text)
    return (replace(value, start=start, end=start + len(bare)),)


def _says_nothing(text: str, language: LanguagePack) -> bool:
    """True for a cell that says no more than that nothing is charged."""
    hits = [hit for hit in language.hits(text) if hit.concept == "fee.none"]
    return any(hit.start == 0 and hit.end == len(text.rstrip(".")) for hit in hits)


def _is_price(header: str, language: LanguagePack) -> bool:
    return any(hit.concept == "kind.price" for hit in language.hits(header))


@lru_cache(maxsize=4096)
def _with_unit(number: str, header: str, language: LanguagePack) -> Quantity | None:
    """The one value that the number and some words of the header make together, None where none do."""
    for unit in _spans(header):
        for said in (f"{number} {unit}", f"{unit} {number}"):
            values = language.quantities(said)
            if len(values) == 1 and values[0].kind in _UNITS and values[0].end - values[0].start == len(said):
                return values[0]
    return None


def _spans(header: str) -> Iterator[str]:
    """Runs of the words of a header, the longest first, and the signs of currencies and percentages in it."""
    words = header.replace("(", " ").replace(")", " ").split()
    if len(words) > _MOST_WORDS:
        return
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
