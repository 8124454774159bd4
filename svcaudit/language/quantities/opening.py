"""Groups of days and times to OpeningHours: intervals and OSM notation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from svcaudit.model.quantity import Interval, OpeningHours

_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
ALL_DAYS = tuple(range(7))
WHOLE_DAY = (0, 1440)
_MIDNIGHT = 1440


@dataclass(slots=True)
class Group:
    """Days with their spans in minutes; `days` is None where no day is said."""

    days: tuple[int, ...] | None
    holidays: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    closed: bool = False


def opening_hours(groups: Iterable[Group]) -> OpeningHours:
    """The groups as one value; a later group takes its days from an earlier one, as in OSM."""
    merged = list(_merged(groups))
    by_day: dict[int, list[tuple[int, int]]] = {}
    closed: set[int] = set()
    for group in merged:
        days = ALL_DAYS if group.days is None else group.days
        closed = closed.union(days) if group.closed else closed.difference(days)
        for day in days:
            by_day[day] = [] if group.closed else group.spans
    intervals = sorted(
        {interval for day, spans in by_day.items() for span in spans for interval in _intervals(day, span)},
        key=lambda interval: (interval.weekday, interval.start, interval.end),
    )
    if len(merged) == 1 and merged[0].spans == [WHOLE_DAY] and merged[0].days in (None, ALL_DAYS):
        return OpeningHours("24/7", tuple(intervals))
    return OpeningHours("; ".join(map(_written, merged)), tuple(intervals), tuple(sorted(closed)))


def shut_until(days: tuple[int, ...], minutes: int) -> OpeningHours:
    """Closed on those days from midnight until so many minutes after it; when it is open is not said."""
    shut = tuple(Interval(day, 0, minutes) for day in days)
    return OpeningHours(f"{_days(days, holidays=False)} {_clock(0)}-{_clock(minutes)} off", (), shut=shut)


def shut_from(days: tuple[int, ...], minutes: int) -> OpeningHours:
    """Closed on those days from so many minutes after midnight on; when it opens is not said."""
    end = WHOLE_DAY[1]
    shut = tuple(Interval(day, minutes, end) for day in days)
    return OpeningHours(f"{_days(days, holidays=False)} {_clock(minutes)}-{_clock(end)} off", (), shut=shut)


def _merged(groups: Iterable[Group]) -> Iterator[Group]:
    """Groups of the same days made one: "mornings 9-14, afternoons 16-19"."""
    known: dict[tuple[tuple[int, ...] | None, bool, bool], Group] = {}
    for group in groups:
        key = (group.days, group.holidays, group.closed)
        if key in known:
            known[key].spans.extend(group.spans)
        else:
            known[key] = group
    return iter(known.values())


def _intervals(day: int, span: tuple[int, int]) -> Iterator[Interval]:
    start, close = span
    if close > start:
        yield Interval(day, start, close)
        return
    yield Interval(day, start, _MIDNIGHT)
    if close:
        yield Interval((day + 1) % 7, 0, close)


def _written(group: Group) -> str:
    days = _days(group.days or (), holidays=group.holidays)
    times = "off" if group.closed else ",".join(f"{_clock(start)}-{_clock(close)}" for start, close in group.spans)
    return " ".join(filter(None, (days, times)))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(days: tuple[int, ...], *, holidays: bool) -> str:
    names = [*_runs(days), *(["PH"] if holidays else [])]
    return ",".join(names)


def _runs(days: tuple[int, ...]) -> Iterator[str]:
    run: list[int] = []
    for day in (*days, None):
        if run and (day is None or day != run[-1] + 1):
            yield _NAMES[run[0]] if len(run) == 1 else f"{_NAMES[run[0]]}-{_NAMES[run[-1]]}"
            run = []
        if day is not None:
            run.append(day)
