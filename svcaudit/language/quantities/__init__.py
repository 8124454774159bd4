"""Values with their units in a sentence: time, opening hours, money, shares, contacts and dates.

A tokeniser and small readers driven by each language's `units.yaml`; no reader looks further than a fixed number of
tokens, so that reading takes time in proportion to the text.
"""

from __future__ import annotations

from svcaudit.language.quantities.anchors import event_of_label
from svcaudit.language.quantities.calendars import read_calendars
from svcaudit.language.quantities.counts import read_count
from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line
from svcaudit.language.quantities.scan import scan
from svcaudit.language.quantities.vocabulary import vocabulary
from svcaudit.model.quantity import Quantity

__all__ = ["read_calendars", "read_count", "read_event", "read_quantities"]


def read_quantities(text: str, code: str) -> tuple[Quantity, ...]:
    """All values in one plain sentence, list item or table cell: in order, not overlapping, with their places."""
    line = Line(text)
    return tuple(_quantity(line, found) for found in scan(line, code))


def read_event(label: str, code: str) -> int | None:
    """Where the event that starts a clock begins in a label, in characters; None where it names none."""
    line = Line(label)
    found = event_of_label(line, vocabulary(code))
    return None if found is None else line.starts[found]


def _quantity(line: Line, found: Found) -> Quantity:
    start, end = line.starts[found.first], line.ends[found.end - 1]
    return Quantity(found.kind, start, end, found.value, found.starts_from, found.every, found.average)
