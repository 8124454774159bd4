"""Places of a template that nobody has filled in: "[5] days", "<n> days", "____", "[deadline]"."""

from __future__ import annotations

import re

from svcaudit.language import LanguagePack

_LINE = re.compile(r"_{3,}|\.{5,}|…{2,}")
_BRACKET = re.compile(r"\[([^\[\]]{0,60})\]|<([^<>]{1,60})>|\{\{?([^{}]{1,60})\}?\}|«([^«»]{1,60})»")
_MARK = re.compile(r"[xn#?*._…\s-]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
#: What names something to fill in: "[number]", "[insert term here]".
_BLANK = "blank.name"


def is_unfilled(text: str, language: LanguagePack) -> bool:
    """True where a text holds a place that is left to fill in; the number of a footnote is none."""
    if _LINE.search(text):
        return True
    return any(_left_open(text, found, language) for found in _BRACKET.finditer(text))


def _left_open(text: str, found: re.Match[str], language: LanguagePack) -> bool:
    inside = next((group for group in found.groups() if group is not None), "")
    quoted = found[0].startswith("«")
    if _MARK.fullmatch(inside):
        return bool(inside.strip()) and not quoted
    if _NUMBER.fullmatch(inside):
        # "[5] days" is to be filled in, "five days [5]" has a note.
        return bool(language.quantities(inside + text[found.end() : found.end() + 20]))
    return not quoted and any(hit.concept == _BLANK and hit.start <= 1 for hit in language.hits(inside))
