"""Everything that was read of one organisation: what the checks are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from svcaudit.model.claim import Claim, Comparison, Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.procedure import Handoff, Journey, Procedure, Reference


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set and checks may ask for.

    `complete` is true where the user says that all documents are there, false where some are missing, None where
    nothing is said.
    """

    max_handoffs: int = 3
    country: str | None = None
    complete: bool | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The documents of one organisation, what was read in them, and what is comparable with what."""

    name: str
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    procedures: tuple[Procedure, ...]
    handoffs: tuple[Handoff, ...] = ()
    references: tuple[Reference, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    journeys: tuple[Journey, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def of_role(self, role: Role) -> tuple[Document, ...]:
        """The documents for those readers."""
        return tuple(document for document in self.documents if document.role is role)

    def document(self, path: str) -> Document:
        """The document at `path`; KeyError where there is none."""
        for document in self.documents:
            if document.path == path:
                return document
        raise KeyError(path)

    def claim(self, identifier: str) -> Claim:
        """The claim of that id; KeyError where there is none."""
        for claim in self.claims:
            if claim.id == identifier:
                return claim
        raise KeyError(identifier)

    @property
    def two_sided(self) -> bool:
        """True where there are published and internal documents that could be understood."""
        return all(any(document.understood for document in self.of_role(role)) for role in Role)
