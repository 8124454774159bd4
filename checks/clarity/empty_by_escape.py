"""CLR005: no clause that depends on the organisation alone empties what it publishes."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import load_page
from svcaudit.checking.sayings import on_side, said_in
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import BINDING, Hit, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

_WORDS = Vocabulary(load_page(__package__ or "", "empty_by_escape").words)
#: What says nothing of today's service, or is asked of the customer.
_SILENT = frozenset({Speech.HISTORY, Speech.EXAMPLE, Speech.PLACEHOLDER, Speech.LAW, Speech.QUESTION, Speech.REQUEST})
#: What the organisation undertakes: "as far as possible" makes an aim of a promise.
_UNDERTAKEN = frozenset({*BINDING, Speech.AIM})
#: Sets of words, the longer clause first.
_SURE = ("escape", "change")
_OPEN = "availability"
_SOFT = "softened"
#: After one of these a condition is explained: "subject to availability: there are 12 seats".
_EXPLAINS = ":(;–—"
_IF = "condition.if"


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every published sentence with such a clause, and each published document without any."""
    at_fault: set[str] = set()
    for statement in on_side(organisation, (Role.PUBLISHED,)):
        outcome = None if statement.speech in _SILENT else _outcome(statement)
        if outcome is not None:
            at_fault.add(statement.path)
            yield outcome
    for document in organisation.of_role(Role.PUBLISHED):
        if document.understood and document.path not in at_fault:
            yield kept(document.path)


def _outcome(statement: Statement) -> Outcome | None:
    if _WORDS.hits(statement.text, statement.language, "excused"):
        return None
    for name in (*_SURE, _OPEN, _SOFT):
        for hit in said_in(statement, name, _WORDS):
            if hit is None or _explained(statement, hit):
                continue
            words = statement.text[hit.start : hit.end]
            if name in _SURE or (name == _OPEN and _promises(statement)):
                return broken(statement.id, statement.place, words=words)
            if name == _OPEN:
                return suspected(statement.id, statement.place, words=words)
            if statement.speech in _UNDERTAKEN:
                return broken(statement.id, statement.place, words=words)
    return None


def _promises(statement: Statement) -> bool:
    """True where the clause stands in a promise or beside a value, and not beside a thing that may be sold out."""
    return statement.speech in BINDING or bool(statement.quantities)


def _explained(statement: Statement, clause: Hit) -> bool:
    """True where a value, or the case in question, follows that says exactly when: "with 30 days' notice"."""
    rest = statement.text[clause.end :]
    told = min((rest.find(mark) for mark in _EXPLAINS if mark in rest), default=len(rest))
    changes = clause.concept.startswith("change.")
    return (
        any(character.isdigit() for character in (rest if changes else rest[told:]))
        or any(quantity.start >= clause.end + (0 if changes else told) for quantity in statement.quantities)
        or any(hit.concept == _IF and hit.start >= clause.end for hit in statement.hits)
    )
