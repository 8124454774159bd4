"""Two claims of one side that ought to be one: the outcome where their values differ."""

from __future__ import annotations

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.pairs import other_currency
from svcaudit.model.claim import Comparison, Relation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.quantity import Duration, Money, OpeningHours, Percentage
from svcaudit.reading.rowvalues import unspecific
from svcaudit.timing import Later, covered


def told_twice(comparison: Comparison) -> Outcome:
    """Broken where two values for one thing differ, for certain where they surely are of one thing.

    Times that differ on some days of the week only are no more than a warning. The values are `first` and `second`.
    """
    left, right = comparison.left, comparison.right
    assert left.quantity is not None
    assert right.quantity is not None
    first, second = left.quantity.value, right.quantity.value
    places = (left.place, right.place)
    subject = f"{left.id} {right.id}"
    differs = _differ(first, second, left.statement.language)
    if differs is None:
        return undecided(subject, *places)
    if not differs:
        return kept(subject, *places)
    sure = comparison.certain and comparison.relation is Relation.SAME
    assert isinstance(first, Duration | Money | Percentage | OpeningHours)
    assert isinstance(second, Duration | Money | Percentage | OpeningHours)
    sometimes = (
        isinstance(first, Duration)
        and isinstance(second, Duration)
        and _sometimes(first, second, left.statement.language)
    )
    maker = broken if sure else suspected
    return maker(
        subject,
        *places,
        message="suspected" if not sure else "possible" if sometimes else "broken",
        severity=Severity.WARNING if sometimes else None,
        first=first,
        second=second,
    )


def _differ(first: object, second: object, language: str) -> bool | None:
    if isinstance(first, Duration) and isinstance(second, Duration):
        verdicts = {later(first, second, language), later(second, first, language)}
        return None if Later.UNKNOWN in verdicts else verdicts != {Later.NEVER}
    if isinstance(first, Money) and isinstance(second, Money):
        return None if other_currency(first, second) else first.amount != second.amount
    if isinstance(first, Percentage) and isinstance(second, Percentage):
        return first.value != second.value
    if isinstance(first, OpeningHours) and isinstance(second, OpeningHours):
        if unspecific(first) or unspecific(second):
            return None
        return bool(_beyond(first, second) or _beyond(second, first))
    return None


def _beyond(first: OpeningHours, second: OpeningHours) -> bool:
    """True where the first is open on a weekday that the second speaks of, at a time when the second is not."""
    spoken = {interval.weekday for interval in second.intervals} | set(second.closed)
    return any(interval.weekday in spoken and not covered(interval, second.intervals) for interval in first.intervals)


def _sometimes(first: Duration, second: Duration, language: str) -> bool:
    return Later.ALWAYS not in (later(first, second, language), later(second, first, language))
