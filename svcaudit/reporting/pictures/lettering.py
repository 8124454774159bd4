"""How wide text is and how it is broken into lines, without a font: no picture may need a system program.

Widths are those of a wide sans-serif, in thousandths of the size, so that narrower ones fit all the more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: Marks that a shortened text ends with.
MORE = "…"
#: Letters by how wide they are; every other one is as wide as "n".
_CLASSES = (
    (300, "ijlI|.,:;'!¡íìîï·"),
    (410, 'ftr()[]{}-/\\"*°º '),
    (590, "ckszvxyJçñ"),
    (730, "ABCDEFGHKLNOPQRSTUVXYZÁÉÍÓÚÑÇÀÂÊÔÃÕ&€<>=+"),
    (990, "mwMW%@—…→"),
)
_NORMAL = 630
_WIDE = 1050
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
#: How much wider bold letters are.
BOLD = 1.1


def text_width(text: str, size: float) -> float:
    """How wide a line of text is, in the unit of its `size`."""
    return sum(_letter(letter) for letter in text) * size / 1000


def _letter(letter: str) -> int:
    width = _WIDTHS.get(letter)
    if width is not None:
        return width
    if unicodedata.combining(letter):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _NORMAL


def wrapped(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines of at most that width; what does not fit is left out, with a mark."""
    return fitted(text, size, [width] * most)


def fitted(text: str, size: float, widths: Sequence[float]) -> tuple[str, ...]:
    """The text in lines, each at most as wide as its own of `widths`; the last one tells whether more was to come."""
    lines: list[str] = []
    rest = " ".join(text.split())
    for width in widths:
        if not rest:
            break
        line, rest = _first_line(rest, width, size)
        lines.append(line)
    if rest and lines:
        lines[-1] = _shortened(lines[-1], widths[len(lines) - 1], size)
    return tuple(lines)


def whole(text: str, size: float, widths: Sequence[float]) -> bool:
    """True where the text fits into lines of those widths, with no word broken."""
    lines = fitted(text, size, widths)
    return " ".join(lines) == " ".join(text.split())


def _first_line(text: str, width: float, size: float) -> tuple[str, str]:
    """As many words as fit, and the rest; a word that is too long by itself is broken."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        line = " ".join(words[:count])
        if text_width(line, size) <= width:
            return line, " ".join(words[count:])
    length = len(words[0]) - 1
    while length > 1 and text_width(words[0][:length], size) > width:
        length -= 1
    length = max(length, 1)
    return words[0][:length], " ".join((words[0][length:], *words[1:])).strip()


def _shortened(line: str, width: float, size: float) -> str:
    while line and text_width(line + MORE, size) > width:
        line = line[:-1]
    return line.rstrip(" ,.;:") + MORE
