"""Globs on paths relative to the root, as in `.gitignore` of one line: `**` spans folders, `*` does not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def matches_glob(path: str, pattern: str) -> bool:
    """True where `pattern` names `path` (both relative, with `/`).

    `*` and `?` stay in one folder, `**` spans any number of them, `[...]` is one of a set. A pattern that
    names a folder names all files below it. Composed and decomposed accents are the same.
    """
    return _expression(unicodedata.normalize("NFC", pattern)).fullmatch(path) is not None


@lru_cache(maxsize=512)
def _expression(pattern: str) -> re.Pattern[str]:
    parts = [part for part in pattern.removeprefix("./").strip("/").split("/") if part != "."]
    pieces: list[str] = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            pieces.append(".+" if last else "(?:[^/]+/)*")
        else:
            pieces.append(_part(part) + ("(?:/.+)?" if last else "/"))
    return re.compile("".join(pieces), re.DOTALL)


def _part(part: str) -> str:
    """One name of a path; adjacent stars count as one, so that no pattern takes long."""
    pieces = []
    for piece in re.findall(r"\*+|\?|\[!?[^\]/]+\]|.", part, re.DOTALL):
        if piece[0] == "*":
            pieces.append("[^/]*")
        elif piece == "?":
            pieces.append("[^/]")
        elif len(piece) > 1:
            pieces.append(_set(piece))
        else:
            pieces.append(re.escape(piece))
    return "".join(pieces)


def _set(piece: str) -> str:
    inner = piece[1:-1]
    sign = "^" if inner.startswith("!") else ""
    characters = inner.removeprefix("!").replace("\\", "\\\\").replace("^", "\\^").replace("[", "\\[")
    try:
        re.compile(f"[{sign}{characters}]")
    except re.error:
        return re.escape(piece)
    return f"[{sign}{characters}]"
