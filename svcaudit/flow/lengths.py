"""How long the steps of a way take: which times count, and one measure for working and calendar time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from svcaudit.model.procedure import Procedure, Step
from svcaudit.model.quantity import Calendar, Duration, Unit
from svcaudit.timing import SECONDS, in_working_days, same_day, working_hours

_DAY = SECONDS[Unit.DAY]
_WORKING_DAYS = 5
_WEEK = 7
#: Hours of a working day where nothing else is said; it decides only which of two ways is the longer one.
_HOURS = 8


def counted(way: tuple[Step, ...], *, least: bool = False) -> Iterator[tuple[Step, Duration]]:
    """The steps of a way whose time counts towards the whole, with it; of several times of one step the longest,
    or the `least`.

    Not counted: the same day, a clock of its own, and the time in which the organisation waits for the customer.
    """
    for step in way:
        time = step.least_time if least else step.time
        value = time.value if time is not None else None
        if isinstance(value, Duration) and not same_day(value) and not step.own_clock and not step.waits_for_customer:
            yield step, value


def times_of(procedure: Procedure, promised: Duration | None = None) -> dict[str, Duration]:
    """The time of each step that counts, by the step's id; with a promise, only what counts towards that one."""
    times = {step.id: time for step, time in counted(procedure.steps)}
    return times if promised is None else {one: time for one, time in times.items() if counts_towards(promised, time)}


def counts_towards(promised: Duration, time: Duration) -> bool:
    """False for minutes and hours of one day where days are promised: nobody breaks days with them."""
    return SECONDS[promised.unit] < _DAY or time.worst * SECONDS[time.unit] >= _DAY


def untold(step: Step) -> bool:
    """True for a step that does something, or that somebody is named for, and does not say how long it takes."""
    done = step.acts or (bool(step.units) and step.owner_from != "procedure")
    return done and step.time is None and not step.waits_for_customer


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure for the times of a procedure: seconds, of working time where `working`, else of all time.

    A working day is a day where all times are working time, and seven fifths of one where some are not.
    """

    working: bool

    def of(self, duration: Duration) -> Fraction:
        """The length of a duration at its worst."""
        seconds = Fraction(duration.worst) * SECONDS[duration.unit]
        if duration.calendar is not Calendar.WORKING:
            return seconds
        if duration.unit is Unit.WEEK:
            seconds = seconds * _WORKING_DAYS / _WEEK
        elif working_hours(duration):
            seconds = seconds * 24 / _HOURS
        return seconds if self.working else seconds * _WEEK / _WORKING_DAYS

    def told(self, length: Fraction) -> Duration:
        """A length as a duration: in working days, else in the largest unit that is whole, else in days begun."""
        if self.working:
            number = Decimal(length.numerator) / (length.denominator * _DAY)
            return Duration(number, number, Unit.DAY, Calendar.WORKING)
        unit = next((unit for unit in (Unit.DAY, Unit.HOUR, Unit.MINUTE) if length % SECONDS[unit] == 0), Unit.DAY)
        number = Decimal(ceil(length / SECONDS[unit]))
        return Duration(number, number, unit)


def measure_of(durations: Iterable[Duration]) -> Measure:
    """The measure for those durations."""
    listed = list(durations)
    return Measure(bool(listed) and all(in_working_days(one) for one in listed))


def lengths_of(procedure: Procedure, times: Mapping[str, Duration], measure: Measure) -> dict[str, Fraction]:
    """The length of each step; one whose time is unknown adds nothing, and is told apart."""
    return {step.id: measure.of(times[step.id]) if step.id in times else Fraction(0) for step in procedure.steps}
