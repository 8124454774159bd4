"""The tables of the language packs, with every scalar as the text that was written ("no" is a word here).

A pack is a folder named after its language's code (ISO 639-1) that holds the files of `FILES`. Nothing else
registers it: the packs that there are are the folders that there are.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

#: What each pack consists of.
FILES = (
    "detection.yaml",
    "flow.yaml",
    "grammar.yaml",
    "keys.yaml",
    "lexicon.yaml",
    "roots.yaml",
    "things.yaml",
    "units.yaml",
)
#: Where packs stand. The first holds the tables of no single language, too.
FOLDERS: list[Traversable] = [resources.files("svcaudit.language")]
_DEFAULTS = "defaults"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def codes() -> tuple[str, ...]:
    """Codes of the languages that have a pack, in alphabetical order."""
    found = (entry.name for folder in FOLDERS for entry in folder.iterdir() if entry.is_dir())
    return tuple(sorted(code for code in found if all(_file(code, name).is_file() for name in FILES)))


def has_table(*path: str) -> bool:
    """True where a pack has that file; some are not needed."""
    return _file(*path).is_file()


def read_table(*path: str) -> str:
    """The text of a file of a pack, e.g. `read_table("es", "units.yaml")`."""
    return _file(*path).read_text(encoding="utf-8")


@cache
def load_table(*path: str) -> Any:
    """The nested mappings, lists and strings of a file of a pack, or of one that is no single language's.

    What a pack leaves out it has from the file of that name in `defaults`: as a rule, nothing.
    """
    table = yaml.load(read_table(*path), Loader=_LOADER) or {}
    default = _file(_DEFAULTS, path[-1])
    return _over(yaml.load(default.read_text(encoding="utf-8"), Loader=_LOADER), table) if default.is_file() else table


def _over(default: Any, table: Any) -> Any:
    """A table with what it leaves out."""
    if not isinstance(default, dict) or not isinstance(table, dict):
        return table
    return default | {key: _over(default.get(key), value) for key, value in table.items()}


def _file(*path: str) -> Traversable:
    places = [folder.joinpath(*path) for folder in FOLDERS]
    return next((place for place in places if place.is_file()), places[0])
