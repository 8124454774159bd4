"""CLR001: a promise of speed says how fast."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.model.claim import BINDING, Speech, Statement
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
        elif vague is not None and not _asked(statement):
            yield broken(statement.id, statement.place, words=statement.text[vague.start : vague.end])


def _measured(statement: Statement) -> bool:
    kinds = (QuantityKind.DURATION, QuantityKind.DATE)
    return any(quantity.kind in kinds for quantity in statement.quantities)


def _asked(statement: Statement) -> bool:
    """True where the customer is the one who is asked to be quick."""
    return any(hit.concept == "speech.request" and hit.start <= 2 for hit in statement.hits)
