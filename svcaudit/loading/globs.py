"""Globs on paths relative to the root: `**` spans folders, `*` stays in one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ANY = "**"


def matches_glob(path: str, pattern: str) -> bool:
    """True where `pattern` names `path` (both relative, with `/`).

    `*` and `?` stay in one folder, `**` spans any number of them, `[...]` is one of a set. A pattern that
    names a folder names all files below it. Composed and decomposed accents are the same.
    """
    names = path.split("/")
    parts = _parts(unicodedata.normalize("NFC", pattern))
    reached = {0}
    for part in parts:
        reached = _spanned(reached, len(names)) if part is None else _stepped(reached, names, part)
    return bool(reached)


def _spanned(reached: set[int], length: int) -> set[int]:
    """`**` leads from any name to all that follow."""
    return set(range(min(reached), length)) if reached else set()


def _stepped(reached: set[int], names: list[str], part: re.Pattern[str]) -> set[int]:
    """One part of a pattern takes one name."""
    return {index + 1 for index in reached if index < len(names) and part.fullmatch(names[index])}


@lru_cache(maxsize=512)
def _parts(pattern: str) -> tuple[re.Pattern[str] | None, ...]:
    """The parts of a pattern; None stands for `**`."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    return tuple(None if part == _ANY else _part(part) for part in parts)


def _part(part: str) -> re.Pattern[str]:
    """One name as an expression; each star takes as little as it can and is never tried again."""
    stretches = re.split(r"\*+", part)
    fixed = ["".join(_piece(piece) for piece in _pieces(stretch)) for stretch in stretches]
    if len(fixed) == 1:
        return re.compile(fixed[0], re.DOTALL)
    middle = "".join(f"(?>.*?{stretch})" for stretch in fixed[1:-1])
    return re.compile(f"{fixed[0]}{middle}.*{fixed[-1]}", re.DOTALL)


def _pieces(stretch: str) -> list[str]:
    return re.findall(r"\?|\[!?[^\]]+\]|.", stretch, re.DOTALL)


def _piece(piece: str) -> str:
    if piece == "?":
        return "."
    return _set(piece) if len(piece) > 1 else re.escape(piece)


def _set(piece: str) -> str:
    """`[a-c]` and `[!a-c]`; what is no set, as `[z-a]`, stands for itself."""
    inner = piece[1:-1]
    sign = "^" if inner.startswith("!") else ""
    characters = inner.removeprefix("!").replace("\\", "\\\\").replace("^", "\\^").replace("[", "\\[")
    try:
        re.compile(f"[{sign}{characters}]")
    except re.error:
        return re.escape(piece)
    return f"[{sign}{characters}]"
