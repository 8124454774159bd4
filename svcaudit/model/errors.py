"""Errors of ours: each has a message key, its values and, where there is one, a place.

The sentences are in the `messages` room; only `cli` shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.model.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the input, the configuration or the call."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    place: Place | None = None


class SvcauditError(Exception):
    """What cannot be used, with all the problems found at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.key for problem in problems))
        self.problems = problems


class UnreadableDocument(SvcauditError):
    """A document that cannot be read; the run goes on without it."""


class ConfigurationError(SvcauditError):
    """`svcaudit.yaml`, a rule page or the call cannot be used."""
