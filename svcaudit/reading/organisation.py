"""Everything that is read of one organisation, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from svcaudit.config import Configuration
from svcaudit.language import codes, pack
from svcaudit.learning import GrammarReader, SentenceReader
from svcaudit.model.claim import Claim, Statement
from svcaudit.model.document import Document, Library
from svcaudit.model.organisation import Organisation, Settings
from svcaudit.model.procedure import Procedure
from svcaudit.reading.bpmn import read_models
from svcaudit.reading.calls import with_calls
from svcaudit.reading.claims import read_claims
from svcaudit.reading.columns import of_one_kind
from svcaudit.reading.context import Lens
from svcaudit.reading.data import with_data
from svcaudit.reading.definitions import Definition, definitions, with_defined_steps, with_definitions
from svcaudit.reading.drawnstatements import drawn_statements
from svcaudit.reading.mermaid import read_diagrams
from svcaudit.reading.procedures import read_procedures
from svcaudit.reading.promises import read_promises
from svcaudit.reading.references import read_references
from svcaudit.reading.statements import read_statements
from svcaudit.reading.subjects import SubjectAliases
from svcaudit.reading.units import UnitRegister, find_units


def read(library: Library, configuration: Configuration, reader: SentenceReader | None = None) -> Organisation:
    """What the documents say, without any comparison. `reader` judges sentences; grammar where none is given."""
    judge = reader or GrammarReader()
    aliases = {alias.name: alias.others for alias in configuration.unit_aliases}
    register = find_units(library.documents, aliases)
    statements: list[Statement] = []
    claims: list[Claim] = []
    counted: dict[str, tuple[Definition, ...]] = {}
    subjects = SubjectAliases(configuration.subject_aliases)
    lenses = {code: Lens(pack(code), register, subjects) for code in codes()}
    for document in library.documents:
        if document.understood:
            said = read_statements(document, lenses[document.language], judge)
            statements.extend(said)
            counted[document.path] = definitions(document, said, lenses[document.language].language)
            found = _claims(document, said, lenses[document.language], judge)
            claims.extend(with_definitions(found, counted[document.path]))
    told: list[Procedure] = []
    for document in library.documents:
        drawn = tuple(_drawn(document, register))
        for procedure in (*read_procedures(document, register), *drawn):
            told.append(with_defined_steps(procedure, counted.get(document.path, ())))
        if document.understood:
            statements.extend(drawn_statements(document, drawn, lenses[document.language], judge))
    procedures = with_calls(tuple(told), library.documents)
    return Organisation(
        name=configuration.organisation or "",
        documents=library.documents,
        statements=tuple(statements),
        claims=tuple(claims),
        procedures=procedures,
        handoffs=tuple(handoff for procedure in procedures for step in procedure.steps for handoff in step.handoffs),
        references=tuple(read_references(library.documents, procedures)),
        settings=Settings(configuration.max_handoffs, configuration.country, configuration.complete),
    )


def _drawn(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures that one document draws."""
    yield from read_diagrams(document, register)
    yield from read_models(document, register)


def _claims(
    document: Document, statements: tuple[Statement, ...], lens: Lens, reader: SentenceReader
) -> tuple[Claim, ...]:
    """Claims from text and from data, numbered where two stand at one place."""
    seen: dict[str, int] = {}
    found: list[Claim] = []
    valued = of_one_kind(document, with_data(document, read_claims(document, statements, lens, reader), statements))
    for claim in (*valued, *read_promises(document, statements, valued)):
        seen[claim.id] = seen.get(claim.id, 0) + 1
        found.append(claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id}#{seen[claim.id]}"))
    return tuple(found)
