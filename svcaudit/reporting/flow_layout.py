"""Where the nodes of a flow stand in pools and lanes, one column after the other: enough to open it in an editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Width and height of a box, and of what is around it, in the units of diagram interchange.
BOX = (120, 80)
ROUND = (36, 36)
DIAMOND = (50, 50)
COLUMN = 180
ROW = 120
#: The strip at the left of a pool or lane that holds its name.
STRIP = 30
_GAP = 60  # between two pools


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle; `x` and `y` are its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Its middle height."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place: its id, the band (a pool's or lane's number) that it stands in, and its size."""

    id: str
    band: int
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """The bounds of every item by id, and of every band in order."""

    items: dict[str, Bounds]
    bands: tuple[Bounds, ...]


def lay_out(items: Sequence[Item], ways: Sequence[tuple[str, str]], pools: Sequence[int]) -> Layout:
    """Each item in the column after the last that leads to it, ways back left out.

    `items` stand in the order in which a case comes by; `pools` is the number of bands of each pool, in order.
    """
    columns = _columns([item.id for item in items], ways)
    rows: dict[tuple[int, int], int] = {}
    places: dict[str, tuple[int, int]] = {}
    for item in items:
        cell = (item.band, columns[item.id])
        places[item.id] = (cell[1], rows.get(cell, 0))
        rows[cell] = places[item.id][1] + 1
    width = 2 * STRIP + (max(columns.values(), default=0) + 1) * COLUMN
    bands = tuple(_bands(rows, pools, width))
    bounds = {item.id: _bounds(item, bands[item.band], *places[item.id]) for item in items}
    return Layout(bounds, bands)


def _columns(order: Sequence[str], ways: Sequence[tuple[str, str]]) -> dict[str, int]:
    number = {identifier: index for index, identifier in enumerate(order)}
    columns = dict.fromkeys(order, 0)
    for source, target in sorted(ways, key=lambda way: number[way[0]]):
        if number[target] > number[source]:
            columns[target] = max(columns[target], columns[source] + 1)
    return columns


def _bands(rows: dict[tuple[int, int], int], pools: Sequence[int], width: int) -> list[Bounds]:
    found: list[Bounds] = []
    top = 0
    for size in pools:
        for _ in range(size):
            here = [count for (band, _), count in rows.items() if band == len(found)]
            height = ROW * max(here, default=1)
            found.append(Bounds(STRIP, top, width, height))
            top += height
        top += _GAP
    return found


def _bounds(item: Item, band: Bounds, column: int, row: int) -> Bounds:
    """In the middle of its cell."""
    width, height = item.size
    x = band.x + STRIP + column * COLUMN + (COLUMN - width) // 2
    return Bounds(x, band.y + row * ROW + (ROW - height) // 2, width, height)


def waypoints(source: Bounds, target: Bounds) -> tuple[tuple[int, int], ...]:
    """A line with right angles from one box to another: out at the right, in at the left; back below both."""
    start, end = (source.x + source.width, source.middle), (target.x, target.middle)
    if end[0] > start[0]:
        middle = (start[0] + end[0]) // 2
        bends = () if start[1] == end[1] else ((middle, start[1]), (middle, end[1]))
        return (start, *bends, end)
    below = max(source.y + source.height, target.y + target.height) + 10
    out, back = source.x + source.width // 2, target.x + target.width // 2
    return (
        (out, source.y + source.height),
        (out, below),
        (back, below),
        (back, target.y + target.height),
    )
