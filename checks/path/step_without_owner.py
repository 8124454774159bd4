"""PTH002: each step that acts has somebody who does it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.checking.quoting import short
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every acting step of every procedure."""
    for procedure in organisation.procedures:
        yield from _in_procedure(procedure)


def _in_procedure(procedure: Procedure) -> Iterator[Outcome]:
    acting = [step for step in procedure.steps if step.acts]
    owned = [step for step in acting if step.units or not step.nobody]
    for step in acting:
        subject = f"{procedure.id} {step.id}"
        if step.units or not step.nobody:
            yield kept(subject, step.place)
        elif len(owned) * 2 >= len(acting):
            yield broken(subject, step.place, step=short(step.text))
        else:
            yield undecided(subject, step.place)
