"""HND003: the organisation carries the case, not the customer."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.reading.handoffs import Passing, redirects
from svcaudit.reading.units import UnitRegister

_DENIALS = frozenset({"negation.act", "negation.no"})
#: Sentences that send to outside help or leave the customer a free choice of entry.
_OUTSIDE = frozenset({"outside.body", "priority.critical", "entry.choice"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every internal sentence that tells the customer to go, call or write to another unit."""
    register = UnitRegister(
        unit for procedure in organisation.procedures for step in procedure.steps for unit in step.units
    )
    for statement in organisation.statements:
        if statement.role is not Role.INTERNAL or statement.speech not in IN_FORCE:
            continue
        sent = () if statement.concepts() & _OUTSIDE else redirects(statement.text, register, pack(statement.language))
        redirect = next((one for one in sent if not _denied(statement, one)), None)
        if redirect is not None:
            yield broken(statement.id, statement.place, unit=redirect.receiver)
        elif any(hit.concept.startswith("handoff.") for hit in statement.hits):
            yield kept(statement.id, statement.place)


def _denied(statement: Statement, redirect: Passing) -> bool:
    """True for a sentence that sends nobody; what it denies after the sending, such as its reason, does not count."""
    denials = [hit for hit in statement.hits if hit.concept in _DENIALS]
    return statement.negated and (not denials or any(hit.start < redirect.end for hit in denials))
