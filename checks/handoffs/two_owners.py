"""HND008: one thing is given to one unit, or the order between two is told."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Hit, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.reading.alternatives import Alternative, alternatives, in_cell
from svcaudit.reading.units import UnitRegister
from svcaudit.reading.unitwords import is_unit_header

#: Where a case may come in by several doors, the customer chooses.
_DOORS = frozenset({"action.register", "clock.receive", "entry.choice"})
_TAKEN = "accept.by"
_DECIDED = frozenset({"action.grant", "action.decide"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every internal sentence that gives what is done to one unit "or" another."""
    names = [unit for procedure in organisation.procedures for step in procedure.steps for unit in step.units]
    names += [unit for statement in organisation.statements for unit in statement.units]
    register = UnitRegister(names)
    for statement in organisation.statements:
        if statement.role is not Role.INTERNAL or statement.speech not in IN_FORCE or statement.negated:
            continue
        for found in alternatives(statement.text, register, pack(statement.language)):
            yield _outcome(statement, found)
    for document in organisation.of_role(Role.INTERNAL):
        if document.understood:
            yield from _in_tables(document)


def _in_tables(document: Document) -> Iterator[Outcome]:
    """Each cell for who does a step that holds two names and "or".

    Of what is decided, both may decide it; of what is done, the kind of case may tell which of them.
    """
    language = pack(document.language)
    for number, block in enumerate(document.blocks):
        for cell in block.cells if block.kind is BlockKind.ROW else ():
            pair = in_cell(cell.passage.text, language) if is_unit_header(cell.header.text, language) else None
            if pair is None:
                continue
            subject, place = f"{document.path} {number} {cell.column}", document.locate(block.passage)
            hits = {hit.concept for hit in language.hits(block.passage.text)}
            if hits & _DECIDED and not any(hit.startswith("decision.") for hit in hits):
                yield suspected(subject, place, first=pair[0], second=pair[1])
            else:
                yield undecided(subject, place)


def _outcome(statement: Statement, found: Alternative) -> Outcome:
    taken = any(hit.concept == _TAKEN and 0 <= found.start - hit.end <= 1 for hit in statement.hits)
    doors = any(hit.concept in _DOORS and not _in_names(statement, found, hit) for hit in statement.hits)
    if found.ordered or taken or doors or statement.conditions:
        return kept(statement.id, statement.place)
    maker = broken if found.known else suspected
    return maker(statement.id, statement.place, message=maker.__name__, first=found.first, second=found.second)


def _in_names(statement: Statement, found: Alternative, hit: Hit) -> bool:
    """True for a word of one of the two names: a unit called Reception takes nothing in by its name."""
    end = statement.text.find(found.second, found.start) + len(found.second)
    return found.start <= hit.start and hit.end <= end
