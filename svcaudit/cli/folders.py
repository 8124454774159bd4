"""The folder that a command was given, or why it cannot be used."""

from __future__ import annotations

from pathlib import Path

from svcaudit.model.errors import Problem, SvcauditError


def usable_folder(path: Path) -> Path:
    """The folder; raises SvcauditError where there is none at `path`."""
    if not path.exists():
        raise SvcauditError(Problem("cli.path_missing", (("path", str(path)),)))
    if not path.is_dir():
        raise SvcauditError(Problem("cli.not_a_folder", (("path", str(path)),)))
    return path
