"""HND003: the organisation carries the case, not the customer."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.language import pack
from svcaudit.model.claim import Speech
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.reading.handoffs import redirects
from svcaudit.reading.units import UnitRegister

_OUTSIDE = frozenset({"outside.body", "priority.critical", "entry.choice"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every internal sentence that tells the customer to go, call or write to another unit."""
    register = UnitRegister(
        unit for procedure in organisation.procedures for step in procedure.steps for unit in step.units
    )
    looked = False
    for statement in organisation.statements:
        if statement.role is not Role.INTERNAL or statement.speech is not Speech.PROVISION:
            continue
        looked = looked or any(hit.concept.startswith("handoff.") for hit in statement.hits)
        if not statement.negated and not statement.concepts() & _OUTSIDE:
            for found in redirects(statement.text, register, pack(statement.language)):
                yield broken(statement.id, statement.place, unit=found.receiver)
                break
    if looked:
        yield kept("hand-offs")
