"""The maturity ladder: five levels, each on top of those below, with what it takes and what was reached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a level asks for.

    `subject` is a principle, which has to score `required` points (0 to 100) with enough coverage, or a rule, which
    must be kept (`required` is 100). `reached` is its score, None where nothing was decided. `met` is None where it
    cannot be told: not looked at, or too little decided. `missing` are the rules that stand in the way.
    """

    subject: str
    required: float
    reached: float | None
    met: bool | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """One rung, from 1. `reached` is true where its requirements and those of all levels below are met."""

    number: int
    name: str
    reached: bool
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Maturity:
    """The ladder with the highest level reached, 0 for none."""

    reached: int
    levels: tuple[Level, ...]

    @property
    def next(self) -> Level | None:
        """The first level that is not reached; None at the top."""
        return next((level for level in self.levels if not level.reached), None)
