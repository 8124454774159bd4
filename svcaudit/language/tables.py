"""The tables of the language packs, with every scalar as the text that was written ("no" is a word here)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def load_table(*path: str) -> Any:
    """The nested mappings, lists and strings of a file of this package, e.g. `load_table("es", "units.yaml")`."""
    text = resources.files("svcaudit.language").joinpath(*path).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)
