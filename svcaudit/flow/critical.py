"""The longest way by working time through a procedure, or through the part of it that a promise is about.

Of several ways out of a step the longest counts, be they alternatives or done at the same time. A case is sent round
as often as the text allows at most; a loop without a limit counts once. A step that says no time adds nothing, and is
told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from svcaudit.flow.calendars import WorkCalendar, calendar_days, calendar_of, countable
from svcaudit.flow.lengths import Measure, lengths_of, measure_of, times_of, untold
from svcaudit.flow.rounds import Rounds, rounds_of
from svcaudit.flow.stretches import Stretch
from svcaudit.flow.ways import Ways, longest, reached, ways_of
from svcaudit.language import LanguagePack, pack
from svcaudit.model.flow import CriticalPath, Slack
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Journey, Procedure
from svcaudit.model.quantity import Calendar, Duration, Unit
from svcaudit.timing import in_working_days, total

#: Steps that a way is told with, rounds gone through; a longer one is told without them, and measured with them.
MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class LongestWay:
    """A way with the rounds on it, the measure of its steps, and what it is found by."""

    steps: tuple[str, ...]
    ways: Ways
    rounds: Rounds
    measure: Measure

    @property
    def length(self) -> Fraction:
        """The measure of the whole, rounds gone through."""
        return sum((self.rounds.lengths[one] for one in self.steps), Fraction(0))

    @property
    def gone(self) -> tuple[str, ...]:
        """The steps with the rounds gone through, where they are not too many."""
        return self.rounds.told(self.steps, MOST_STEPS)

    def durations(self, times: Mapping[str, Duration]) -> tuple[Duration, ...]:
        """The times along the way, rounds gone through; where these are too many to be told, all of a step in one."""
        if self.gone != self.steps:
            return tuple(times[one] for one in self.gone if one in times)
        counts = self.rounds.counts(self.steps, self.ways.order)
        return tuple(_times(times[one], number) for one, number in counts.items() if one in times)

    @property
    def detours(self) -> bool:
        """True where the way has rounds on it that count once, because they have no limit and lead nowhere else."""
        rounds = (one for step in self.gone for one in self.rounds.of.get(step, ()))
        return any(one.endless and one.times for one in rounds)

    def endless(self, stretch: Stretch) -> tuple[str, ...]:
        """The steps of the stretch from which a case may be sent back without a limit."""
        there = reached(self.ways, stretch.start, stretch.goals)
        rounds = (one for step in self.ways.order if step in there for one in self.rounds.of.get(step, ()))
        return tuple(dict.fromkeys(one.steps[-1] for one in rounds if one.endless))


def longest_way(
    procedure: Procedure, times: Mapping[str, Duration], stretch: Stretch, language: LanguagePack
) -> LongestWay:
    """The longest way of a stretch, its steps () where there is none."""
    ways, measure = ways_of(procedure), measure_of(times.values())
    lengths = lengths_of(procedure, times, measure)
    rounds = rounds_of(procedure, ways, lengths, stretch.goals, language)
    way = longest(ways, rounds.lengths, stretch.start, stretch.goals, stretch.without)
    return LongestWay(way, ways, rounds, measure)


def journey_way(procedure: Procedure, journey: Journey, times: Mapping[str, Duration], language: str) -> LongestWay:
    """The longest way of a journey with those times of its steps; `language` is that of the procedure's document."""
    return longest_way(procedure, times, journey_stretch(journey), pack(language))


def journey_stretch(journey: Journey) -> Stretch:
    """The part of the procedure that a journey is about."""
    return Stretch(journey.steps[0], journey.goals, journey.without, journey.ends_there)


def critical_path(procedure: Procedure, organisation: Organisation) -> CriticalPath:
    """The longest way from the first step of a procedure to an end."""
    language = organisation.document(procedure.path).language
    ways = ways_of(procedure)
    if not ways.order:
        return CriticalPath(procedure.id, (), None, None)
    stretch = Stretch(ways.order[0], ways.ends)
    times = times_of(procedure)
    way = longest_way(procedure, times, stretch, pack(language))
    return told(procedure, way, times, stretch, calendar_of(organisation, language, times.values()))


def told(
    procedure: Procedure, way: LongestWay, times: Mapping[str, Duration], stretch: Stretch, calendar: WorkCalendar
) -> CriticalPath:
    """A longest way as it is shown."""
    steps = {step.id: step for step in reversed(procedure.steps)}
    gone = way.gone
    durations = way.durations(times)
    least = [_least(times[one]) for one in way.steps if one in times]
    return CriticalPath(
        procedure.id,
        gone,
        _whole(calendar, least)[0] if least else None,
        _whole(calendar, durations)[1] if durations else None,
        unknown=tuple(one for one in dict.fromkeys(gone) if untold(steps[one])),
        slack=_slack(way, times, stretch),
        endless=way.endless(stretch),
    )


def _times(duration: Duration, number: int) -> Duration:
    """A duration so many times, at its worst."""
    return duration if number == 1 else replace(duration, minimum=None, maximum=duration.worst * number)


def _least(duration: Duration) -> Duration:
    """What a time is at its best."""
    number = duration.worst if duration.minimum is None else duration.minimum
    return replace(duration, minimum=number, maximum=number)


def _whole(calendar: WorkCalendar, durations: Sequence[Duration]) -> tuple[Duration, Duration]:
    """What the durations come to, one after the other, at least and at most, over every start.

    In their own kind of time where they share one. Else in calendar days; where working hours are among them and
    nothing says how many a day has, the plain sum.
    """
    working = [in_working_days(one) for one in durations]
    mixed = any(one.calendar is Calendar.WORKING for one in durations) and not all(working)
    if not mixed or not all(countable(one, calendar) for one in durations):
        return total(durations), total(durations)
    least, most = calendar_days(calendar, durations)
    return _days(least), _days(most)


def _days(number: Decimal) -> Duration:
    whole = number.to_integral_value(rounding="ROUND_CEILING")
    return Duration(whole, whole, Unit.DAY, Calendar.CALENDAR)


def _slack(way: LongestWay, times: Mapping[str, Duration], stretch: Stretch) -> tuple[Slack, ...]:
    """How much longer each other step of the stretch with a time may take before it is on the longest way.

    Not told for a step that a case may come through several times: what it adds depends on how often it does.
    """
    ways, lengths, whole = way.ways, way.rounds.lengths, way.length
    after: dict[str, Fraction] = {}
    for one in reversed(ways.order):
        onward = [after[target] for target in ways.onward[one] if target in after]
        if one in stretch.goals:
            after[one] = lengths[one]
        elif one not in stretch.without and onward:
            after[one] = lengths[one] + max(onward)
    before: dict[str, Fraction] = {}
    for one in ways.order:
        into = [before[source] for source in ways.before[one] if source in before and source not in stretch.goals]
        if one == stretch.start or into:
            before[one] = lengths[one] + max(into, default=Fraction(0))
        if one in stretch.without or one not in after:
            before.pop(one, None)
    there = set(way.gone) | way.rounds.repeated(ways)
    return tuple(
        Slack(one, way.measure.told(whole - before[one] - after[one] + lengths[one]))
        for one in ways.order
        if one in before and one in after and one in times and one not in there
    )
