"""Routes through the steps of a procedure and the units that a case passes on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from svcaudit.flow.unitways import most_changes
from svcaudit.model.place import Place
from svcaudit.model.procedure import Procedure, Step

_BELONGS = re.compile(r"^[^\W\d_A-ZÁÉÍÓÚÑ][\w ]*? (?:del?(?: la)?|of(?: the)?|d[aoe]) ([A-ZÁÉÍÓÚÑ].*)$")
#: Routes that are looked at in one procedure; a path with more ways than that is judged on the first ones.
MOST_ROUTES = 512
#: Steps that are entered on all those ways together.
MOST_MOVES = 50_000
#: Steps that are entered in looking for the ways round from one step back to it; a drawing may have hundreds such.
MOST_MOVES_BACK = 2_000


def routes(procedure: Procedure) -> Iterator[tuple[Step, ...]]:
    """Every way from the first step to an end that repeats no step, in the order of the branches."""
    yield from islice(_all_routes(procedure), MOST_ROUTES)


def _all_routes(
    procedure: Procedure, last: str | None = None, most_moves: int = MOST_MOVES
) -> Iterator[tuple[Step, ...]]:
    """The routes by going down first, until so many steps were entered; they go no further than the step `last`."""
    steps = {step.id: step for step in reversed(procedure.steps)}
    way: dict[str, Step] = {}
    pending = [iter(procedure.steps[:1])]
    moves = 0
    while pending and moves < most_moves:
        step = next(pending[-1], None)
        if step is None:
            pending.pop()
            if way:
                way.popitem()
            continue
        moves += 1
        way[step.id] = step
        onward = [
            steps[branch.target]
            for branch in step.branches
            if branch.target is not None and branch.target in steps and branch.target not in way
        ]
        over = step.ends or step.id == last
        if over or not onward:
            yield tuple(way.values())
        pending.append(iter(() if over else onward))


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
    return most_changes(procedure)


def whole_unit(unit: str) -> str:
    """The unit that a role belongs to: that of "técnico del Laboratorio" is "Laboratorio"."""
    belongs = _BELONGS.match(unit)
    return belongs[1] if belongs else unit


def changes(procedure: Procedure) -> tuple[str, ...]:
    """The units along the longest way, without a last return to a unit that had the case before."""
    units: list[str] = []
    for unit, _ in units_on(longest_route(procedure)):
        whole = whole_unit(unit)
        if not units or units[-1] != whole:
            units.append(whole)
    if len(units) > 1 and units[-1] in units[:-1] and units[-1] in (units[0], *procedure.owner):
        units.pop()
    return tuple(units)


_WAYS = 2  # ways out of a step that decides something


@dataclass(frozen=True, slots=True)
class Turn:
    """A case turns back to `unit`, which it left before.

    `places` are the words that send it back, and the step where it comes back, where that is told on the way. `ways`
    are the ids of the steps between which it comes back; none where one step tells of it.
    """

    unit: str
    places: tuple[Place, ...]
    path: tuple[str, ...]
    ways: tuple[tuple[str, str], ...] = ()


def turns(procedure: Procedure) -> Iterator[Turn]:
    """Where a case bounces: two units pass it to and fro, or a way leads back with no limit to another unit's step,
    or one step tells of both.
    """
    yield from _to_and_fro(procedure)
    yield from _loops(procedure)
    for step in procedure.steps:
        if step.sent_again is not None:
            path = (step.units[0], step.sent_again.through, step.units[0])
            yield Turn(step.units[0], (step.sent_again.place,), path)


def _to_and_fro(procedure: Procedure) -> Iterator[Turn]:
    """Two units in turn along one way: A, B, A and B again, or A is handed the case again and hands it to B again
    though nothing was decided in between. A case that comes back once and goes on is none.
    """
    for way in routes(procedure):
        passed = units_on(way)
        names = [unit for unit, _ in passed]
        for index in range(len(names) - 3):
            back = _given_again(names, passed, index)
            if back is not None:
                step, again = passed[back - 1][1], passed[back][1]
                sent = tuple(one.place for one in step.handoffs if one.receiver == names[index])[:1]
                at = way.index(again)
                come = ((way[at - 1].id, way[at].id),)
                yield Turn(names[index], (*sent, again.place), tuple(names[: back + 2]), come)
                return


def _given_again(names: list[str], passed: tuple[tuple[str, Step], ...], index: int) -> int | None:
    """Where the unit at `index` has the case again and gives it to the same unit as before; None where it does not."""
    for back in range(index + 2, len(names) - 1):
        if (names[back], names[back + 1]) == (names[index], names[index + 1]):
            straight = all(len(step.branches) < _WAYS for _, step in passed[index : back + 1])
            told = _hands_to(passed[back - 1][1], names[back]) and _hands_to(passed[back][1], names[back + 1])
            return back if back == index + 2 or (straight and told) else None
    return None


def _hands_to(step: Step, unit: str) -> bool:
    """True where a step says outright that the case is handed to a unit."""
    return any(one.receiver == unit for one in step.handoffs)


def _loops(procedure: Procedure) -> Iterator[Turn]:
    """Branches back to a step of another unit, whose number no condition limits."""
    order = {step.id: number for number, step in enumerate(procedure.steps)}
    for step in procedure.steps:
        for branch in step.branches:
            target = procedure.step(branch.target) if branch.target is not None else None
            if target is None or not target.units or branch.limited or order[target.id] >= order[step.id]:
                continue
            names = _round(procedure, target, step)
            if names:
                back = next((one.place for one in step.handoffs if one.receiver in target.units), branch.place)
                yield Turn(target.units[0], (back,), (*names, target.units[0]), ((step.id, target.id),))


def _round(procedure: Procedure, start: Step, end: Step) -> tuple[str, ...]:
    """The units along the first way from one step to another that passes more than one and has no limit; else ()."""
    for way in islice(_ways_between(procedure, start, end), MOST_ROUTES):
        names = tuple(unit for unit, _ in units_on(way))
        if len(set(names)) > 1 and not any(branch.limited for step in way for branch in step.branches):
            return names
    return ()


def _ways_between(procedure: Procedure, start: Step, end: Step) -> Iterator[tuple[Step, ...]]:
    """The ways from one step to another that repeat no step."""
    later = tuple(step for step in procedure.steps if step.id != start.id)
    for way in _all_routes(replace(procedure, steps=(start, *later)), end.id, MOST_MOVES_BACK):
        if way[-1].id == end.id:
            yield way
