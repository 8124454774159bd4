"""Which of two times ends later, as the language counts in which the first was said."""

from __future__ import annotations

from svcaudit.language import pack
from svcaudit.model.quantity import Duration
from svcaudit.timing import Later
from svcaudit.timing import later as later_by_hours


def later(first: Duration, second: Duration, language: str) -> Later:
    """Whether `second`, at its worst, ends later than `first` allows; `language` is a code that has a pack."""
    return later_by_hours(first, second, hours_of_24=pack(language).grammar.hours_of_24)
