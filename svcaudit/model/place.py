"""Where something stands in a document, and text that remembers where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one document.

    `path` is relative to the audited root, with `/`. Lines and columns are 1-based; columns count Unicode
    characters; `end_column` is exclusive.
    """

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"

    def covers(self, path: str, line: int) -> bool:
        """True where that line of that document is part of the place."""
        return self.path == path and self.line <= line <= max(self.line, self.end_line)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage's text that stands unbroken in the source; all three in characters."""

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text cleaned of markup, with the way back to the source it was taken from.

    Hard wraps are joined by one blank and markup is left out, so the text is made of runs of the source.
    """

    text: str
    runs: tuple[Run, ...] = ()

    @classmethod
    def joined(cls, passages: Iterable[Passage], between: str = " ") -> Passage:
        """Several passages as one, with `between` between them."""
        text, runs = "", list[Run]()
        for passage in passages:
            start = len(text) + (len(between) if text else 0)
            text = text + between + passage.text if text else passage.text
            runs += [Run(start + run.text_start, run.source_start, run.length) for run in passage.runs]
        return cls(text, tuple(runs))

    def source_offset(self, position: int) -> int:
        """Source offset (0-based characters) of the character at `position` of the text."""
        if not self.runs:
            return 0
        index = max(0, bisect_right(self.runs, position, key=attrgetter("text_start")) - 1)
        run = self.runs[index]
        return run.source_start + min(max(0, position - run.text_start), run.length)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of `text[start:end]`; the end is exclusive and follows the last character."""
        if end <= start:
            offset = self.source_offset(start)
            return offset, offset
        return self.source_offset(start), self.source_offset(end - 1) + 1

    def part(self, start: int, end: int) -> Passage:
        """The passage of `text[start:end]`."""
        runs = []
        begun = max(0, bisect_right(self.runs, start, key=attrgetter("text_start")) - 1)
        for run in takewhile(lambda run: run.text_start < end, islice(self.runs, begun, None)):
            first, last = max(start, run.text_start), min(end, run.text_start + run.length)
            if first < last:
                runs.append(Run(first - start, run.source_start + first - run.text_start, last - first))
        return Passage(self.text[start:end], tuple(runs))
