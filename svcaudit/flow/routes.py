"""Routes through the steps of a procedure and the units that a case passes on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from svcaudit.model.procedure import Procedure, Step

#: Routes that are looked at in one procedure; a path with more ways than that is judged on the first ones.
MOST_ROUTES = 512


def routes(procedure: Procedure) -> Iterator[tuple[Step, ...]]:
    """Every way from the first step to an end that repeats no step, in the order of the branches."""
    if not procedure.steps:
        return
    count = 0
    pending: list[tuple[Step, ...]] = [(procedure.steps[0],)]
    while pending and count < MOST_ROUTES:
        way = pending.pop()
        onward = [
            step
            for branch in reversed(way[-1].branches)
            if branch.target is not None and (step := procedure.step(branch.target)) is not None and step not in way
        ]
        if not onward or way[-1].ends:
            count += 1
            yield way
        if not way[-1].ends:
            pending.extend((*way, step) for step in onward)


def units_on(way: tuple[Step, ...]) -> tuple[tuple[str, Step], ...]:
    """The units that hold the case along a way, each with its first step there; repeats in a row are one."""
    passed: list[tuple[str, Step]] = []
    for step in way:
        if step.units and step.owner_from != "procedure" and (not passed or passed[-1][0] not in step.units):
            passed.append((step.units[0], step))
    return tuple(passed)


@lru_cache(maxsize=256)
def longest_route(procedure: Procedure) -> tuple[Step, ...]:
    """The way with the most changes of unit; of equal ones the longest, then the first."""
    return max(routes(procedure), key=lambda way: (len(units_on(way)), len(way)), default=())


def changes(procedure: Procedure) -> tuple[str, ...]:
    """The units along the longest way, without a last return to a unit that had the case before."""
    units = [unit for unit, _ in units_on(longest_route(procedure))]
    if len(units) > 1 and units[-1] in units[:-1] and units[-1] in (units[0], *procedure.owner):
        units.pop()
    return tuple(units)


@dataclass(frozen=True, slots=True)
class Return:
    """A case comes back to a unit that it left. `step` is where it comes back to; `last` is true where the way ends there."""

    unit: str
    step: Step
    path: tuple[str, ...]
    last: bool


def returns(procedure: Procedure) -> tuple[Return, ...]:
    """Every coming back along the longest way."""
    passed = units_on(longest_route(procedure))
    found = []
    for index, (unit, step) in enumerate(passed):
        if unit in (earlier for earlier, _ in passed[:index]):
            path = tuple(name for name, _ in passed[: index + 1])
            found.append(Return(unit, step, path, index == len(passed) - 1))
    return tuple(found)
