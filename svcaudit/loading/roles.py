"""Which readers a document is for: what the globs say of its path, and what it says itself."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.config import INTERNAL_FOLDERS, PUBLISHED_FOLDERS, Configuration
from svcaudit.loading.globs import matches_glob
from svcaudit.loading.keys import INTERNAL_WORDS, PUBLISHED_WORDS, folded
from svcaudit.model.document import Role
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.place import Place


def excluded(path: str, configuration: Configuration) -> bool:
    """True where the configuration leaves the file out."""
    return _any(path, configuration.exclude)


def role_of_path(path: str, configuration: Configuration) -> Role | None:
    """The role that the globs give a path; None where no glob names it.

    The default folders count only where the configuration names no globs for that role, and never against a
    glob that it names. Raises ConfigurationError where both roles' globs name it.
    """
    said = {
        Role.PUBLISHED: _any(path, configuration.published or ()),
        Role.INTERNAL: _any(path, configuration.internal or ()),
    }
    if all(said.values()):
        name = configuration.source_path or "svcaudit.yaml"
        raise ConfigurationError(Problem("config.both_roles", (("file", path),), Place(name, 1)))
    found = next((role for role, named in said.items() if named), None)
    return found or _default(path, configuration)


def _any(path: str, patterns: Iterable[str]) -> bool:
    return any(matches_glob(path, pattern) for pattern in patterns)


def _default(path: str, configuration: Configuration) -> Role | None:
    folder, slash, _ = path.partition("/")
    name = folded(folder) if slash else ""
    if configuration.published is None and name in PUBLISHED_FOLDERS:
        return Role.PUBLISHED
    if configuration.internal is None and name in INTERNAL_FOLDERS:
        return Role.INTERNAL
    return None


def role_said(word: str) -> Role | None:
    """The role that a document gives itself; None for a word that names none."""
    if folded(word) in PUBLISHED_WORDS:
        return Role.PUBLISHED
    return Role.INTERNAL if folded(word) in INTERNAL_WORDS else None
