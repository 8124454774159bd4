"""ATT005: in a path of more than five working days the customer hears how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.page import load_page
from svcaudit.checking.sections import NO_EVIDENCE
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.flow.lengths import counted
from svcaudit.flow.routes import routes
from svcaudit.language import pack
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure, Step
from svcaudit.model.quantity import Calendar, Duration, Unit
from svcaudit.timing import Later, ends_later

#: The longest wait in which nobody misses a word.
_SHORT = Duration(Decimal(5), Decimal(5), Unit.DAY, Calendar.WORKING)
_CUSTOMER = "actor.customer"
_ACKNOWLEDGED = "action.acknowledge"
_VISIT = "action.visit"
_REGULAR = "frequency.regular"


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every procedure that serves a customer and has a way of more than five working days."""
    languages = {document.path: document.language for document in organisation.documents}
    for procedure in organisation.procedures:
        language = languages[procedure.path]
        long = [way for way in routes(procedure) if _is_long(way)]
        if not long or not _serves(procedure, language):
            continue
        if _told_in_general(procedure, organisation) or all(_told_on(way, language) for way in long):
            yield kept(procedure.id, procedure.place)
        else:
            yield broken(procedure.id, procedure.place)


def _is_long(way: tuple[Step, ...]) -> bool:
    return ends_later(_SHORT, tuple(duration for _, duration in counted(way))) is Later.ALWAYS


def _serves(procedure: Procedure, language: str) -> bool:
    """True where a step gives the customer something, or names the customer."""
    return any(step.outcomes or _names_customer(step.text, language) for step in procedure.steps)


def _names_customer(text: str, language: str) -> bool:
    return any(hit.concept == _CUSTOMER for hit in pack(language).hits(text)) or _says(text, language, "them")


def _told_on(way: tuple[Step, ...], language: str) -> bool:
    """True where a step tells the customer something while there is still time to wait after it."""
    timed = [index for index, step in enumerate(way) if step.time is not None]
    last = timed[-1]
    return any(
        _visits(step, language) or (_tells(step, language) and (timed[0] <= index or _keeps_posted(step, language)))
        for index, step in enumerate(way)
        if index < last or _keeps_posted(step, language)
    )


def _visits(step: Step, language: str) -> bool:
    """True where the customer and those who work on the case see one another in a step."""
    seen = any(hit.concept == _VISIT for hit in pack(language).hits(step.text))
    return seen or _says(step.text, language, "meets")


def _tells(step: Step, language: str) -> bool:
    """True where a step tells the customer more than that the case has arrived."""
    told = _says(step.text, language, "told") and _names_customer(step.text, language)
    return told and not _only_acknowledges(step, language)


def _keeps_posted(step: Step, language: str) -> bool:
    """True where a step says how the matter stands, or does what it does again and again."""
    regular = any(hit.concept == _REGULAR for hit in pack(language).hits(step.text))
    return regular or _says(step.text, language, "progress")


def _only_acknowledges(step: Step, language: str) -> bool:
    acknowledged = any(hit.concept == _ACKNOWLEDGED for hit in pack(language).hits(step.text))
    return acknowledged and not _says(step.text, language, "progress")


def _told_in_general(procedure: Procedure, organisation: Organisation) -> bool:
    """True where a sentence of the document, none of another procedure, keeps the customer posted at every step."""
    others = {other.name for other in organisation.procedures if other.id != procedure.id}
    return any(
        statement.path == procedure.path
        and not (statement.headings and statement.headings[-1] in others)
        and statement.speech not in NO_EVIDENCE
        and not statement.negated
        and _says(statement.text, statement.language, "progress")
        and _names_customer(statement.text, statement.language)
        for statement in organisation.statements
    )


def _says(text: str, language: str, name: str) -> bool:
    return bool(_vocabulary().hits(text, language, name))


@cache
def _vocabulary() -> Vocabulary:
    package, _, name = __name__.rpartition(".")
    return Vocabulary(load_page(package, name).words)
