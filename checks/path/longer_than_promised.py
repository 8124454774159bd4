"""PTH007: the steps of a procedure add up to no more than was promised for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.flow.calendars import WorkCalendar, calendar_of, ends_later, without_holidays
from svcaudit.flow.journeys import procedure_of, surely_of
from svcaudit.flow.sums import Sum, sum_of
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.procedure import Journey
from svcaudit.model.quantity import Duration
from svcaudit.timing import Later, total


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """The longest way of each promised journey against its promise."""
    for journey in organisation.journeys:
        outcome = _outcome(organisation, journey)
        if outcome is not None:
            yield outcome


def _outcome(organisation: Organisation, journey: Journey) -> Outcome | None:
    promise = organisation.claim(journey.promise)
    promised = promise.quantity.value if promise.quantity is not None else None
    if not isinstance(promised, Duration):
        return None
    language = promise.statement.language
    summed = sum_of(organisation, journey, promised)
    if len(summed.most) < 2 or any(later(promised, time, language) is Later.ALWAYS for time in summed.most):
        return None  # one step alone breaks the promise: COH001
    places = (promise.place, procedure_of(organisation, journey).place)
    calendar = calendar_of(organisation, language, (promised, *summed.most))
    verdict = _verdict(promised, summed, calendar)
    if verdict is Later.NEVER and journey.known:
        return kept(promise.id, *places, promise=promise.id)
    if verdict in (Later.NEVER, Later.UNKNOWN) or not surely_of(promise, journey):
        return undecided(promise.id, *places, promise=promise.id)
    straight = ends_later(without_holidays(calendar), promised, summed.straight)
    sure = straight is Later.ALWAYS and journey.ends_there
    maker = broken if sure else suspected
    return maker(
        promise.id,
        *places,
        message="broken" if sure else "possible" if verdict is Later.SOMETIMES else "suspected",
        severity=None if verdict is Later.ALWAYS else Severity.WARNING,
        promise=promise.id,
        total=total(summed.most),
        promised=promised,
    )


def _verdict(promised: Duration, summed: Sum, calendar: WorkCalendar) -> Later:
    """Whether the sum ends later.

    Unknown where it does only by the longest of several times that a step has for several cases, or only at some times
    of the year, by public holidays.
    """
    plain = without_holidays(calendar)
    verdict = ends_later(plain, promised, summed.least)
    if verdict is not Later.ALWAYS and ends_later(plain, promised, summed.most) is Later.ALWAYS:
        return Later.UNKNOWN
    if verdict is Later.NEVER and ends_later(calendar, promised, summed.least) is not Later.NEVER:
        return Later.UNKNOWN
    return verdict
