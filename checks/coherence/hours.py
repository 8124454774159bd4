"""COH002: whoever comes at a published hour is attended."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.pairs import across
from svcaudit.model.claim import Claim, ClaimKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Interval, OpeningHours
from svcaudit.reading.rowvalues import unspecific


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Published hours against the internal hours of the same place or channel."""
    for promise, comparisons in across(organisation, (ClaimKind.HOURS,)):
        first = comparisons[0]
        promised, provided = _hours(promise), _hours(first.right)
        if promised is None or provided is None:
            continue
        places = (promise.place, first.right.place)
        if not uncovered(promised, provided):
            yield kept(promise.id, *places, promise=promise.id)
        elif first.certain:
            yield broken(promise.id, *places, promise=promise.id, promised=promised, provided=provided)
        else:
            yield suspected(promise.id, *places, promise=promise.id, promised=promised, provided=provided)


def _hours(claim: Claim) -> OpeningHours | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, OpeningHours) else None


def uncovered(promised: OpeningHours, provided: OpeningHours) -> tuple[Interval, ...]:
    """The promised intervals during which nobody attends.

    A weekday that the internal document does not speak of is not judged, unless it says that it is closed. Where a
    side names no weekday, its times are held against any day of the other's.
    """
    if unspecific(promised) or unspecific(provided):
        anytime = tuple(Interval(0, one.start, one.end) for one in provided.intervals)
        return tuple(one for one in promised.intervals if not _covered(Interval(0, one.start, one.end), anytime))
    spoken = {interval.weekday for interval in provided.intervals} | set(provided.closed)
    return tuple(
        interval
        for interval in promised.intervals
        if interval.weekday in spoken and not _covered(interval, provided.intervals)
    )


def _covered(interval: Interval, others: tuple[Interval, ...]) -> bool:
    start = interval.start
    for other in sorted(others, key=lambda one: (one.weekday, one.start)):
        if other.weekday == interval.weekday and other.start <= start < other.end:
            start = other.end
    return start >= interval.end
