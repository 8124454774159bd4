"""What the times along a journey come to, as a promise counts them."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.flow.calendars import calendar_of
from svcaudit.flow.critical import journey_way
from svcaudit.flow.journeys import procedure_of
from svcaudit.flow.lengths import counted, counts_towards, times_of
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Journey
from svcaudit.model.quantity import Duration


@dataclass(frozen=True, slots=True)
class Sum:
    """The times along the longest way of a journey, one after the other, rounds gone through.

    `most` are the longest that the steps name. `least` are the shortest, where a step names several times for several
    cases, and `straight` the same without what comes only of a loop that has no limit.
    """

    most: tuple[Duration, ...]
    least: tuple[Duration, ...]
    straight: tuple[Duration, ...]


def sum_of(organisation: Organisation, journey: Journey, promised: Duration) -> Sum:
    """The times that count towards a promise along its journey."""
    procedure = procedure_of(organisation, journey)
    most = times_of(procedure, promised)
    fewest = {step.id: time for step, time in counted(procedure.steps, least=True) if counts_towards(promised, time)}
    way = journey_way(procedure, journey, most, organisation.document(procedure.path).language)
    return Sum(
        way.durations(most),
        way.durations(fewest),
        tuple(fewest[step] for step in way.steps if step in fewest) if way.detours else way.durations(fewest),
    )


def lacking_holidays(organisation: Organisation) -> str:
    """Why the holidays of the organisation's country do not count where they should: "library", "country" or ""."""
    for journey in organisation.journeys:
        claim = organisation.claim(journey.promise)
        promised = claim.quantity.value if claim.quantity is not None else None
        if isinstance(promised, Duration):
            times = times_of(procedure_of(organisation, journey), promised).values()
            lacking = calendar_of(organisation, claim.statement.language, (promised, *times)).lacking
            if lacking:
                return lacking
    return ""
