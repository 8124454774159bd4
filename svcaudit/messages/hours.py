"""Opening hours in words: days with the same times are said together."""

from __future__ import annotations

from svcaudit.messages.catalogue import listed, words
from svcaudit.model.quantity import OpeningHours

Times = tuple[tuple[int, int], ...]

_DAY = 24 * 60
_WEEK = tuple(range(7))


def hours_words(hours: OpeningHours, language: str) -> str:
    """Hours such as "de lunes a viernes de 9:00 a 18:00; sábado de 10:00 a 13:00".

    Where there are no intervals, the notation.
    """
    parts = [_part(days, times, language) for days, times in _grouped(hours)]
    if hours.closed:
        parts.append(words("phrase.hours.closed", language, days=_days(hours.closed, language)))
    ends = sorted({item.end for item in hours.shut})
    parts += [words("phrase.hours.shut", language, days=_shut(hours, end, language), end=_clock(end)) for end in ends]
    return "; ".join(parts) or hours.opening


def _shut(hours: OpeningHours, end: int, language: str) -> str:
    return _days(tuple(item.weekday for item in hours.shut if item.end == end), language)


def _grouped(hours: OpeningHours) -> list[tuple[tuple[int, ...], Times]]:
    """Weekdays by their times, in the order of the week."""
    days: dict[Times, list[int]] = {}
    for weekday in _WEEK:
        times = tuple(sorted((item.start, item.end) for item in hours.intervals if item.weekday == weekday))
        if times:
            days.setdefault(times, []).append(weekday)
    return [(tuple(weekdays), times) for times, weekdays in days.items()]


def _part(days: tuple[int, ...], times: Times, language: str) -> str:
    if times == ((0, _DAY),):
        return words("phrase.hours.all_day", language, days=_days(days, language))
    spans = [words("phrase.hours.span", language, start=_clock(start), end=_clock(end)) for start, end in times]
    return words("phrase.hours.part", language, days=_days(days, language), times=listed(spans, language))


def _days(days: tuple[int, ...], language: str) -> str:
    if days == _WEEK:
        return words("phrase.hours.every_day", language)
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        first = words(f"phrase.weekday_first.{days[0]}", language)
        last = words(f"phrase.weekday.{days[-1]}", language)
        return words("phrase.hours.days", language, first=first, last=last)
    return listed([words(f"phrase.weekday.{day}", language) for day in days], language)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
