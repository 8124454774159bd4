"""The steps of a critical path along a clock that skips weekends where working days count.

It starts on the working day from which the steps end latest after the deadline, Monday where all are alike. Seconds are
calendar time. A step whose time is not said takes none of it: what follows is drawn as early as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from svcaudit.model.flow import CriticalPath, Feasibility, FlowGraph, FlowNode, NodeKind
from svcaudit.model.quantity import Duration, Unit
from svcaudit.timing import SECONDS, advance, in_working_days, same_day

_DAY = SECONDS[Unit.DAY]
_WEEK = SECONDS[Unit.WEEK]
_WORKING_DAYS = 5
#: How many marks an axis has at most, and between which of them the numbers stand that are easy to read.
_MOST_MARKS = 8
_NICE = (1, 2, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000)
_LONGEST_SHADED = 100 * _DAY


@dataclass(frozen=True, slots=True)
class Bar:
    """A step on the way, from `start` to `end` at its worst. `time` is None where it is not said."""

    node: FlowNode
    start: Decimal
    end: Decimal
    time: Duration | None
    wanted: Duration | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """The numbers below a time line: each mark is so many `unit`s, at so many seconds."""

    unit: Unit
    marks: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """A critical path against its promise, in seconds from its start on a `weekday` (0 is Monday): the bars, the
    promised end, and the end of what is drawn. `weekends` is empty where only calendar time counts."""

    bars: tuple[Bar, ...]
    promised: Decimal
    end: Decimal
    axis: Axis
    weekday: int
    weekends: tuple[tuple[Decimal, Decimal], ...]

    @property
    def over(self) -> bool:
        """True where the steps end after what is promised."""
        return any(bar.end > self.promised for bar in self.bars)


def clock(feasibility: Feasibility, graph: FlowGraph) -> Clock:
    """The critical path of a promise along the clock."""

    def overrun(weekday: int) -> Decimal:
        ends = [bar.end for bar in _bars(feasibility, graph, weekday)]
        return max(ends, default=Decimal(0)) - _from(weekday, feasibility.promised)

    weekday = max(range(_WORKING_DAYS), key=overrun)
    bars = tuple(_bars(feasibility, graph, weekday))
    promised = _from(weekday, feasibility.promised)
    end = max((promised, *(bar.end for bar in bars)))
    times = [feasibility.promised, *(bar.time for bar in bars if bar.time is not None)]
    working = any(in_working_days(time) for time in times)
    return Clock(bars, promised, end, _axis(end), weekday, _weekends(weekday, end) if working else ())


def _from(weekday: int, time: Duration) -> Decimal:
    """The seconds that a time takes from the start of that day."""
    start = Decimal(weekday * _DAY)
    return advance(time)(start) - start


def _bars(feasibility: Feasibility, graph: FlowGraph, weekday: int) -> Iterator[Bar]:
    nodes = {node.id: node for node in graph.nodes}
    wanted = {shortening.step: shortening.wanted for shortening in feasibility.shortenings}
    first = moment = Decimal(weekday * _DAY)
    for name in feasibility.path.steps:
        node = nodes.get(name)
        if node is None or node.kind in (NodeKind.START, NodeKind.END):
            continue
        time = _time(node, feasibility.path)
        end = moment if time is None or same_day(time) else advance(time)(moment)
        if time is not None or name in feasibility.path.unknown:
            yield Bar(node, moment - first, end - first, time, wanted.get(name))
        moment = end


def _time(node: FlowNode, path: CriticalPath) -> Duration | None:
    return None if node.id in path.unknown else node.most if node.most is not None else node.usual


def _axis(end: Decimal) -> Axis:
    """Whole units with few marks: the largest unit of which there are at least three, else the smallest."""
    units = (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND)
    unit = next((unit for unit in units if end >= 3 * SECONDS[unit]), Unit.SECOND)
    count = end / SECONDS[unit]
    step = next((step for step in _NICE if count / step <= _MOST_MARKS), _NICE[-1])
    return Axis(unit, tuple((number, Decimal(number * SECONDS[unit])) for number in range(0, int(count) + 1, step)))


def _weekends(weekday: int, end: Decimal) -> tuple[tuple[Decimal, Decimal], ...]:
    if end > _LONGEST_SHADED:
        return ()
    first = (_WORKING_DAYS - weekday) * _DAY
    starts = (Decimal(start) for start in range(first, int(end), _WEEK))
    return tuple((start, min(start + 2 * _DAY, end)) for start in starts)
