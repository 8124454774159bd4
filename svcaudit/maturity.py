"""Scores -> the maturity ladder: what each level takes, what was reached, and what is missing for the next.

Levels are cumulative, and each asks for the least that makes its name true. A principle counts only with enough
coverage, a rule only where it was decided: what was not looked at is not reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcaudit.model.maturity import Level, Maturity, Requirement
from svcaudit.model.report import PrincipleScore, RuleScore, Score

#: The share of what applies that has to be decided before a principle can be said to reach a level.
LEAST_COVERAGE = 0.6
_KEPT = 100.0


@dataclass(frozen=True, slots=True)
class Rung:
    """What a level takes: the least score (0 to 100) of principles, and rules that have to be kept."""

    name: str
    principles: tuple[tuple[str, float], ...]
    rules: tuple[str, ...] = ()


LADDER = (
    Rung("declared", (("CLR", 60.0),), ("CMP001", "CMP002")),
    Rung("coherent", (("COH", 90.0),)),
    Rung("owned", (("CMP", 80.0), ("HND", 85.0), ("PTH", 85.0))),
    Rung("prepared", (("REC", 60.0), ("PPL", 60.0), ("EQT", 60.0), ("ATT", 60.0))),
    Rung("listening", (("VOC", 75.0), ("PER", 60.0), ("COH", 95.0), ("CMP", 90.0))),
)


def maturity_of(score: Score) -> Maturity:
    """The ladder for those scores."""
    levels, reached = [], 0
    for number, rung in enumerate(LADDER, start=1):
        requirements = tuple(_requirements(rung, score))
        if reached == number - 1 and all(one.met for one in requirements):
            reached = number
        levels.append(Level(number, rung.name, reached == number, requirements))
    return Maturity(reached, tuple(levels))


def _requirements(rung: Rung, score: Score) -> Iterator[Requirement]:
    principles = {principle.id: principle for principle in score.principles}
    rules = {rule.id: rule for principle in score.principles for rule in principle.rules}
    for name in rung.rules:
        yield _rule(name, rules.get(name))
    for name, required in rung.principles:
        yield _principle(name, required, principles.get(name))


def _rule(name: str, rule: RuleScore | None) -> Requirement:
    reached = rule.score if rule is not None else None
    open_ones = rule is not None and bool(rule.review or rule.error)
    met = None if reached is None or (open_ones and reached >= _KEPT) else reached >= _KEPT
    return Requirement(name, _KEPT, reached, met, () if met else (name,))


def _principle(name: str, required: float, principle: PrincipleScore | None) -> Requirement:
    if principle is None or principle.score is None:
        return Requirement(name, required, None, None)
    missing = tuple(rule.id for rule in principle.rules if rule.broken or rule.review or rule.error)
    if principle.score < required:
        return Requirement(name, required, principle.score, False, missing)
    decided = (principle.coverage or 0.0) >= LEAST_COVERAGE
    return Requirement(name, required, principle.score, True if decided else None, () if decided else missing)
