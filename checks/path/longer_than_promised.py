"""PTH007: the steps of a procedure add up to no more than was promised for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.flow.joining import with_called
from svcaudit.flow.journeys import SURE, counted
from svcaudit.model.claim import Claim
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.procedure import Journey, Procedure
from svcaudit.model.quantity import Duration, Unit
from svcaudit.timing import SECONDS, Later, ends_later, total, working_hours

_IF = 2  # characters of "if", "si" and "se"; "when" only says when


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """The longest way of each promised journey against its promise."""
    procedures = {procedure.id: procedure for procedure in with_called(organisation.procedures)}
    for journey in organisation.journeys:
        outcome = _outcome(organisation, journey, procedures[journey.procedure])
        if outcome is not None:
            yield outcome


def _outcome(organisation: Organisation, journey: Journey, procedure: Procedure) -> Outcome | None:
    promise = organisation.claim(journey.promise)
    promised = promise.quantity.value if promise.quantity is not None else None
    way = tuple(step for step in procedure.steps if step.id in journey.steps)
    times = _in_its_measure(promised, (duration for _, duration in counted(way)))
    if not isinstance(promised, Duration) or len(times) < 2:
        return None
    places = (promise.place, procedure.place)
    language = promise.statement.language
    if any(later(promised, time, language) is Later.ALWAYS for time in times):
        return None  # one step alone breaks the promise: COH001
    if working_hours(promised) or any(working_hours(time) for time in times):
        return undecided(promise.id, *places, promise=promise.id)
    verdict = ends_later(promised, _in_its_measure(promised, (duration for _, duration in counted(way, least=True))))
    if verdict is not Later.ALWAYS and ends_later(promised, times) is Later.ALWAYS:
        return undecided(promise.id, *places, promise=promise.id)
    if verdict is Later.NEVER:
        maker = kept if journey.known else undecided
        return maker(promise.id, *places, promise=promise.id)
    told = bool(promise.action) or journey.labelled
    if journey.similarity < SURE or not told or _conditional(promise):
        return undecided(promise.id, *places, promise=promise.id)
    sure = verdict is Later.ALWAYS and journey.ends_there
    maker = broken if sure else suspected
    return maker(
        promise.id,
        *places,
        message="broken" if sure else "suspected",
        severity=Severity.WARNING if verdict is Later.SOMETIMES else None,
        promise=promise.id,
        total=total(times),
        promised=promised,
    )


def _in_its_measure(promised: object, times: Iterable[Duration]) -> tuple[Duration, ...]:
    """The times that count towards a promise: minutes and hours of one day do not break one that is told in days."""
    day = SECONDS[Unit.DAY]
    in_days = isinstance(promised, Duration) and SECONDS[promised.unit] >= day
    return tuple(time for time in times if not in_days or time.worst * SECONDS[time.unit] >= day)


def _conditional(promise: Claim) -> bool:
    """True for what is promised only "if": it is another way through the steps than the longest."""
    hits = promise.statement.hits
    return any(hit.concept == "decision.if" and hit.end - hit.start <= _IF for hit in hits)
