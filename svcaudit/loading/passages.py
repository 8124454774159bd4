"""Text put together from pieces of the source, with the way back to each of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from svcaudit.model.place import Passage, Run

#: Stands for characters that are not read: template tags, control characters. Never part of a passage.
FILLER = "\ue000"
#: Stands for characters that part words, as a form feed does.
GAP = "\ue001"

_DROPPED = f"{FILLER}\u200b\u200c\u200d\u2060\ufeff\u00ad"
_WORD = rf"[^\s{GAP}{_DROPPED}]+"
_PIECE = re.compile(rf"(?P<words>{_WORD}(?: {_WORD})*)|(?P<space>[\s{GAP}]+)|[{_DROPPED}]+")


class PassageBuilder:
    """Collects pieces into one passage: white space shrinks to one blank, none at either end."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blank = False
        self._blank_at: int | None = None
        self._separator = ""
        self._weak = False

    def add(self, text: str, start: int | None = None) -> None:
        """Add `text`, which stands at `start` of the source, or nowhere in it as it is."""
        for piece in _PIECE.finditer(text):
            offset = None if start is None else start + piece.start()
            if piece["words"]:
                self._words(piece["words"], offset)
            elif piece["space"]:
                self.blank(offset if piece["space"] == " " else None)

    def blank(self, at: int | None = None) -> None:
        """Part what comes from what is there; `at` is where the source has exactly one blank for it."""
        self._blank_at = None if self._blank else at
        self._blank = True

    def join(self, separator: str, *, weak: bool = False) -> None:
        """Part what comes by `separator`, if something is there that does not end in a mark itself.

        A weak separator gives way to a blank where the next word is in small letters.
        """
        self._separator, self._weak = separator, weak and (self._weak or not self._separator)
        self.blank()

    def passage(self) -> Passage:
        """What was collected."""
        return Passage("".join(self._parts), tuple(self._runs))

    def _words(self, words: str, start: int | None) -> None:
        if self._separates(words):
            self._append(self._separator, None)
        if self._blank and self._parts:
            self._append(" ", self._blank_at)
        self._blank, self._separator, self._weak = False, "", False
        if unicodedata.is_normalized("NFC", words):
            self._append(words, start)
        else:
            self._clusters(words, start)

    def _separates(self, words: str) -> bool:
        last = self._parts[-1][-1:] if self._parts else ""
        if not self._separator or not last or last in ".;:,!?|":
            return False
        return not (self._weak and words[0].islower())

    def _clusters(self, words: str, start: int | None) -> None:
        """Letters whose accents are separate characters become one, which stands nowhere in the source."""
        position = 0
        while position < len(words):
            end = position + 1
            while end < len(words) and unicodedata.combining(words[end]):
                end += 1
            cluster = words[position:end]
            composed = unicodedata.normalize("NFC", cluster)
            self._append(composed, start + position if start is not None and composed == cluster else None)
            position = end

    def _append(self, text: str, start: int | None) -> None:
        if start is not None:
            self._run(start, len(text))
        self._parts.append(text)
        self._length += len(text)

    def _run(self, start: int, length: int) -> None:
        if self._runs:
            last = self._runs[-1]
            ends = (last.text_start + last.length, last.source_start + last.length)
            if ends == (self._length, start):
                self._runs[-1] = Run(last.text_start, last.source_start, last.length + length)
                return
        self._runs.append(Run(self._length, start, length))


def joined(passages: Iterable[Passage], separator: str) -> Passage:
    """One passage of several, parted by `separator`, which stands nowhere in the source."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for passage in passages:
        if texts:
            texts.append(separator)
            length += len(separator)
        runs += [Run(run.text_start + length, run.source_start, run.length) for run in passage.runs]
        texts.append(passage.text)
        length += len(passage.text)
    return Passage("".join(texts), tuple(runs))


def trimmed(passage: Passage, characters: str | None = None) -> Passage:
    """The passage without white space, or without `characters`, at either end."""
    text = passage.text
    start = len(text) - len(text.lstrip(characters))
    end = len(text.rstrip(characters))
    return passage if (start, end) == (0, len(text)) else passage.part(start, max(start, end))


def cleaned(passage: Passage) -> Passage:
    """The passage with each stretch of white space as one blank, as running text has it."""
    if not re.search(r"\s\s|[^\S ]", passage.text):
        return trimmed(passage)
    words = [passage.part(*match.span()) for match in re.finditer(r"\S+", passage.text)]
    return joined(words, " ")
