"""The configuration as frozen data, with its defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from svcaudit.model.outcome import Severity


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that is accepted: a rule or family, a glob of documents (None: all), why, and its last day.

    `line` is the line of `svcaudit.yaml` that says so.
    """

    rule: str
    path: str | None
    reason: str
    until: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that the organisation uses, and its other names for the same thing."""

    name: str
    others: tuple[str, ...]


#: Profiles that need no description.
BUILT_IN_PROFILES = ("core", "full")


#: The standards packs that can be switched on, in the order in which reports give them.
PACKS = ("iso10002", "es-ley10-2025", "co-ley1755")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile looks at and what principles weigh in it.

    `rules` are rules and families, all where empty. `weights` are those that differ from the usual ones.
    """

    name: str
    rules: tuple[str, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that `svcaudit.yaml` may say.

    `published` and `internal` are globs on paths relative to the root; None means the default folders.
    `select` and `ignore` hold rules or families; an empty `select` means all of the profile. `packs` are the
    names of the standards packs that are switched on. `fail_under` is a score from 0 to 100, `baseline` a file
    relative to the root. `source_path` is the file that was read, None where there is none.
    """

    organisation: str | None = None
    language: str | None = None
    published: tuple[str, ...] | None = None
    internal: tuple[str, ...] | None = None
    profile: str = "full"
    profiles: tuple[Profile, ...] = ()
    exclude: tuple[str, ...] = ()
    complete: bool | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unit_aliases: tuple[Alias, ...] = ()
    subject_aliases: tuple[Alias, ...] = ()
    max_handoffs: int = 3
    country: str | None = None
    fail_under: float | None = None
    suppress: tuple[Suppression, ...] = ()
    baseline: str | None = None
    source_path: str | None = None
