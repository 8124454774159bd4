"""CLR001: a promise of speed says how fast."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.language import pack
from svcaudit.model.claim import BINDING, Hit, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import QuantityKind


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every published sentence that promises time, in numbers or in vague words."""
    for statement in organisation.statements:
        if statement.role is not Role.PUBLISHED or statement.speech not in (*BINDING, Speech.AIM, Speech.FACT):
            continue
        vague = next((hit for hit in statement.hits if hit.concept == "vague.soon"), None)
        if _measured(statement):
            yield kept(statement.id, statement.place)
        elif vague is not None and not _asked(statement, vague):
            yield broken(statement.id, statement.place, words=statement.text[vague.start : vague.end])


def _measured(statement: Statement) -> bool:
    kinds = (QuantityKind.DURATION, QuantityKind.DATE)
    return any(quantity.kind in kinds for quantity in statement.quantities)


def _asked(statement: Statement, vague: Hit) -> bool:
    """True where the customer is asked to be quick: "Report it promptly", and not "Ring us and we answer"."""
    asked = next((hit for hit in statement.hits if hit.concept == "speech.request" and hit.start <= 2), None)
    if asked is None:
        return False
    language = pack(statement.language)
    between = language.words(statement.text[asked.end : vague.end])
    return not any(language.grammar.says_we(word.folded) for word in between)
