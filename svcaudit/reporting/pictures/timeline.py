"""The critical path as bars along the clock, against the published deadline.

A time that is not said is hatched and called unknown; what ends after the deadline stands beyond its line, in red.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from svcaudit.model.flow import Feasibility, FlowGraph
from svcaudit.reporting.pictures.clock import Bar, Clock, clock
from svcaudit.reporting.pictures.lettering import BOLD, text_width, wrapped
from svcaudit.reporting.pictures.shapes import LEADING, SIZE, SMALL, SMALL_LEADING, node_time, numbers
from svcaudit.reporting.pictures.svg import element, group, lettering, picture
from svcaudit.reporting.words import Words

WIDTH = 760.0
_LEFT, _RIGHT = 262.0, 26.0
#: Free space on the right where a step's time is unknown, for its bar and the word.
_RIGHT_OF_UNKNOWN = 150.0
_TOP, _BOTTOM = 44.0, 40.0
_BAR, _ROW_PADDING = 16.0, 12.0
#: How long the hatched bar of an unknown time is, and the shortest bar that is seen.
_UNKNOWN, _SHORTEST = 56.0, 4.0
_HATCH = 7.0


def timeline(feasibility: Feasibility, graph: FlowGraph, words: Words, prefix: str) -> str:
    """The time line of one promise."""
    return _Timeline(clock(feasibility, graph), feasibility, numbers(graph), words).drawn(graph, prefix)


def told_time(bar: Bar, words: Words) -> str:
    """How long a step takes, "unknown" where nothing is said."""
    return words.say("picture.unknown") if bar.time is None else node_time(bar.node, words)


def total(feasibility: Feasibility, words: Words) -> str:
    """What the whole takes at its worst, "at least" where a step has no time."""
    whole = feasibility.path.most
    if whole is None:
        return words.say("picture.unknown")
    told = words.duration(whole)
    return words.say("picture.at_least", time=told) if feasibility.path.unknown else told


class _Timeline:
    """Draws one time line row by row."""

    def __init__(self, clock: Clock, feasibility: Feasibility, called: Mapping[str, str], words: Words) -> None:
        self._clock, self._feasibility, self._called, self._words = clock, feasibility, called, words
        unknown = any(bar.time is None for bar in clock.bars)
        self._right = WIDTH - (_RIGHT_OF_UNKNOWN if unknown else _RIGHT)

    def drawn(self, graph: FlowGraph, prefix: str) -> str:
        """The whole picture."""
        rows, y = [], _TOP
        for bar in self._clock.bars:
            lines = self._lines(bar)
            height = _ROW_PADDING + LEADING * len(lines) + SMALL_LEADING * (1 + (bar.wanted is not None))
            rows.append(group("row", self._row(bar, lines, y, height), bar.node.label))
            y += height
        content = "".join((*self._ground(y), *rows, *self._promise(y)))
        say = self._words.say
        promised = self._words.duration(self._feasibility.promised)
        title = say("picture.time.title", name=graph.name or graph.path)
        description = say("picture.time.description", promised=promised, total=total(self._feasibility, self._words))
        return picture(WIDTH, y + _BOTTOM, "timeline", (prefix, title, description), content)

    def _x(self, moment: Decimal) -> float:
        return _LEFT + (self._right - _LEFT) * float(moment / self._clock.end) if self._clock.end else _LEFT

    def _lines(self, bar: Bar) -> tuple[str, ...]:
        return wrapped(f"{self._called[bar.node.id]}. {bar.node.label}", _LEFT - 24, SIZE, 2)

    def _ground(self, bottom: float) -> Iterator[str]:
        """Weekends, the marks of the axis, and what lies beyond the promise."""
        height = bottom - _TOP
        for start, end in self._clock.weekends:
            x = self._x(start)
            yield element("rect", x=x, y=_TOP, width=self._x(end) - x, height=height, class_="weekend")
        if self._clock.over:
            x = self._x(self._clock.promised)
            yield element("rect", x=x, y=_TOP, width=self._right - x, height=height, class_="beyond")
        for number, moment in self._clock.axis.marks:
            x = self._x(moment)
            yield element("path", d=f"M{x:.1f} {_TOP:g} V{bottom + 4:g}", class_="axis-mark")
            yield lettering([str(number)], x, bottom + 16, 0, "axis-text", "middle")
        told = self._words.say(f"picture.axis.{self._clock.axis.unit}")
        yield lettering([told], self._right, bottom + 31, 0, "axis-text", "end")
        if self._clock.weekends:
            day = self._words.say(f"phrase.weekday.{self._clock.weekday}")
            yield lettering([self._words.say("picture.axis.starts", day=day)], 0, bottom + 31, 0, "axis-text", "start")

    def _row(self, bar: Bar, lines: tuple[str, ...], y: float, height: float) -> Iterator[str]:
        yield element("path", d=f"M0 {y:g} H{self._right:g}", class_="row-rule")
        first = y + _ROW_PADDING / 2 + 11
        yield lettering(lines, 0, first, LEADING, "words")
        under = [part for part in (bar.node.lane, told_time(bar, self._words)) if part]
        told = wrapped(" · ".join(under), _LEFT - 24, SMALL, 1)
        y_under = first + LEADING * len(lines) - 2
        yield lettering(told, 0, y_under, 0, "time")
        if bar.wanted is not None:
            wanted = self._words.say("picture.time.shorten", time=self._words.duration(bar.wanted))
            yield lettering([wanted], 0, y_under + SMALL_LEADING, 0, "note")
        yield from self._bar(bar, y + (height - _BAR) / 2)

    def _bar(self, bar: Bar, y: float) -> Iterator[str]:
        x = self._x(bar.start)
        if bar.time is None:
            yield element("rect", x=x, y=y, width=_UNKNOWN, height=_BAR, class_="time-bar unknown")
            yield element("path", d=_hatch(x, y, _UNKNOWN, _BAR), class_="hatch")
            yield lettering([self._words.say("picture.unknown")], x + _UNKNOWN + 6, y + 12, 0, "note", "start")
            return
        end = max(self._x(bar.end), x + _SHORTEST)
        limit = min(max(self._x(self._clock.promised), x), end) if self._clock.over else end
        if limit > x:
            yield element("rect", x=x, y=y, width=limit - x, height=_BAR, class_="time-bar")
        if end > limit and bar.end > self._clock.promised:
            yield element("rect", x=limit, y=y, width=end - limit, height=_BAR, class_="time-bar over")

    def _promise(self, bottom: float) -> Iterator[str]:
        x = self._x(self._clock.promised)
        told = self._words.say("picture.time.promised", time=self._words.duration(self._feasibility.promised))
        yield element("path", d=f"M{x:.1f} {_TOP - 10:g} V{bottom:g}", class_="promise")
        half = text_width(told, SIZE) * BOLD / 2
        middle = min(max(x, _LEFT + half), WIDTH - half)
        yield lettering([told], middle, _TOP - 18, 0, "promise-text", "middle")


def _hatch(x: float, y: float, width: float, height: float) -> str:
    """Slanting lines within a rectangle."""
    strokes = []
    offset = _HATCH
    while offset < width + height:
        low, high = min(offset, width), min(offset, height)
        strokes.append(f"M{x + offset - high:.1f} {y + high:.1f} L{x + low:.1f} {y + offset - low:.1f}")
        offset += _HATCH
    return " ".join(strokes)
