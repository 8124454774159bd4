"""Markdown made ready for the parser: what is not to be read is covered, and every character keeps its place.

Covered are front matter, template tags (see `tags`), comments, HTML tables (read on their own), markers of
directives and control characters. A covered line becomes a blank line, a covered part of a line a filler that no
passage takes in. Fenced code is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from svcaudit.loading.passages import FILLER, GAP
from svcaudit.loading.tags import tags

_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_CONTROL = re.compile(r"(?m:(?P<page>^[\x0b\x0c]))|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE = re.compile(r"^[ \t]*(?::{3,}[^\n]*|\{:[^}\n]*\}|\[\[?_?TOC_?\]?\]|-+8<-+[^\n]*)[ \t]*$", re.MULTILINE)
_ADMONITION = re.compile(
    r"^(?:!!!|\?\?\?\+?|===)[ \t]+[\"'\w][^\n]*\n((?:(?: {4}|\t)[^\n]*\n?|[ \t]*\n)*)", re.MULTILINE
)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """The covered text, as long as the source; `readable` still has its HTML tables, at `tables`."""

    text: str
    readable: str
    tables: tuple[tuple[int, int], ...]


def mask(source: str, body: int) -> Masked:
    """Cover what is not read of `source`, whose Markdown begins at `body`."""
    fences = _fences(source, body)
    cover = _Cover(source, fences)
    cover.blank(0, body)
    for start, end in _comments(source, body):
        cover.tag(start, end)
    for start, end in tags(source, body):
        cover.tag(start, end)
    for match in _LINE.finditer(source, body):
        cover.tag(*match.span())
    for match in _ADMONITION.finditer(source, body):
        cover.admonition(match)
    readable = text = _CONTROL.sub(_control, cover.text())
    tables = tuple(span for span in _tables(readable, body) if not cover.fenced(span[0]))
    if tables:
        for start, end in tables:
            cover.blank(start, end)
        text = _CONTROL.sub(_control, cover.text())
    return Masked(text, readable, tables)


def uncovered(text: str, source: str) -> str:
    """`text` without the marks of quotation that stand for blanks of `source`, of the same length."""
    if ">" not in text:
        return text
    return "".join(" " if was == " " and now == ">" else now for was, now in zip(source, text, strict=True))


def _control(match: re.Match[str]) -> str:
    if match["page"]:
        return " "  # a heading or list may begin right behind the end of a page
    return GAP if match.group() in "\x0b\x0c" else FILLER


def _fences(source: str, body: int) -> list[tuple[int, int]]:
    """Spans of fenced code; an open fence reaches to the end."""
    spans: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _FENCE.finditer(source, body):
        fence, rest = match.group(1), match.group(2)
        if opened is None:
            if fence[0] == "~" or "`" not in rest:
                opened = (match.start(), fence)
        elif fence.startswith(opened[1]) and not rest.strip():
            spans.append((opened[0], match.end()))
            opened = None
    if opened is not None:
        spans.append((opened[0], len(source)))
    return spans


def _comments(source: str, body: int) -> list[tuple[int, int]]:
    spans = []
    start = source.find("<!--", body)
    while start >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = source.find("<!--", end + 3)
    return spans


def _tables(source: str, body: int) -> list[tuple[int, int]]:
    spans = []
    opening = _TABLE.search(source, body)
    while opening:
        closing = _TABLE_END.search(source, opening.end())
        if not closing:
            break
        spans.append((opening.start(), closing.end()))
        opening = _TABLE.search(source, closing.end())
    return spans


class _Cover:
    """Replacements of stretches of the source, each as long as what it replaces; the first one wins."""

    def __init__(self, source: str, fences: list[tuple[int, int]]) -> None:
        self._source = source
        self._fences = fences
        self._pieces: list[tuple[int, int, str]] = []

    def fenced(self, start: int) -> bool:
        """True where `start` lies in fenced code."""
        index = bisect_right(self._fences, (start, len(self._source) + 1)) - 1
        return index >= 0 and start < self._fences[index][1]

    def blank(self, start: int, end: int) -> None:
        """Cover with blanks; line ends stay."""
        if start < end:
            self._pieces.append((start, end, re.sub(r"[^\n]", " ", self._source[start:end])))

    def tag(self, start: int, end: int) -> None:
        """Cover with filler; with blanks where nothing else stands on its lines: they part paragraphs."""
        if self.fenced(start):
            return
        if self._alone(start, end):
            self.blank(start, end)
        else:
            # Words on either side of a tag are two: of "{% if a %}2{% else %}5{% endif %}" nobody reads 25.
            inside = self._source[start - 1 : start].isalnum() and self._source[end : end + 1].isalnum()
            self._pieces.append((start, end, re.sub(r"[^\n]", GAP if inside else FILLER, self._source[start:end])))

    def _alone(self, start: int, end: int) -> bool:
        line_start = self._source.rfind("\n", 0, start) + 1
        line_end = self._source.find("\n", end)
        line_end = len(self._source) if line_end < 0 else line_end
        before = self._source.rfind("\n", 0, max(0, line_start - 1)) + 1
        in_table = self._source[before:line_start].lstrip().startswith("|")
        around = self._source[line_start:start] + self._source[end:line_end]
        return not in_table and not around.strip()

    def admonition(self, match: re.Match[str]) -> None:
        """Cover the marker of a directive; its indented lines become a quotation of the same width."""
        if self.fenced(match.start()):
            return
        self.blank(match.start(), match.start(1))
        position = match.start(1)
        for line in match.group(1).splitlines(keepends=True):
            if line.startswith("    "):
                self._pieces.append((position, position + 4, ">   "))
            position += len(line)

    def text(self) -> str:
        """The source with all replacements."""
        parts: list[str] = []
        position = 0
        for start, end, replacement in sorted(self._pieces, key=lambda piece: piece[:2]):
            if start >= position:
                parts += [self._source[position:start], replacement]
                position = end
        return "".join([*parts, self._source[position:]])
