"""Writing SVG: elements with escaped text and rounded numbers, and nothing that a browser would obey or fetch.

Colours and fonts are classes of `templates/html/pictures.css`, so that a picture follows the page it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from svcaudit.reporting.inert import inert_line

Point = tuple[float, float]
#: Radius of the corners of lines.
_CORNER = 5.0


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def text_of(text: str) -> str:
    """Text of a document as it may stand between tags and in attributes."""
    return escape(inert_line(text), quote=True)


def element(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """One element. Text values are escaped, numbers rounded, None leaves an attribute out; `_` in a name is `-`,
    and `class_` is "class"."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text_of(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>"


def lettering(lines: Sequence[str], x: float, y: float, leading: float, name: str, anchor: str | None = None) -> str:
    """Lines of text, the first with its base line at `y`; `anchor` is start, middle or end."""
    return "".join(
        element("text", text_of(line), x=x, y=y + index * leading, class_=name, text_anchor=anchor)
        for index, line in enumerate(lines)
    )


def group(name: str, parts: Iterable[str], title: str = "") -> str:
    """Parts that belong together; `title` is shown where the pointer rests on them."""
    told = element("title", text_of(title)) if title else ""
    return element("g", told + "".join(parts), class_=name)


def polyline(points: Sequence[Point], name: str) -> str:
    """A line through points, with its corners rounded."""
    return element("path", d=_rounded(_simple(points)), class_=name)


def arrow_head(points: Sequence[Point], name: str, size: float = 7) -> str:
    """The head of an arrow at the end of a line of upright and level parts."""
    (x, y), (from_x, from_y) = points[-1], _before_the_end(points)
    if abs(x - from_x) >= abs(y - from_y):
        back = size if from_x < x else -size
        corners = [(x, y), (x - back, y - size / 2), (x - back, y + size / 2)]
    else:
        back = size if from_y < y else -size
        corners = [(x, y), (x - size / 2, y - back), (x + size / 2, y - back)]
    return element("path", d=_closed(corners), class_=name)


def polygon(points: Sequence[Point], name: str) -> str:
    """A closed shape."""
    return element("path", d=_closed(points), class_=name)


def picture(width: float, height: float, name: str, labels: tuple[str, str, str], content: str) -> str:
    """A whole picture within a page. `labels` are the prefix of its ids, its title and its description."""
    prefix, title, description = labels
    head = element("title", text_of(title), id=f"{prefix}-title")
    head += element("desc", text_of(description), id=f"{prefix}-desc")
    return element(
        "svg",
        head + content,
        class_=f"picture {name}",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
    )


def _before_the_end(points: Sequence[Point]) -> Point:
    return next((point for point in reversed(points[:-1]) if point != points[-1]), points[0])


def _closed(points: Sequence[Point]) -> str:
    return "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points) + " Z"


def _simple(points: Sequence[Point]) -> list[Point]:
    """Without points that repeat and those on the straight between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and _same(kept[-1], point):
            continue
        if len(kept) > 1 and any(_equal(kept[-2][axis], kept[-1][axis], point[axis]) for axis in (0, 1)):
            kept[-1] = point
        else:
            kept.append(point)
    return kept


def _same(first: Point, second: Point) -> bool:
    return _equal(first[0], second[0]) and _equal(first[1], second[1])


def _equal(*numbers: float) -> bool:
    return max(numbers) - min(numbers) < 0.05


def _rounded(points: Sequence[Point]) -> str:
    path = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for index in range(1, len(points) - 1):
        before, here, after = points[index - 1], points[index], points[index + 1]
        start, end = _towards(here, before), _towards(here, after)
        path.append(f"L{number(start[0])} {number(start[1])}")
        path.append(f"Q{number(here[0])} {number(here[1])} {number(end[0])} {number(end[1])}")
    path.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return " ".join(path)


def _towards(here: Point, other: Point) -> Point:
    """The point a corner's radius away from `here`, at most half way to the other."""
    length = abs(other[0] - here[0]) + abs(other[1] - here[1])
    share = min(_CORNER, length / 2) / length if length else 0
    return here[0] + (other[0] - here[0]) * share, here[1] + (other[1] - here[1]) * share
