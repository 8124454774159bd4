"""HND005: whoever receives a case of a time-bound service knows how long they have."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.flow.limits import TimeLimits, acts, receives_case, returns_to_close
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure, Step


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every step with which another unit receives the case, in each procedure that has to keep a time."""
    limits = TimeLimits(organisation)
    for procedure in organisation.procedures:
        for step in procedure.steps if limits.bound(procedure) else ():
            if not acts(step) or not receives_case(procedure, step) or returns_to_close(procedure, step):
                continue
            subject = f"{procedure.id} {step.id}"
            if any(limits.timed(procedure, one) for one in _held(procedure, step)):
                yield kept(subject, step.place)
            elif limits.before_the_event(procedure, step):
                yield broken(subject, step.place, unit=step.units[0])


def _held(procedure: Procedure, step: Step) -> Iterator[Step]:
    """The steps from that one on, for as long as its unit holds the case."""
    start = next(number for number, one in enumerate(procedure.steps) if one is step)
    for one in procedure.steps[start:]:
        if one is not step and one.units and not set(one.units) & set(step.units):
            return
        yield one
