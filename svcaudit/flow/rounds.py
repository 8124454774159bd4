"""How often a case may be sent round: ways back at their stated limit, and those without one.

A way back leads to a step through which the case came before, so a round begins and ends there: the case goes on from
it by any way, as if it had come to it for the first time. Each time the case comes to that step anew, every way back to
it may be taken as often as its limit allows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from svcaudit.flow.ways import Turning, Ways, between, longest, reaching
from svcaudit.language import LanguagePack
from svcaudit.model.procedure import Branch, Procedure, Step


@dataclass(frozen=True, slots=True)
class Round:
    """What a case goes through that is sent back to the first of `steps` from the last one; `times` at most.

    `endless` is true where no limit is stated. It is counted once where nothing but the way back leads on from there,
    else not at all: what the case went through before is what counts.
    """

    steps: tuple[str, ...]
    times: int
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds that begin at each step, and the length of each step with its rounds, by the step's id."""

    of: Mapping[str, tuple[Round, ...]]
    lengths: Mapping[str, Fraction]

    def told(self, way: tuple[str, ...], most: int) -> tuple[str, ...]:
        """A way with its rounds gone through; where it has more than `most` steps then, without."""
        steps = tuple(self._steps(way, most))
        return way if len(steps) > most else steps

    def counts(self, way: tuple[str, ...], order: tuple[str, ...]) -> dict[str, int]:
        """How often the case comes through each step of a way and of its rounds; `order` is that of all ways."""
        anew = dict.fromkeys(way, 1)
        again: dict[str, int] = {}
        for one in order:
            for each in self.of.get(one, ()):
                times = each.times * anew.get(one, 0)
                again[one] = again.get(one, 0) + times
                for step in each.steps[1:]:
                    anew[step] = anew.get(step, 0) + times
        found = ((one, anew.get(one, 0) + again.get(one, 0)) for one in order)
        return {one: number for one, number in found if number}

    def repeated(self, ways: Ways) -> frozenset[str]:
        """The steps that a case may come through several times."""
        rounds = (one for found in self.of.values() for one in found if one.times)
        return frozenset(step for one in rounds for step in between(ways, one.steps[0], one.steps[-1]))

    def _steps(self, way: tuple[str, ...], most: int) -> Iterator[str]:
        """The steps of a way with their rounds; it stops after a few more than `most`."""
        pending: list[tuple[str, bool]] = [(one, True) for one in reversed(way)]
        given = 0
        while pending and given <= most:
            here, anew = pending.pop()
            given += 1
            yield here
            for one in reversed(self.of.get(here, ()) if anew else ()):
                if one.times:
                    again = [(one.steps[0], False), *((step, True) for step in reversed(one.steps[1:]))]
                    pending += again * min(one.times, most)


def rounds_of(
    procedure: Procedure,
    ways: Ways,
    lengths: Mapping[str, Fraction],
    goals: Collection[str],
    language: LanguagePack,
) -> Rounds:
    """The rounds of the ways that end at `goals`. Those of inner loops are counted in the ones around them."""
    steps = {step.id: step for step in reversed(procedure.steps)}
    going_on = reaching(ways, goals)
    longer, found = dict(lengths), dict[str, tuple[Round, ...]]()
    back: dict[str, list[Turning]] = {}
    for turning in ways.turnings:
        back.setdefault(turning.target, []).append(turning)
    for target in reversed([one for one in ways.order if one in back]):
        here = [
            one
            for turning in back[target]
            if (one := _round(turning, steps, ways, longer, goals, going_on, language)) is not None
        ]
        longer[target] += sum((one.times * sum(longer[step] for step in one.steps) for one in here), Fraction(0))
        found[target] = tuple(here)
    return Rounds(found, longer)


def _round(
    turning: Turning,
    steps: Mapping[str, Step],
    ways: Ways,
    lengths: Mapping[str, Fraction],
    goals: Collection[str],
    going_on: Collection[str],
    language: LanguagePack,
) -> Round | None:
    """The longest round by that way back; None where the case has ended before."""
    way = longest(ways, lengths, turning.target, {turning.source}, goals)
    if not way or (turning.source in goals and ways.onward[turning.source]):
        return None
    limit = _limit(turning, steps, ways, language)
    if limit is not None:
        return Round(way, limit)
    return Round(way, 0 if turning.source in going_on else 1, endless=True)


def _limit(turning: Turning, steps: Mapping[str, Step], ways: Ways, language: LanguagePack) -> int | None:
    """How often the way back may be taken, None where nothing says so.

    Its own words say it ("the first time"), those of another way out of the same step ("the second time, to the
    manager": once less), or those of a way that every round has to take.
    """
    source = steps[turning.source]
    own = [branch for branch in source.branches if branch.target == turning.target]
    limits = [_number(branch, source, language) for branch in own if branch.limited]
    if limits:
        return sum(limits)
    out = [_number(branch, source, language) for branch in source.branches if branch.limited]
    if out:
        return max(1, min(out) - 1)
    return _on_the_way(turning, steps, ways, language)


def _on_the_way(turning: Turning, steps: Mapping[str, Step], ways: Ways, language: LanguagePack) -> int | None:
    """The limit of the ways without which no round gets from its first step to its last."""
    limited = {
        (one, branch.target): _number(branch, steps[one], language)
        for one in ways.order
        for branch in steps[one].branches
        if branch.limited and branch.target in ways.onward[one]
    }
    if not limited:
        return None
    reached = {turning.target}
    passed: list[int] = []
    useful = reaching(ways, {turning.source})
    for one in ways.order:
        if one in reached and one != turning.source:
            for target in ways.onward[one]:
                if (one, target) in limited:
                    passed += [limited[one, target]] if target in useful else []
                else:
                    reached.add(target)
    return max(passed, default=1) if turning.source not in reached else None


def _number(branch: Branch, step: Step, language: LanguagePack) -> int:
    """The number that a limited branch or its step says, at least one."""
    return max(1, language.rounds(branch.condition) or language.rounds(step.text))
