"""Stretches that run side by side: which of them may share a track, and where each track lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: What stays free between two things on one track.
_APART = 6.0


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes a stretch of a channel or gutter. `size` is how wide its track has to be."""

    start: float
    end: float
    size: float


def assigned(items: Sequence[Item], apart: float = _APART) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The track of each item, from 0, the longest ones first; and the size of each track.

    No two items on one track come nearer to each other than `apart`.
    """
    order = sorted(range(len(items)), key=lambda index: (items[index].start - items[index].end, index))
    filled: list[list[Item]] = []
    chosen = [0] * len(items)
    for index in order:
        item = items[index]
        free = (number for number, track in enumerate(filled) if not any(_meet(item, other, apart) for other in track))
        number = next(free, len(filled))
        if number == len(filled):
            filled.append([])
        filled[number].append(item)
        chosen[index] = number
    return tuple(chosen), tuple(max(item.size for item in track) for track in filled)


def _meet(first: Item, second: Item, apart: float) -> bool:
    return first.start < second.end + apart and second.start < first.end + apart
