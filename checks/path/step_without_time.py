"""PTH003: each step on the path of a time-bound service says how long it may take."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.quoting import short
from svcaudit.flow.limits import acts, before_the_event, comes_in, receives_case, returns_to_close, time_bound, timed
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every acting step of each procedure that has to keep a time; a receiving unit's step is another rule's."""
    for procedure in organisation.procedures:
        if not time_bound(organisation, procedure):
            continue
        for step in procedure.steps:
            subject = f"{procedure.id} {step.id}"
            if timed(organisation, procedure, step):
                yield kept(subject, step.place)
            elif not acts(step) or receives_case(procedure, step) or returns_to_close(procedure, step):
                continue
            elif not comes_in(procedure, step) and before_the_event(organisation, procedure, step):
                yield broken(subject, step.place, step=short(step.text))
