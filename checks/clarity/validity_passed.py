"""CLR008: no date of validity or review has passed."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.page import load_page
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import pack
from svcaudit.model.claim import Speech, Statement
from svcaudit.model.document import Document
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.model.quantity import DateValue, QuantityKind

_WORDS = Vocabulary(load_page(__package__ or "", "validity_passed").words)
#: What is said of somebody else's paper, or of none.
_NOT_OURS = frozenset({Speech.EXAMPLE, Speech.LAW, Speech.PLACEHOLDER, Speech.QUESTION})
_END_OF_YEAR = "-12-31"
_END_OF_MONTH = "-31"


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every date until which a document, or what a sentence says, is valid or to be reviewed."""
    today = organisation.settings.today
    if today is None:
        return
    for subject, place, date, key in _dates(organisation):
        if _last_day(date) < today.isoformat():
            yield broken(subject, place, message=key, date=date)
        else:
            yield kept(subject, place)


def _dates(organisation: Organisation) -> Iterator[tuple[str, Place, DateValue, str]]:
    for document in organisation.documents:
        if document.understood:
            yield from _of_data(document)
    for statement in organisation.statements:
        law = any(_WORDS.hits(statement.text, statement.language, "law"))
        if statement.speech not in _NOT_OURS and not law:
            yield from _of_statement(statement)


def _of_data(document: Document) -> Iterator[tuple[str, Place, DateValue, str]]:
    said = document.metadata.valid_until
    for quantity in pack(document.language).quantities(said.text) if said is not None else ():
        if said is not None and isinstance(quantity.value, DateValue):
            yield document.path, document.locate(said), quantity.value, "broken"


def _of_statement(statement: Statement) -> Iterator[tuple[str, Place, DateValue, str]]:
    """The date that follows the words nearest to it: "valid until 31 March 2025"."""
    for quantity in statement.quantities:
        if quantity.kind is not QuantityKind.DATE or not isinstance(quantity.value, DateValue):
            continue
        before = statement.text[: quantity.start]
        for name, key in (("valid", "broken"), ("review", "review")):
            # The words are looked for up to the date, so that what is said of another date is not taken.
            hits = _WORDS.hits(before, statement.language, name)
            if hits and not any(mark in before[hits[-1].end :] for mark in ".;("):
                yield statement.id, statement.place, quantity.value, key
                break


def _last_day(date: DateValue) -> str:
    """The last day of a date, a month or a year, in ISO order; months are taken for 31 days."""
    return date.value + {4: _END_OF_YEAR, 7: _END_OF_MONTH}.get(len(date.value), "")
