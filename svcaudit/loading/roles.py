"""Which readers a document is for: what the globs say of its path, and what it says itself."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.config import Configuration
from svcaudit.loading.globs import matches_glob
from svcaudit.loading.keys import INTERNAL_FOLDERS, INTERNAL_WORDS, PUBLISHED_FOLDERS, PUBLISHED_WORDS, folded
from svcaudit.model.document import Role


def excluded(path: str, configuration: Configuration) -> bool:
    """True where the configuration leaves the file out."""
    return _any(path, configuration.exclude)


def roles_of_path(path: str, configuration: Configuration) -> tuple[Role, ...]:
    """The roles that the globs give a path: none where no glob names it, two where they contradict.

    The default folders count only where the configuration names no globs for that role, and never against a
    glob that it names.
    """
    globs = ((Role.PUBLISHED, configuration.published), (Role.INTERNAL, configuration.internal))
    said = tuple(role for role, patterns in globs if _any(path, patterns or ()))
    return said or _default(path, configuration)


def _any(path: str, patterns: Iterable[str]) -> bool:
    return any(matches_glob(path, pattern) for pattern in patterns)


def _default(path: str, configuration: Configuration) -> tuple[Role, ...]:
    folder, slash, _ = path.partition("/")
    name = folded(folder) if slash else ""
    if configuration.published is None and name in PUBLISHED_FOLDERS:
        return (Role.PUBLISHED,)
    if configuration.internal is None and name in INTERNAL_FOLDERS:
        return (Role.INTERNAL,)
    return ()


def role_said(word: str) -> Role | None:
    """The role that a document gives itself; None for a word that names none."""
    if folded(word) in PUBLISHED_WORDS:
        return Role.PUBLISHED
    return Role.INTERNAL if folded(word) in INTERNAL_WORDS else None
