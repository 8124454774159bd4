"""The ways through a procedure: what leads on, what leads back, and the longest way by any measure.

Turning back is told apart from going on: without the branches that turn back, no way comes to a step twice, so the
longest one is found step by step, however many ways there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from svcaudit.model.procedure import Procedure, Step

#: How long a way is: the measure of its steps, then how many they are.
Length = tuple[Fraction, int]
_NOTHING: Length = (Fraction(0), 0)


@dataclass(frozen=True, slots=True)
class Turning:
    """A way back from the step `source` to `target`, which the case came through before."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The steps that can be reached from the first one. `order` has each before all that it leads on to.

    `onward` and `before` are what leads to a step and from it without turning back, in the order of the text. `ends`
    are the steps at which a case may end; where every last step turns back, those.
    """

    order: tuple[str, ...]
    onward: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]
    turnings: tuple[Turning, ...]
    ends: frozenset[str]


@lru_cache(maxsize=256)
def ways_of(procedure: Procedure) -> Ways:
    """The ways through a procedure; work in proportion to its branches."""
    steps = {step.id: step for step in reversed(procedure.steps)}
    finished, turnings = _walked(procedure.steps[:1], steps)
    order = tuple(reversed(finished))
    back = {(turning.source, turning.target) for turning in turnings}
    onward = {one: _onward(steps[one], steps, back) for one in order}
    before: dict[str, list[str]] = {one: [] for one in order}
    for one in order:
        for target in onward[one]:
            before[target].append(one)
    last = [one for one in order if not onward[one]]
    turning = {source for source, _ in back if not steps[source].ends}
    ends = frozenset([one for one in last if one not in turning] or last)
    return Ways(order, onward, {one: tuple(found) for one, found in before.items()}, turnings, ends)


def _onward(step: Step, steps: Mapping[str, Step], back: Collection[tuple[str, str]]) -> tuple[str, ...]:
    targets = () if step.ends else _targets(step, steps)
    return tuple(target for target in targets if (step.id, target) not in back)


def _targets(step: Step, steps: Mapping[str, Step]) -> tuple[str, ...]:
    """The steps that a step names as next, each once; one that ends may still name one to turn back to."""
    named = (branch.target for branch in step.branches if branch.target is not None and branch.target in steps)
    return tuple(dict.fromkeys(named))


def _walked(first: tuple[Step, ...], steps: Mapping[str, Step]) -> tuple[list[str], tuple[Turning, ...]]:
    """The steps in the order in which all after them was seen, and the branches to a step before on the same way."""
    finished: list[str] = []
    turnings: list[Turning] = []
    state: dict[str, bool] = {one.id: False for one in first}  # True where all after it was seen
    pending = [(one.id, iter(_targets(one, steps))) for one in first]
    while pending:
        here, targets = pending[-1]
        target = next(targets, None)
        if target is None:
            pending.pop()
            state[here] = True
            finished.append(here)
        elif target not in state and not steps[here].ends:
            state[target] = False
            pending.append((target, iter(_targets(steps[target], steps))))
        elif not state.get(target, True):
            turnings.append(Turning(here, target))
    return finished, tuple(turnings)


def longest(
    ways: Ways,
    measure: Mapping[str, Fraction],
    start: str,
    goals: Collection[str],
    without: Collection[str] = (),
) -> tuple[str, ...]:
    """The longest way on from `start` to the first of `goals`; of equally long ones that of more steps, then the first.

    `measure` is the length of each step. No step of `without` is on the way, unless it is its goal. () where there is
    no way.
    """
    best: dict[str, tuple[Length, str | None]] = {}
    for one in reversed(ways.order[ways.order.index(start) :]):
        if one in goals:
            best[one] = ((measure[one], 1), None)
            continue
        if one in without:
            continue
        onward = [target for target in ways.onward[one] if target in best]
        if onward:
            target = max(onward, key=lambda found: best[found][0])  # the first of equal ones
            time, steps = best[target][0]
            best[one] = ((time + measure[one], steps + 1), target)
    return tuple(_followed(best, start))


def _followed(best: Mapping[str, tuple[Length, str | None]], start: str) -> Iterator[str]:
    here: str | None = start if start in best else None
    while here is not None:
        yield here
        here = best[here][1]


def reaching(ways: Ways, goals: Collection[str], without: Collection[str] = ()) -> frozenset[str]:
    """The steps from which a way leads on to one of `goals` without coming through any of `without` on it."""
    found: set[str] = set()
    for one in reversed(ways.order):
        if one in goals or (one not in without and any(target in found for target in ways.onward[one])):
            found.add(one)
    return frozenset(found)


def reached(ways: Ways, start: str, without: Collection[str] = ()) -> frozenset[str]:
    """The steps to which a way leads on from `start` through none of `without`, and `start` itself."""
    found = {start}
    for one in ways.order:
        if one in found and one not in without:
            found.update(ways.onward[one])
    return frozenset(found)


def between(ways: Ways, start: str, goal: str) -> frozenset[str]:
    """The steps on any way from one to another."""
    return reached(ways, start) & reaching(ways, {goal})
