"""Long words of a document, cut short for a sentence of a report."""

from __future__ import annotations

_LONGEST = 60  # characters


def short(text: str) -> str:
    """The text itself, or its first words and an ellipsis."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
