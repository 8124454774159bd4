"""Opening hours: days, spans, "closed" and "24/7" in any order, put together to one value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from svcaudit.language.quantities.clock import NOON, Evidence, Span, after, read_span
from svcaudit.language.quantities.days import DaySet, read_days
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line, remembered
from svcaudit.language.quantities.opening import ALL_DAYS, WHOLE_DAY, Group, opening_hours
from svcaudit.language.quantities.shut import from_when, until_when
from svcaudit.language.quantities.timetable import Timetable, timetable
from svcaudit.language.quantities.vocabulary import Vocabulary
from svcaudit.model.quantity import QuantityKind

_MOST_ITEMS = 24
_MOST_FILLERS = 5
_MOST_WORDS_BETWEEN = 8
_CONTEXT_REACH = 6
_EARLIEST = 6 * 60
_FIVE_DAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class _Closed:
    end: int


@dataclass(frozen=True, slots=True)
class _Except:
    days: DaySet
    end: int


@dataclass(frozen=True, slots=True)
class _AllDay:
    """`24 horas`: `sure` where the words are no length of time; `days` where they name them ("24x5")."""

    end: int
    sure: bool
    days: tuple[int, ...] | None = None


_Item = DaySet | Span | _Closed | _Except | _AllDay


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item, where it begins, and whether a comma or other sign stands between it and the one before."""

    item: _Item
    first: int
    apart: bool


def read_hours(line: Line, index: int, floor: int, words: Vocabulary) -> Found | None:
    """The opening hours that begin at token `index`."""
    table = timetable(words.code)
    items = _items(line, index, table, words)
    if not items:
        return None
    if all(isinstance(placed.item, DaySet) for placed in items):
        later = _told_later(line, items, floor, words)
        if later is not None:
            return later
    items = _without_loose_end(items)
    if not items or not _is_evident(line, items, index, floor, table):
        return None
    groups = _groups(_in_one_zone(items))
    if not groups:
        return None
    first = _with_opener(line, index, floor, table)
    return Found(QuantityKind.HOURS, first, _closing_bracket(line, first, items[-1].item.end), opening_hours(groups))


def _told_later(line: Line, days: list[_Placed], floor: int, words: Vocabulary) -> Found | None:
    """What follows the days after a few words: "on Saturdays the desk is open from 9 to 1", "... is closed"."""
    table = timetable(words.code)
    for at in range(days[-1].item.end, min(days[-1].item.end + _MOST_WORDS_BETWEEN, line.size)):
        times = _items(line, at, table, words)
        if times:
            only = all(isinstance(placed.item, Span) for placed in times)
            shut = len(times) == 1 and isinstance(times[0].item, _Closed)
            if not shut and (not only or not _is_evident(line, times, at, floor, table)):
                return None
            end = times[-1].item.end
            return Found(
                QuantityKind.HOURS, _with_opener(line, at, floor, table), end, opening_hours(_groups(days + times))
            )
        if not line.is_word(at):
            return None
    return None


def _closing_bracket(line: Line, first: int, end: int) -> int:
    """Past the bracket that closes one inside the hours."""
    inside = line.texts[first:end]
    return end + (line.text(end) == ")" and inside.count("(") > inside.count(")"))


def _items(line: Line, index: int, table: Timetable, words: Vocabulary) -> list[_Placed]:
    items: list[_Placed] = []
    at, apart = index, False
    while len(items) < _MOST_ITEMS:
        item = _item(line, at, words)
        if item is None:
            break
        items.append(_Placed(item, at, apart))
        at, apart = _skip_fillers(line, item.end, table)
    return items


@remembered
def _item(line: Line, index: int, words: Vocabulary) -> _Item | None:
    table = timetable(words.code)
    always = table.always.at(line, index)
    if always is not None:
        return _AllDay(always[1], sure=True)
    five = table.five_days.at(line, index)
    if five is not None:
        return _AllDay(five[1], sure=True, days=_FIVE_DAYS)
    without = table.except_.at(line, index)
    if without is not None:
        days = read_days(line, _skip_articles(line, without[1], table), table)
        return _Except(days, days.end) if days else None
    closed = table.closed.at(line, index)
    timed = until_when(line, index, table, words) or from_when(line, index, table, words)
    if closed is not None and timed is None:
        return _Closed(closed[1])
    days = read_days(line, index, table)
    if days is not None:
        return days
    span = read_span(line, index, table, words)
    if span is not None:
        return _with_zone(line, span, table)
    return _all_day(line, index, table)


