"""The complaint path as a ladder: the first instance at its foot, an outside authority on top; missing rungs are
broken lines with a cross and the word for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.messages import has_sentence
from svcaudit.model.flow import Rung
from svcaudit.reporting.pictures.lettering import wrapped
from svcaudit.reporting.pictures.shapes import LEADING, SIZE, SMALL_LEADING
from svcaudit.reporting.pictures.svg import arrow_head, element, group, lettering, picture, polyline
from svcaudit.reporting.words import Words

WIDTH = 560.0
_RAIL, _INSET = 44.0, 16.0
_STEP = 34.0
_BOX = WIDTH - 2 * _INSET


def ladder(rungs: Sequence[Rung], words: Words, prefix: str) -> str:
    """The picture of the ladder, its rungs given from the first instance upwards."""
    heights = [_height(rung, words) for rung in rungs]
    total = sum(heights) + _STEP * (len(rungs) - 1) + 24
    parts = [element("path", d=f"M{x:g} 0 V{total:g}", class_="rail") for x in (_RAIL, WIDTH - _RAIL)]
    bottom = total - 12
    for index, (rung, height) in enumerate(zip(rungs, heights, strict=True)):
        top = bottom - height
        parts.append(group("rung" if rung.present else "rung missing", _rung(rung, index, top, height, words)))
        if index + 1 < len(rungs):
            parts.append(_up(top, words))
        bottom = top - _STEP
    missing = [kind_words(rung, words) for rung in rungs if not rung.present]
    told = (
        words.say("picture.ladder.missing", rungs=", ".join(missing)) if missing else words.say("picture.ladder.whole")
    )
    labels = (prefix, words.say("picture.ladder.title"), words.say("picture.ladder.description", missing=told))
    return picture(WIDTH, total, "ladder", labels, "".join(parts))


def kind_words(rung: Rung, words: Words) -> str:
    """What a level is called."""
    key = f"picture.rung.{rung.kind}"
    return words.say(key) if has_sentence(key, words.language) else rung.kind


def who(rung: Rung, words: Words) -> str:
    """Who decides on a level, or that it is missing."""
    if not rung.present:
        return words.say("picture.missing")
    return rung.unit or words.say("picture.nobody")


def _height(rung: Rung, words: Words) -> float:
    return 32 + LEADING * len(_who_lines(rung, words)) + (SMALL_LEADING if _under(rung, words) else 0)


def _who_lines(rung: Rung, words: Words) -> tuple[str, ...]:
    return wrapped(who(rung, words), _BOX - 80, SIZE, 2)


def _under(rung: Rung, words: Words) -> str:
    time = "" if rung.time is None else words.duration(rung.time)
    place = f"{rung.path}:{rung.line}" if rung.path and rung.line else rung.path
    return " · ".join(part for part in (time, place) if part)


def _rung(rung: Rung, index: int, top: float, height: float, words: Words) -> Iterator[str]:
    yield element("rect", x=_INSET, y=top, width=_BOX, height=height, rx=5, class_="shape")
    middle = top + height / 2
    x = _INSET + 28
    yield element("circle", cx=x, cy=middle, r=12, class_="disc")
    if rung.present:
        yield lettering([str(index + 1)], x, middle + 4, 0, "disc-text", "middle")
    else:
        cross = f"M{x - 4:g} {middle - 4:g} l8 8 m0 -8 l-8 8"
        yield element("path", d=cross, class_="cross")
    left, first = _INSET + 58, top + 20
    yield lettering([kind_words(rung, words)], left, first, 0, "level")
    lines = _who_lines(rung, words)
    yield lettering(lines, left, first + LEADING + 1, LEADING, "words")
    under = wrapped(_under(rung, words), _BOX - 70, 10, 1)
    yield lettering(under, left, first + LEADING * (len(lines) + 1) - 1, 0, "time")


def _up(top: float, words: Words) -> str:
    """The arrow to the next rung."""
    points = [(_INSET + 28.0, top), (_INSET + 28.0, top - _STEP)]
    told = lettering([words.say("picture.ladder.not_content")], _INSET + 58, top - _STEP / 2 + 4, 0, "condition")
    return group("edge", [polyline(points, "line"), arrow_head(points, "head"), told])
