"""HND003: the organisation carries the case, not the customer."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
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
    for statement in organisation.statements:
        if statement.role is not Role.INTERNAL or statement.speech not in IN_FORCE:
            continue
        sent = () if _elsewhere(statement) else redirects(statement.text, register, pack(statement.language))
        redirect = next(iter(sent), None)
        if redirect is not None:
            yield broken(statement.id, statement.place, unit=redirect.receiver)
        elif any(hit.concept.startswith("handoff.") for hit in statement.hits):
            yield kept(statement.id, statement.place)


def _elsewhere(statement: Statement) -> bool:
    """True for a sentence that sends nobody, or sends to outside help or to a free choice of entry."""
    return statement.negated or bool(statement.concepts() & _OUTSIDE)