def _with_zone(line: Line, span: Span, table: Timetable) -> Span:
    """The span with the time zone named after it, in brackets or not."""
    opened = line.text(span.end) == "("
    zone = table.zones.at(line, span.end + opened)
    if zone is None or (opened and line.text(zone[1]) != ")"):
        return span
    return replace(span, end=zone[1] + opened, zone=zone[0])


def _all_day(line: Line, index: int, table: Timetable) -> _AllDay | None:
    found = table.all_day.at(line, index)
    if found is None or table.not_all_day_before.before(line, index):
        return None
    article = not line.is_digits(index) and line.text(index) in table.articles_of_time
    nearby = line.texts[max(0, index - 3) : index]
    told = bool(table.all_day_context.intersection(nearby)) or article
    return _AllDay(found[1], sure=told and not _goes_on(line, found[1], table))


def _goes_on(line: Line, index: int, table: Timetable) -> bool:
    """`las 24 horas siguientes` is a length of time."""
    return line.is_word(index) and line.text(index) not in table.joiners and table.articles.at(line, index) is None


def _skip_articles(line: Line, index: int, table: Timetable) -> int:
    for _ in range(_MOST_FILLERS):
        article = table.articles.at(line, index)
        if article is None or read_days(line, index, table) is not None:
            break
        index = article[1]
    return index


def _skip_fillers(line: Line, index: int, table: Timetable) -> tuple[int, bool]:
    """Past joiners, articles and signs between two items; true where a sign was among them."""
    apart = False
    for _ in range(_MOST_FILLERS):
        if read_days(line, index, table) is not None:
            break
        article = table.articles.at(line, index)
        if article is not None:
            index = article[1]
        elif line.text(index) in table.joiners:
            apart = apart or not line.is_word(index)
            index += 1
        else:
            break
    return index, apart


def _without_loose_end(items: list[_Placed]) -> list[_Placed]:
    """`..., los sábados se limpia`: days at the end to which nothing was said are not part of the hours."""
    kept = list(items)
    while len(kept) > 1 and isinstance(kept[-1].item, DaySet) and _is_loose(kept):
        kept.pop()
    return kept


def _in_one_zone(items: list[_Placed]) -> list[_Placed]:
    """`9 to 8 Eastern (8 to 7 Central)`: the second says the first again for another place."""
    zones = [placed.item.zone for placed in items if isinstance(placed.item, Span) and placed.item.zone]
    return [placed for placed in items if not isinstance(placed.item, Span) or placed.item.zone in ("", *zones[:1])]


def _is_loose(items: list[_Placed]) -> bool:
    before = items[-2].item
    if isinstance(before, _Closed):
        return False
    starts_with_days = isinstance(items[0].item, DaySet)
    return isinstance(before, DaySet | _Except) or (starts_with_days and isinstance(before, Span | _AllDay))


def _is_evident(line: Line, items: list[_Placed], index: int, floor: int, table: Timetable) -> bool:
    """True where the items can only be opening hours."""
    kinds = [placed.item for placed in items]
    days = any(isinstance(item, DaySet) for item in kinds)
    spans = [item for item in kinds if isinstance(item, Span)]
    whole = [item for item in kinds if isinstance(item, _AllDay)]
    if spans or whole:
        if days or any(item.sure for item in whole):
            return True
        strongest = max((span.evidence for span in spans), default=Evidence.NONE)
        if len(spans) > 1 and strongest is Evidence.MARK:
            return True
        if strongest is Evidence.NONE:
            told = _of_a_working_day(spans) and _in_context(line, index, floor, table)
            return told and not line.is_word(spans[-1].end) and line.text(index - 1) not in table.labels
        return strongest is not Evidence.MARK or _in_context(line, index, floor, table)
    if any(isinstance(item, _Closed) for item in kinds):
        return days
    return len(kinds) == 1 and isinstance(kinds[0], DaySet) and kinds[0].range


