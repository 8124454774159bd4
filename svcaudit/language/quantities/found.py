"""What a reader gives back: a value at tokens of the line."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.model.quantity import (
    Contact,
    DateValue,
    Duration,
    Money,
    OpeningHours,
    Percentage,
    QuantityKind,
)

Value = Duration | OpeningHours | Money | Percentage | Contact | DateValue


@dataclass(frozen=True, slots=True)
class Found:
    """A value at tokens `first` up to, and without, `end`; the rest as in `model.quantity.Quantity`."""

    kind: QuantityKind
    first: int
    end: int
    value: Value
    starts_from: str | None = None
    every: bool = False
    average: bool = False
