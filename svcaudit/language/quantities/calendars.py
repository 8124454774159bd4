"""Words for working time and for all time that stand by themselves: "days are business days"."""

from __future__ import annotations

from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.vocabulary import vocabulary
from svcaudit.model.quantity import Calendar


def read_calendars(text: str, code: str) -> tuple[tuple[Calendar, int, int], ...]:
    """The calendars that a text names, each with its start and end in characters; in order, none inside another."""
    words, line = vocabulary(code), Line(text)
    found: list[tuple[Calendar, int, int]] = []
    index = 0
    while index < line.size:
        calendar = words.calendars_after.at(line, index) or words.calendars_before.at(line, index)
        if calendar is not None:
            found.append((calendar[0], line.starts[index], line.ends[calendar[1] - 1]))
        index = index + 1 if calendar is None else calendar[1]
    return tuple(found)
