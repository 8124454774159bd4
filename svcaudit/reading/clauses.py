"""Clauses: the stretch of a sentence around a value, so that a verb on the far side of a break does not count."""

from __future__ import annotations

from svcaudit.language import LanguagePack


def clause_at(text: str, start: int, end: int, language: LanguagePack) -> tuple[int, int]:
    """Start and end of the clause of `text` that holds `[start:end]`."""
    first, last = 0, len(text)
    for found in language.grammar.clause_break().finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    return first, last
