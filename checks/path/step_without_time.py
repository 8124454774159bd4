"""PTH003: each step on the path of a time-bound service says how long it may take."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.quoting import short
from svcaudit.flow.limits import TimeLimits, acts, comes_in, receives_case, returns_to_close
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure, Step


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every acting step of each procedure that has to keep a time."""
    limits = TimeLimits(organisation)
    for procedure in organisation.procedures:
        for step in procedure.steps if limits.bound(procedure) else ():
            subject = f"{procedure.id} {step.id}"
            if limits.timed(procedure, step):
                yield kept(subject, step.place)
            elif _needs_time(procedure, step) and limits.before_the_event(procedure, step):
                yield broken(subject, step.place, step=short(step.text))


def _needs_time(procedure: Procedure, step: Step) -> bool:
    """True for a deed on the way: not its beginning or its end, and no receiving unit's, which is another rule's."""
    apart = receives_case(procedure, step) or returns_to_close(procedure, step) or comes_in(procedure, step)
    return acts(step) and not apart
