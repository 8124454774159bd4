"""Labels that say who does a step and how long it takes: "Responsible: Claims", "Plazo: 2 días"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.place import Passage
from svcaudit.reading.unitwords import is_unit_header, split_units

_COLON = re.compile(r":(?!//)\s*")
_WORD = re.compile(r"[^\W\d_][\w.º°-]*")
_LONGEST_LABEL = 3  # words


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels say of one step: the names of who does it, and where its time stands, with the label's words."""

    units: tuple[str, ...] = ()
    time: Passage | None = None
    time_label: str = ""


def read_labels(passages: Iterable[Passage], language: LanguagePack) -> Labels:
    """The labels of some passages; of two for the same thing the first counts."""
    units: tuple[str, ...] = ()
    time: Passage | None = None
    label = ""
    for passage in passages:
        for said, value in _labelled(passage, language):
            if _labels_unit(said, language):
                units = units or split_units(value.text)
            elif time is None and _labels_time(said, language):
                time, label = value, said
    return Labels(units, time, label)


def _labelled(passage: Passage, language: LanguagePack) -> Iterator[tuple[str, Passage]]:
    """Each label of a text with its value, which reaches to the end of its sentence or to the next label."""
    found = [(label, start, end) for label, start, end in _all_labels(passage.text, language)]
    for number, (label, _, end) in enumerate(found):
        last = found[number + 1][1] if number + 1 < len(found) else len(passage.text)
        stop = next((b for a, b in language.sentences(passage.text) if a <= end < b), last)
        value = passage.text[end : min(last, stop)].rstrip(" .;,|·–—-")
        if value:
            yield label, passage.part(end, end + len(value))


def _all_labels(text: str, language: LanguagePack) -> Iterator[tuple[str, int, int]]:
    """The words of each label before a colon, where they start, and where the value does."""
    for colon in _COLON.finditer(text):
        words = list(_WORD.finditer(text, max(0, colon.start() - 60), colon.start()))
        for size in range(min(_LONGEST_LABEL, len(words)), 0, -1):
            label = text[words[-size].start() : colon.start()].strip(" *_")
            if _heads(text, words[-size].start()) and (_labels_unit(label, language) or _labels_time(label, language)):
                yield label, words[-size].start(), colon.end()
                break


def _heads(text: str, start: int) -> bool:
    """True where a label can begin: at the head, after a mark, or with a capital."""
    before = text[:start].rstrip(" *_")
    return not before or before[-1] in ".;:,|·–—-)" or text[start].isupper()


def _labels_unit(label: str, language: LanguagePack) -> bool:
    return is_unit_header(label, language) and not _labels_time(label, language)


def _labels_time(label: str, language: LanguagePack) -> bool:
    return any(hit.concept == "column.time" and hit.start == 0 for hit in language.hits(label))
