"""HND009: somebody answers to the customer for as long as a case passes from unit to unit."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.flow.holding import holders, serves, tells_in_the_end
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Document
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure

_OWNER = frozenset({"evidence.owner", "holder.case"})
_MANY = 3  # units over which a case needs one who answers for it


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each procedure that takes a case over three units or more."""
    for procedure in organisation.procedures:
        units = holders(organisation, procedure)
        if len(units) < _MANY or not serves(organisation, procedure):
            continue
        document = organisation.document(procedure.path)
        if procedure.case_owner or procedure.owner or any(_names_owner(organisation, document, procedure)):
            yield kept(procedure.id, procedure.place)
            continue
        named = sum(unit[0].isupper() for unit in units)
        maker = suspected if named < _MANY or tells_in_the_end(procedure) else broken
        yield maker(procedure.id, procedure.place, message=maker.__name__, count=len(units), path=units)


def _names_owner(organisation: Organisation, document: Document, procedure: Procedure) -> Iterator[bool]:
    """Whether each sentence of the procedure's section, or of a section without a procedure, names an owner."""
    own = _section(document, procedure)
    others = {_section(document, other) for other in organisation.procedures if other.path == procedure.path} - {own}
    for statement in organisation.statements:
        said = statement.path == procedure.path and statement.speech in IN_FORCE and not statement.negated
        if said and (statement.headings == own or statement.headings not in others):
            yield _owns(statement)


def _section(document: Document, procedure: Procedure) -> tuple[str, ...]:
    """The headings over the steps of a procedure."""
    line = procedure.steps[0].place.line
    for block in document.blocks:
        if document.locate(block.passage).line >= line:
            return tuple(heading.passage.text for heading in block.headings)
    return ()


def _owns(statement: Statement) -> bool:
    return bool(_OWNER & statement.concepts())
