"""The way with the most changes of unit, found step by step: a case in a step is told by the unit that holds it."""

from __future__ import annotations

from collections.abc import Mapping

from svcaudit.flow.ways import ways_of
from svcaudit.model.procedure import Procedure, Step

#: A step, and the unit that held the case when it came there.
_Place = tuple[str, str]
#: How many units come to hold the case from there on, in how many steps, and the next step.
_Onward = tuple[int, int, str | None]


def most_changes(procedure: Procedure) -> tuple[Step, ...]:
    """The way from the first step to an end with the most changes of unit; of equal ones the longest, then the first.

    It does not turn back. Work in proportion to the branches, for each unit.
    """
    ways = ways_of(procedure)
    if not ways.order:
        return ()
    steps = {step.id: step for step in reversed(procedure.steps)}
    holders = _holders(ways.order, ways.before, steps)
    best: dict[_Place, _Onward] = {}
    for one in reversed(ways.order):
        for unit in holders[one]:
            after = holding(steps[one], unit)
            onward = [(best[target, after], target) for target in ways.onward[one]]
            found, target = max(onward, key=lambda item: item[0][:2], default=((0, 0, None), None))
            best[one, unit] = (found[0] + (after != unit), found[1] + 1, target)
    return tuple(_followed(ways.order[0], steps, best))


def holding(step: Step, unit: str) -> str:
    """The unit that holds a case after a step to which it came from `unit`, "" from nobody."""
    if not step.units or step.owner_from == "procedure" or unit in step.units:
        return unit
    return step.units[0]


def _holders(
    order: tuple[str, ...], before: Mapping[str, tuple[str, ...]], steps: Mapping[str, Step]
) -> dict[str, tuple[str, ...]]:
    """The units that may hold a case when it comes to each step."""
    found: dict[str, tuple[str, ...]] = {}
    for one in order:
        units = (holding(steps[source], unit) for source in before[one] for unit in found[source])
        first = ("",) if one == order[0] else ()
        found[one] = tuple(dict.fromkeys((*first, *units)))
    return found


def _followed(first: str, steps: Mapping[str, Step], best: Mapping[_Place, _Onward]) -> list[Step]:
    way = [steps[first]]
    unit = ""
    while (target := best[way[-1].id, unit][2]) is not None:
        unit = holding(way[-1], unit)
        way.append(steps[target])
    return way
