"""From offsets in a text to places with lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from svcaudit.model.place import Place


class Lines:
    """The line starts of one text, found once."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of `text[start:end]`, in 0-based characters; one character where `end` is not given."""
        end = start + 1 if end is None else end
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, max(start, end - 1))
        return Place(
            self.path,
            first,
            start - self._starts[first - 1] + 1,
            last,
            max(start, end) - self._starts[last - 1] + 1,
        )
