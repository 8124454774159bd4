"""The standards packs: each a folder of rule pages that an audit holds against documents only where a user says so."""

from __future__ import annotations

from functools import cache

from svcaudit.checking.standards import Standard, load_standard

#: The folders, in the order in which reports give the packs.
_FOLDERS = ("iso10002", "es_ley10_2025", "co_ley1755")


@cache
def standards() -> tuple[Standard, ...]:
    """Every pack; its rules are read when they are asked for."""
    return tuple(load_standard(f"{__name__}.{folder}") for folder in _FOLDERS)
