"""PTH005: a decision says what happens in either case."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every decision of every step."""
    for procedure in organisation.procedures:
        for step in procedure.steps:
            for number, decision in enumerate(step.decisions):
                subject = f"{procedure.id} {step.id} {number}"
                if decision.complete:
                    yield kept(subject, decision.place)
                else:
                    yield broken(subject, decision.place, condition=decision.condition)