def _of_a_working_day(spans: list[Span]) -> bool:
    """From some hour of the morning to one of the afternoon, in one part or in two."""
    if not spans or not _EARLIEST <= spans[0].start < NOON:
        return False
    return spans[0].close > NOON or (len(spans) > 1 and spans[0].start < spans[0].close)


def _in_context(line: Line, index: int, floor: int, table: Timetable) -> bool:
    return bool(table.context.intersection(line.texts[max(floor, index - _CONTEXT_REACH) : index]))


def _with_opener(line: Line, index: int, floor: int, table: Timetable) -> int:
    opener = table.openers.before(line, index, floor)
    return opener[1] if opener else index


def _groups(items: list[_Placed]) -> list[Group]:
    """Items to groups: times belong to the days before them, or after them where the first item is a time."""
    builder = _Builder(times_first=_times_first([placed.item for placed in items]))
    for at, placed in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        builder.add(placed, following)
    return builder.groups()


def _times_first(items: list[_Item]) -> bool:
    """`9 to 5 on weekdays, 10 to 2 on Saturdays`; not so where times stand last: `7 to 22 (Sundays 8 to 20)`."""
    times = [at for at, item in enumerate(items) if isinstance(item, Span | _AllDay)]
    days = [at for at, item in enumerate(items) if isinstance(item, DaySet)]
    return bool(times and days) and times[0] == 0 and times[-1] < days[-1]


class _Builder:
    """Takes items one by one and gives groups."""

    def __init__(self, *, times_first: bool) -> None:
        self._times_first = times_first
        self._groups: list[Group] = []
        self._pending: list[tuple[int, int]] = []
        self._pending_closed = False

    def add(self, placed: _Placed, following: _Placed | None) -> None:
        """Takes the next item."""
        item = placed.item
        if isinstance(item, DaySet):
            self._days(item.days, holidays=item.holidays)
        elif isinstance(item, Span):
            self._span(item)
        elif isinstance(item, _AllDay):
            if item.days is not None:
                self._groups.append(Group(item.days))
            self._whole_day()
        elif isinstance(item, _Closed):
            self._closed(following)
        else:
            self._except(item.days)

    def groups(self) -> list[Group]:
        """The groups that say something."""
        if self._pending:
            self._groups.append(Group(None, spans=self._pending))
        said = [group for group in self._groups if group.spans or group.closed]
        return said or [group for group in self._groups if group.days]

    def _days(self, days: tuple[int, ...], *, holidays: bool) -> None:
        group = Group(days, holidays, self._pending, closed=self._pending_closed)
        self._pending, self._pending_closed = [], False
        self._groups.append(group)

    def _whole_day(self) -> None:
        self._target().append(WHOLE_DAY)

    def _span(self, span: Span) -> None:
        spans = self._target()
        if spans and spans[-1] != WHOLE_DAY:
            span = after(span, spans[-1][1])
        spans.append((span.start, span.close))

    def _target(self) -> list[tuple[int, int]]:
        """Where the next times belong."""
        if self._times_first:
            return self._pending
        open_groups = [group for group in self._groups if not group.closed]
        if not open_groups:
            open_groups = [Group(None)]
            self._groups.extend(open_groups)
        return open_groups[-1].spans

    def _closed(self, following: _Placed | None) -> None:
        """`domingos, cerrado` looks back, `cerrado los domingos` ahead."""
        ahead = following is not None and isinstance(following.item, DaySet) and not following.apart
        if ahead or not self._groups or self._groups[-1].spans:
            self._pending_closed = True
        else:
            self._groups[-1].closed = True

    def _except(self, without: DaySet) -> None:
        for group in self._groups:
            if without.days and group.days is None:
                group.days = ALL_DAYS
            if group.days is not None:
                group.days = tuple(day for day in group.days if day not in without.days)
        self._groups.append(Group(without.days, without.holidays, closed=True))
