"""Named makers of outcomes: a judgement reads `yield broken(...)`, and says nothing else of verdicts."""

from __future__ import annotations

from svcaudit.model.outcome import Outcome, Severity, Value, Verdict
from svcaudit.model.place import Place


def kept(subject: str, *places: Place, promise: str | None = None) -> Outcome:
    """What the rule asks for is there; the places are those that show it."""
    return Outcome(Verdict.KEPT, subject, places, promise=promise)


def broken(
    subject: str,
    *places: Place,
    message: str = "broken",
    severity: Severity | None = None,
    promise: str | None = None,
    **values: Value,
) -> Outcome:
    """A certain fault. `severity` is given only where it is milder than the rule's."""
    return Outcome(Verdict.BROKEN, subject, places, message, tuple(values.items()), severity, promise)


def suspected(
    subject: str,
    *places: Place,
    message: str = "suspected",
    severity: Severity | None = None,
    promise: str | None = None,
    **values: Value,
) -> Outcome:
    """Most speaks for a fault, but a person has to look: a finding that needs review."""
    return Outcome(Verdict.SUSPECTED, subject, places, message, tuple(values.items()), severity, promise)


def undecided(subject: str, *places: Place, promise: str | None = None) -> Outcome:
    """It could not be told: no finding, but less coverage."""
    return Outcome(Verdict.UNDECIDED, subject, places, promise=promise)
