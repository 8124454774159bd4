"""HND006: whoever hands a case over knows to whom."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.reading.handoffs import passings
from svcaudit.reading.units import UnitRegister


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every hand-off that an internal sentence says outright."""
    names = (unit for procedure in organisation.procedures for step in procedure.steps for unit in step.units)
    register = UnitRegister(names)
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL and statement.speech in IN_FORCE:
            yield from _in_statement(statement, register)


def _in_statement(statement: Statement, register: UnitRegister) -> Iterator[Outcome]:
    for found in passings(statement.text, register, pack(statement.language)):
        if not found.vague or _named_beside(statement, found.end, register):
            yield kept(statement.id, statement.place)
            continue
        words = next(statement.text[hit.start : hit.end] for hit in statement.hits if hit.concept == "vague_unit.vague")
        yield broken(statement.id, statement.place, words=words)
        return


def _named_beside(statement: Statement, end: int, register: UnitRegister) -> bool:
    """True where the same clause goes on to name the unit, or points to the table that does."""
    rest = statement.text[end:].partition(";")[0]
    elsewhere = any(hit.concept == "named.elsewhere" and hit.start >= end for hit in statement.hits)
    return elsewhere or bool(register.mentions(rest)) or rest.lstrip().startswith((":", "("))
