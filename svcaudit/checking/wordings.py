"""Wording rules as data: a page brings the words that are a fault, and says where.

words: ...                       sets of words of the page (see vocabulary.py)
wording:
  where: published               internal, published or any
  faults: [demeaning, punish + staff]   a statement that says all of one of these is a finding, quoted by the first
  within: sentence               how near the joined names stand: sentence (the default), passage, section or document
  unless: [law]                  a statement that says one of these is none
  doubtful: [harsh]              what gives a finding to review instead
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import Page
from svcaudit.checking.sayings import SENTENCE, Alternative, affirms_all, on_side, said_in, sayings
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Wording:
    """What a page calls a fault, and where."""

    rule: str
    where: tuple[Role, ...]
    faults: tuple[Alternative, ...]
    doubtful: tuple[Alternative, ...]
    within: str
    unless: tuple[Alternative, ...]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, page: Page) -> Wording:
        """What the page names as a fault."""
        data = page.wording
        assert isinstance(data, Mapping)
        return cls._of_data(page, data)

    @classmethod
    def _of_data(cls, page: Page, data: Mapping[str, Any]) -> Wording:
        where = str(data.get("where", "any"))
        return cls(
            rule=page.id,
            where=tuple(Role) if where == "any" else (Role(where),),
            faults=tuple(Alternative.of(str(text)) for text in data["faults"]),
            doubtful=tuple(Alternative.of(str(text)) for text in data.get("doubtful", ())),
            within=str(data.get("within", SENTENCE)),
            unless=tuple(Alternative.of(str(text)) for text in data.get("unless", ())),
            vocabulary=Vocabulary(page.words),
        )


def judge_wording(wording: Wording, organisation: Organisation) -> Iterator[Outcome]:
    """One outcome for each statement at fault, and one kept for each document without any."""
    statements = [statement for statement in on_side(organisation, wording.where) if not _excused(statement, wording)]
    sure = _saying(statements, wording.faults, wording)
    doubtful = [one for one in _saying(statements, wording.doubtful, wording) if one not in sure]
    for statement in sure:
        yield broken(statement.id, statement.place, words=_words(statement, wording.faults, wording))
    for statement in doubtful:
        yield suspected(statement.id, statement.place, words=_words(statement, wording.doubtful, wording))
    at_fault = {statement.path for statement in (*sure, *doubtful)}
    for role in wording.where:
        for document in organisation.of_role(role):
            if document.understood and document.path not in at_fault:
                yield kept(document.path)


def _saying(statements: Sequence[Statement], alternatives: Sequence[Alternative], wording: Wording) -> list[Statement]:
    return list(sayings(statements, alternatives, wording.vocabulary, wording.within))


def _excused(statement: Statement, wording: Wording) -> bool:
    return any(affirms_all(statement, one, wording.vocabulary) for one in wording.unless)


def _words(statement: Statement, alternatives: Sequence[Alternative], wording: Wording) -> str:
    """The words of the statement that are at fault: an alternative names them first."""
    for name in dict.fromkeys(one.names[0] for one in alternatives):
        for hit in said_in(statement, name, wording.vocabulary):
            if hit is not None:
                return statement.text[hit.start : hit.end]
    return statement.text
