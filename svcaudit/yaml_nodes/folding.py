"""The way back from a scalar's text to the lines of the source that it was folded from.

The words of the text stand in the source in the same order; only the white space between them changes. Quoted
scalars with escapes are followed character by character instead.
"""

from __future__ import annotations

import re

from svcaudit.model.place import Passage, Run

_WORD = re.compile(r"\S+")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)", re.DOTALL)


def unfold(text: str, source: str, span: tuple[int, int], style: str) -> Passage:
    """The passage of a scalar's `text`, whose source is `source[span[0]:span[1]]`."""
    start, end = span
    if source[start:end] == text:
        return Passage(text, (Run(0, start, len(text)),) if text else ())
    if style == "quoted" and _escaped(source, start, end):
        return Passage(text, _by_character(text, source, start + 1, end - 1))
    return Passage(text, _by_word(text, source, _content_start(source, start, end, style), end))


def _escaped(source: str, start: int, end: int) -> bool:
    return "\\" in source[start:end] if source[start] == '"' else "''" in source[start + 1 : end - 1]


def _content_start(source: str, start: int, end: int, style: str) -> int:
    """Where the words begin: after the quote, or on the line after a block scalar's header."""
    if style == "quoted":
        return start + 1
    if style == "plain":
        return start
    newline = source.find("\n", start, end)
    return newline + 1 if newline >= 0 else end


def _by_word(text: str, source: str, start: int, end: int) -> tuple[Run, ...]:
    """Runs of words; words on one line with the same blanks between them share a run."""
    runs: list[Run] = []
    position = start
    for word in _WORD.finditer(text):
        found = source.find(word.group(), position, end)
        if found < 0:
            continue
        position = found + len(word.group())
        _extend(runs, text, source, word.start(), found, len(word.group()))
    return tuple(runs)


def _extend(runs: list[Run], text: str, source: str, text_start: int, source_start: int, length: int) -> None:
    """Add a stretch to the last run where what lies between the two is the same on both sides."""
    if runs:
        last = runs[-1]
        gap = text[last.text_start + last.length : text_start]
        if "\n" not in gap and gap == source[last.source_start + last.length : source_start]:
            runs[-1] = Run(last.text_start, last.source_start, text_start + length - last.text_start)
            return
    runs.append(Run(text_start, source_start, length))


def _by_character(text: str, source: str, start: int, end: int) -> tuple[Run, ...]:
    """Runs of a quoted scalar with escapes, which stand for other characters than those written."""
    runs: list[Run] = []
    position, quote = start, source[start - 1]
    for index, character in enumerate(text):
        position = _skip_fold(source, position, end, character)
        if quote == '"' and source[position : position + 1] == "\\":
            position = _after_escape(source, position, end)
            continue
        if source[position : position + 1] == character and position < end:
            _extend(runs, text, source, index, position, 1)
            position += 2 if quote == "'" == character else 1
    return tuple(runs)


def _skip_fold(source: str, position: int, end: int, character: str) -> int:
    """Past line continuations, and past a folded line's white space before a character that is none."""
    while position < end:
        if source.startswith("\\\n", position):
            escape = _ESCAPE.match(source, position, end)
            position = escape.end() if escape else end
        elif source[position].isspace() and not character.isspace():
            position += 1
        else:
            break
    return position


def _after_escape(source: str, position: int, end: int) -> int:
    escape = _ESCAPE.match(source, position, end)
    return escape.end() if escape else end
