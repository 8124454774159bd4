"""Clauses: the stretch of a sentence around a value, so that a verb on the far side of a break does not count."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r";|\s[–—]\s|\.\s|,\s+(?:y|e|pero|mientras|aunque|and|but|while|whereas|mas|porém|enquanto)\s", re.IGNORECASE
)


def clause_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the clause of `text` that holds `[start:end]`."""
    first, last = 0, len(text)
    for found in _BREAK.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return first, last
