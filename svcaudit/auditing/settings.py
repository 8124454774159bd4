"""The digest of the effective settings, so that two results can be told to be of the same kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePath

from svcaudit.checking import Check
from svcaudit.config import Configuration

#: Where the settings came from is none of them; what was known before changes no finding and no score.
_NOT_SETTINGS = frozenset({"source_path", "line", "lines", "baseline"})


def digest(configuration: Configuration, checks: Iterable[Check]) -> str:
    """SHA-256 in hexadecimal of the settings and the rules that ran; the report's language is neither."""
    told = {"settings": _plain(configuration), "rules": [check.id for check in checks]}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def _plain(value: object) -> object:
    """The value as JSON knows it; sets sorted, so that the order of hashing does not show."""
    if is_dataclass(value):
        kept = (known.name for known in fields(value) if known.name not in _NOT_SETTINGS)
        return {name: _plain(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, PurePath):
        return value.as_posix()
    return str(value)
