"""Procedures of several documents joined where one hands the case over to another, or runs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from svcaudit.flow.routes import longest_route, units_on
from svcaudit.model.procedure import Branch, Procedure, Step

#: What stands between the number of a procedure in its case and the id of a step of it.
_BETWEEN = "/"
#: Procedures that are joined to one case; a longer row is cut.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Link:
    """Where a case goes on in another procedure. `source` and `target` are ids of procedures, `step` one of `source`.

    `unit` is who takes the case over, "" where the step runs the other procedure itself. `conditional` is true where
    it does so in some cases only.
    """

    source: str
    step: str
    target: str
    unit: str = ""
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """How a case travels over documents: its procedures in the order in which it comes to them.

    `path` is one procedure of all their steps. Its name, place, owner and the ids of its first steps are those of the
    first procedure; the steps of the others bear the number of their procedure before their id ("1/3").
    """

    procedures: tuple[Procedure, ...]
    links: tuple[Link, ...]
    path: Procedure

    @property
    def holders(self) -> tuple[str, ...]:
        """The units that hold the case, one after the other, along the way with the most of them."""
        return tuple(unit for unit, _ in units_on(longest_route(self.path)))

    @property
    def answerable(self) -> str:
        """Who answers to the customer for the whole case, "" where nobody is said to."""
        first = self.procedures[0]
        owners = first.owner if first.case_owner else ()
        return next(iter((*owners, *(unit for one in self.procedures if one.case_owner for unit in one.owner))), "")

    @property
    def customer_moves(self) -> tuple[str, ...]:
        """The ids of the steps in which the customer has to go somewhere or to act."""
        return tuple(
            step.id
            for step in self.path.steps
            if step.waits_for_customer or any(handoff.customer for handoff in step.handoffs)
        )


def cases(procedures: Sequence[Procedure], *, calls: bool = True) -> tuple[Case, ...]:
    """The cases that pass through more than one procedure, each from the one where it comes in.

    A procedure to which several others hand over stands in the case of each of them. Without `calls` only those that
    hand a case over are joined, and not those that run another procedure and go on.
    """
    by_id = {procedure.id: procedure for procedure in procedures}
    links = [*_handed_over(procedures), *(_calls(procedures, by_id) if calls else ())]
    entered = {link.target for link in links}
    leaving = {link.source for link in links}
    starts = (one for one in procedures if one.id not in entered and one.id in leaving)
    return tuple(_case(start, links, by_id) for start in starts)


def with_called(procedures: Sequence[Procedure]) -> tuple[Procedure, ...]:
    """The procedures with the steps of those that they run in any case, whose times count where the step says none."""
    by_id = {procedure.id: procedure for procedure in procedures}
    links = [link for link in _calls(procedures, by_id) if not link.conditional and _untimed(by_id[link.source], link)]
    leaving = {link.source for link in links}
    return tuple(_case(one, links, by_id).path if one.id in leaving else one for one in procedures)


def _untimed(procedure: Procedure, link: Link) -> bool:
    step = procedure.step(link.step)
    return step is not None and step.time is None


def _calls(procedures: Sequence[Procedure], by_id: Mapping[str, Procedure]) -> Iterator[Link]:
    """Where steps run another procedure; in some cases only where a condition stands before it, or on its ways out."""
    for procedure in procedures:
        for step in procedure.steps:
            if step.calls in by_id:
                conditional = bool(step.condition) or any(branch.condition for branch in step.branches)
                yield Link(procedure.id, step.id, step.calls, "", conditional)


def _handed_over(procedures: Sequence[Procedure]) -> Iterator[Link]:
    """Where a way ends by passing the case to a unit that receives such a case in one other procedure alone."""
    receiving: dict[str, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        for unit in procedure.steps[0].units if procedure.steps and procedure.steps[0].receives else ():
            receiving[unit].append(procedure)
    for procedure in procedures:
        for step in procedure.steps:
            for handoff in step.handoffs if step.ends and not step.calls else ():
                takers = [one for one in receiving[handoff.receiver] if _takes(one, procedure, step)]
                if len(takers) == 1 and not handoff.customer:
                    yield Link(procedure.id, step.id, takers[0].id, handoff.receiver, handoff.conditional)
                    break


def _takes(taker: Procedure, giver: Procedure, step: Step) -> bool:
    """True where the first step of a procedure names a thing that the last one of another names, and it is the same
    case: what the other is about, or both are called something alike, or the step says from whom it comes.
    """
    first = taker.steps[0]
    if taker.path == giver.path:
        return False
    units = " ".join((*first.units, *step.units)).lower()
    shared = frozenset(stem for stem in first.stems & step.stems if stem not in units)
    called = frozenset(stem for name in giver.names for stem in name)
    alike = any(called & name for name in taker.names) or bool(shared & called)
    said = any(unit.lower() in first.text.lower() for unit in step.units if unit not in first.units)
    return bool(shared) and (alike or said)


def _case(start: Procedure, links: Sequence[Link], by_id: Mapping[str, Procedure]) -> Case:
    """The case that begins in a procedure: each other one is gone through once, where the case first comes to it."""
    order, used = [start], list[Link]()
    for procedure in order:
        for link in links:
            seen = {one.id for one in order}
            if link.source == procedure.id and link.target not in seen and len(order) < _MOST:
                order.append(by_id[link.target])
                used.append(link)
    return Case(tuple(order), tuple(used), _joined(order, used))


def _joined(order: Sequence[Procedure], links: Sequence[Link]) -> Procedure:
    """One procedure of all steps, those of each procedure after the step that leads to it."""
    numbers = {procedure.id: number for number, procedure in enumerate(order)}
    steps = {
        procedure.id: [_renamed(step, number) for step in procedure.steps] for number, procedure in enumerate(order)
    }
    for link in reversed(links):
        source, inner = steps[link.source], steps[link.target]
        at = next(index for index, step in enumerate(source) if step.id == _identifier(link.step, numbers[link.source]))
        step = source[at]
        source[at : at + 1] = [_leading(step, inner[0], link), *(_returning(one, step) for one in inner)]
    first = order[0]
    return replace(first, steps=tuple(steps[first.id]))


def _identifier(step: str, number: int) -> str:
    return f"{number}{_BETWEEN}{step}" if number else step


def _renamed(step: Step, number: int) -> Step:
    if not number:
        return step
    branches = tuple(
        replace(branch, target=_identifier(branch.target, number)) if branch.target is not None else branch
        for branch in step.branches
    )
    return replace(step, id=_identifier(step.id, number), branches=branches)


def _leading(step: Step, target: Step, link: Link) -> Step:
    """The step that leads to another procedure; what it runs in some cases only is one of its ways out."""
    way = Branch(target.id, step.condition, step.place)
    others = step.branches if link.conditional else ()
    runs = not link.unit and not link.conditional
    return replace(step, branches=(way, *others), ends=step.ends and link.conditional, acts=step.acts and not runs)


def _returning(inner: Step, step: Step) -> Step:
    """A step of a procedure that was led to: where its way ends, the case goes on after the step that led to it."""
    if not inner.ends or step.ends:
        return inner
    onward = tuple(Branch(branch.target, branch.condition, branch.place) for branch in step.branches)
    return replace(inner, branches=inner.branches + onward, ends=not onward)
