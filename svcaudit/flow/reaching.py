"""Which steps of a procedure are reached, and which of them no way leads out of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svcaudit.model.procedure import Procedure, Step


def ways(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """Ids of the steps that each step leads to, in order; of two steps with one id the first counts.

    A question that is answered in one way only leaves the other answer to the step after it.
    """
    steps = {step.id: step for step in reversed(procedure.steps)}
    following = {step.id: after.id for step, after in zip(procedure.steps, procedure.steps[1:], strict=False)}
    found = {}
    for identifier, step in steps.items():
        targets = [branch.target for branch in step.branches if branch.target is not None and branch.target in steps]
        if any(not decision.complete for decision in step.decisions) and identifier in following:
            targets.append(following[identifier])
        found[identifier] = tuple(dict.fromkeys(targets))
    return found


def entries(procedure: Procedure) -> tuple[Step, ...]:
    """Where a case comes in: the first step, and in a drawing that begins elsewhere the first one without a way in."""
    if not procedure.steps:
        return ()
    onward = ways(procedure)
    entered = {target for source, targets in onward.items() for target in targets if target != source}
    first = procedure.steps[0]
    if not procedure.charted or first.id not in entered:
        return (first,)
    sources = [step for step in procedure.steps if step.id not in entered]
    leading = [step for step in sources if first.id in closure(onward, (step.id,))]
    return (leading[0],) if leading else (first,)


def closure(onward: Mapping[str, Iterable[str]], starts: Iterable[str]) -> frozenset[str]:
    """All ids that are reached from `starts`, these included."""
    pending, seen = list(starts), set[str]()
    while pending:
        identifier = pending.pop()
        if identifier not in seen:
            seen.add(identifier)
            pending.extend(onward.get(identifier, ()))
    return frozenset(seen)


def unreached(procedure: Procedure) -> tuple[Step, ...]:
    """The steps that no way leads to, in order; of those that lead to one another only where they begin."""
    onward = ways(procedure)
    reached = closure(onward, (step.id for step in entries(procedure)))
    left = [step for step in procedure.steps if step.id not in reached]
    roots: list[Step] = []
    for step in (*_sources(left, onward), *left):
        if step.id not in closure(onward, (root.id for root in roots)):
            roots.append(step)
    over = [root for root in roots for other in roots if other is not root and root.id in closure(onward, (other.id,))]
    return tuple(step for step in left if step in roots and step not in over)


def _sources(steps: list[Step], onward: Mapping[str, tuple[str, ...]]) -> list[Step]:
    """Those of the steps that no other of them leads to."""
    return [step for step in steps if not any(step.id in onward[other.id] for other in steps if other is not step)]


def endless(procedure: Procedure) -> tuple[tuple[Step, ...], ...]:
    """The rounds that a case can come into and never leave, each with its steps in order.

    A round is left by an end, by a way on to a step outside it, by an answer whose action the step tells itself, and by
    a way whose number of times is limited.
    """
    onward = ways(procedure)
    steps = {step.id: step for step in reversed(procedure.steps)}
    reached = closure(onward, (step.id for step in entries(procedure)))
    rounds: dict[frozenset[str], None] = {}
    for identifier in (step.id for step in procedure.steps if step.id in reached):
        inside = closure(onward, (identifier,))
        turning = all(identifier in closure(onward, (other,)) for other in inside)
        if turning and not any(_leaves(steps[one], onward[one]) for one in inside):
            rounds[inside] = None
    return tuple(tuple(step for step in procedure.steps if step.id in inside) for inside in rounds)


def _leaves(step: Step, targets: tuple[str, ...]) -> bool:
    """True where a step ends the case, tells another way out itself, or may be taken a limited number of times only."""
    conditional = all(branch.condition for branch in step.branches)
    told = any(branch.target not in targets or branch.limited for branch in step.branches)
    return not targets or told or (step.ends and conditional)
