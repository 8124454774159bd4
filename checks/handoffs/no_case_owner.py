"""HND009: somebody answers to the customer for as long as a case passes from unit to unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.flow.holding import holders, names_customer, tells_in_the_end
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Document
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure

_OWNER = frozenset({"evidence.owner", "holder.case"})
_MANY = 3  # units over which a case needs one who answers for it


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each procedure that takes a customer's case over three units or more."""
    documents = {document.path: document for document in organisation.documents}
    promised = {journey.procedure for journey in organisation.journeys}
    sections = _sections(organisation, documents)
    owned = _owned(organisation, sections)
    for procedure in organisation.procedures:
        language = pack(documents[procedure.path].language)
        units = holders(procedure, language)
        if len(units) < _MANY or not (procedure.id in promised or names_customer(procedure, language)):
            continue
        if procedure.case_owner or procedure.owner or owned[procedure.path] & {sections[procedure.id], None}:
            yield kept(procedure.id, procedure.place)
            continue
        named = sum(unit[0].isupper() for unit in units)
        maker = suspected if named < _MANY or tells_in_the_end(procedure) else broken
        yield maker(procedure.id, procedure.place, message=maker.__name__, count=len(units), path=units)


def _owned(
    organisation: Organisation, sections: Mapping[str, Sequence[str]]
) -> defaultdict[str, set[Sequence[str] | None]]:
    """The sections of each document in which somebody is said to answer, None for any that has no procedure."""
    used = {(procedure.path, sections[procedure.id]) for procedure in organisation.procedures}
    found: defaultdict[str, set[Sequence[str] | None]] = defaultdict(set)
    for statement in organisation.statements:
        if _owns(statement):
            section = statement.headings if (statement.path, statement.headings) in used else None
            found[statement.path].add(section)
    return found


def _owns(statement: Statement) -> bool:
    return bool(_OWNER & statement.concepts()) and statement.speech in IN_FORCE and not statement.negated


def _sections(organisation: Organisation, documents: Mapping[str, Document]) -> dict[str, Sequence[str]]:
    """The headings over the steps of each procedure."""
    return {one.id: _over(documents[one.path], one) for one in organisation.procedures}


def _over(document: Document, procedure: Procedure) -> Sequence[str]:
    line = procedure.steps[0].place.line
    for block in document.blocks:
        if document.locate(block.passage).line >= line:
            return tuple(heading.passage.text for heading in block.headings)
    return ()
