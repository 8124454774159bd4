"""The steps of a critical path along a clock that starts on a Monday, so that working days skip the weekends.

Seconds are calendar time. A step whose time is not said takes none of it: what follows is drawn as early as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from svcaudit.model.flow import CriticalPath, Feasibility, FlowGraph, FlowNode, NodeKind
from svcaudit.model.quantity import Calendar, Duration, Unit
from svcaudit.timing import SECONDS, advance, same_day

_DAY = SECONDS[Unit.DAY]
_WEEK = SECONDS[Unit.WEEK]
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
    """A critical path against its promise: the bars, the promised end, and the end of what is drawn."""

    bars: tuple[Bar, ...]
    promised: Decimal
    end: Decimal
    axis: Axis
    weekends: tuple[tuple[Decimal, Decimal], ...]

    @property
    def over(self) -> bool:
        """True where the steps end after what is promised."""
        return any(bar.end > self.promised for bar in self.bars)


def clock(feasibility: Feasibility, graph: FlowGraph) -> Clock:
    """The critical path of a promise along the clock."""
    bars = tuple(_bars(feasibility, graph))
    promised = advance(feasibility.promised)(Decimal(0))
    end = max((promised, *(bar.end for bar in bars)))
    times = [feasibility.promised, *(bar.time for bar in bars if bar.time is not None)]
    working = any(time.calendar is Calendar.WORKING and time.unit in (Unit.DAY, Unit.WEEK) for time in times)
    return Clock(bars, promised, end, _axis(end), _weekends(end) if working else ())


def _bars(feasibility: Feasibility, graph: FlowGraph) -> Iterator[Bar]:
    nodes = {node.id: node for node in graph.nodes}
    wanted = {shortening.step: shortening.wanted for shortening in feasibility.shortenings}
    moment = Decimal(0)
    for name in feasibility.path.steps:
        node = nodes.get(name)
        if node is None or node.kind in (NodeKind.START, NodeKind.END):
            continue
        time = _time(node, feasibility.path)
        end = moment if time is None or same_day(time) else advance(time)(moment)
        if time is not None or name in feasibility.path.unknown:
            yield Bar(node, moment, end, time, wanted.get(name))
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


def _weekends(end: Decimal) -> tuple[tuple[Decimal, Decimal], ...]:
    if end > _LONGEST_SHADED:
        return ()
    starts = (Decimal(week * _WEEK + 5 * _DAY) for week in range(int(end) // _WEEK + 1))
    return tuple((start, min(start + 2 * _DAY, end)) for start in starts if start < end)
