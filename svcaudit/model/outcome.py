"""What a check answers for each thing that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.place import Place
from svcaudit.model.quantity import Contact, DateValue, Duration, Money, OpeningHours, Percentage


class Severity(StrEnum):
    """How much a fault harms; the weights are one table in `scoring`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Kind(StrEnum):
    """What sort of finding a rule gives."""

    CONTRADICTION = "contradiction"
    GAP = "gap"
    STRUCTURE = "structure"
    WORDING = "wording"


class Verdict(StrEnum):
    """A check's answer."""

    KEPT = "kept"
    BROKEN = "broken"
    SUSPECTED = "suspected"
    UNDECIDED = "undecided"
    CRASHED = "crashed"


#: A value in a message: phrased in the report's language, never ready-made words.
Value = str | int | Duration | OpeningHours | Money | Percentage | Contact | DateValue | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer of a check.

    `subject` names the thing that was looked at, so that a gap keeps its fingerprint. `message` is a key of the
    rule page's messages, `values` what stands in its braces. `promise` is the claim id of the promise concerned.
    `severity` is set only where it is milder than the rule's.
    """

    verdict: Verdict
    subject: str
    places: tuple[Place, ...] = ()
    message: str = "broken"
    values: tuple[tuple[str, Value], ...] = ()
    severity: Severity | None = None
    promise: str | None = None
