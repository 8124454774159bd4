"""What could be promised: the shortest deadline that a procedure keeps, and what to shorten for the published one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from svcaudit.flow.calendars import WorkCalendar, calendar_of, ends_later, shortest
from svcaudit.flow.critical import LongestWay, journey_stretch, longest_way, told
from svcaudit.flow.journeys import procedure_of, surely_of
from svcaudit.flow.lengths import measure_of, times_of
from svcaudit.flow.simulating import probability, spread_of
from svcaudit.flow.stretches import Stretch
from svcaudit.language import LanguagePack, pack
from svcaudit.model.flow import Feasibility, Shortening
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Journey, Procedure
from svcaudit.model.quantity import Duration, Unit
from svcaudit.timing import SECONDS, Later

#: How often a unit is taken from the longest step, at most; a procedure that is too long by more has to be redone.
_MOST_CUTS = 500


@dataclass(frozen=True, slots=True)
class _Promised:
    """A promised time with the stretch of the procedure that has to keep it, and the days that count for both."""

    promised: Duration
    procedure: Procedure
    stretch: Stretch
    calendar: WorkCalendar
    language: LanguagePack

    def way(self, times: Mapping[str, Duration]) -> LongestWay:
        """The longest way with those times of its steps."""
        return longest_way(self.procedure, times, self.stretch, self.language)

    def keeps(self, way: LongestWay, times: Mapping[str, Duration]) -> bool:
        """True where the way is over in time whatever the start."""
        return ends_later(self.calendar, self.promised, way.durations(times)) is Later.NEVER


def feasibilities(organisation: Organisation) -> tuple[Feasibility, ...]:
    """What could be promised for each published deadline that a procedure with times surely has to keep, in order."""
    return tuple(one for journey in organisation.journeys for one in _feasibility(organisation, journey))


def _feasibility(organisation: Organisation, journey: Journey) -> Iterator[Feasibility]:
    claim = organisation.claim(journey.promise)
    promised = claim.quantity.value if claim.quantity is not None else None
    procedure = procedure_of(organisation, journey)
    if not isinstance(promised, Duration) or not surely_of(claim, journey):
        return
    times = times_of(procedure, promised)
    calendar = calendar_of(organisation, claim.statement.language, (promised, *times.values()))
    language = pack(organisation.document(procedure.path).language)
    asked = _Promised(promised, procedure, journey_stretch(journey), calendar, language)
    way = asked.way(times)
    path = told(procedure, way, times, asked.stretch, calendar)
    if path.most is None:
        return
    known = not path.unknown
    yield Feasibility(
        journey.promise,
        promised,
        path,
        _shortest(calendar, promised, way.durations(times)) if known else None,
        _shortenings(asked, times) if known else (),
        _probability(asked, way, times) if known else None,
    )


def _shortest(calendar: WorkCalendar, promised: Duration, durations: tuple[Duration, ...]) -> Duration | None:
    """The shortest deadline in the promise's kind of time: in days for what is promised in days or longer."""
    unit = Unit.DAY if SECONDS[promised.unit] >= SECONDS[Unit.DAY] else promised.unit
    found = shortest(calendar, durations, unit, promised.calendar)
    return found or shortest(calendar, durations, Unit.DAY, promised.calendar)


def _shortenings(asked: _Promised, times: Mapping[str, Duration]) -> tuple[Shortening, ...]:
    """What to shorten: one step where that is enough, else a unit at a time from whichever is the longest.

    Where another way is the longest then, from that one too. () where the promise is kept, or no shortening keeps it.
    """
    now = dict(times)
    for _ in range(_MOST_CUTS):
        way = asked.way(now)
        if asked.keeps(way, now):
            changed = [step.id for step in asked.procedure.steps if step.id in times and now[step.id] != times[step.id]]
            return tuple(Shortening(step, times[step], now[step]) for step in changed)
        longest = _longest_first(way, now)
        if not longest:
            return ()
        single = next((cut for step in longest if (cut := _one(asked, now, way, step)) is not None), None)
        now |= single or {longest[0]: _cut(now[longest[0]], now[longest[0]].worst - 1)}
    return ()


def _longest_first(way: LongestWay, times: Mapping[str, Duration]) -> list[str]:
    """The steps of a way that can be cut by one of their units, the longest first; of equal ones the first."""
    measure = measure_of(times.values())
    steps = [step for step in dict.fromkeys(way.gone) if step in times and times[step].worst > 1]
    return sorted(steps, key=lambda step: -measure.of(times[step]))


def _one(asked: _Promised, times: Mapping[str, Duration], way: LongestWay, step: str) -> dict[str, Duration] | None:
    """The longest time of one step in whole units with which that way keeps the promise, None where one is too long."""
    low, high = 0, int(times[step].worst.to_integral_value(rounding="ROUND_CEILING"))
    while low + 1 < high:
        middle = (low + high) // 2
        if asked.keeps(way, {**times, step: _cut(times[step], Decimal(middle))}):
            low = middle
        else:
            high = middle
    return {step: _cut(times[step], Decimal(low))} if low else None


def _cut(duration: Duration, most: Decimal) -> Duration:
    """A duration of at most so many of its units."""
    number = max(most, Decimal(1))
    least = None if duration.minimum is None else min(duration.minimum, number)
    return replace(duration, minimum=least, maximum=number)


def _probability(asked: _Promised, way: LongestWay, times: Mapping[str, Duration]) -> Decimal | None:
    steps = {step.id: step for step in reversed(asked.procedure.steps)}
    spreads = [spread_of(steps[one], times[one]) for one in way.gone if one in times]
    return probability(asked.calendar, asked.promised, spreads)
