"""CLR003: the index of its language says that a document can be read by those whom it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.titles import prose, title_place
from svcaudit.language.readability import readability, words_in
from svcaudit.model.claim import Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import QuantityKind

#: The least index: INFLESZ calls less than 40 "very hard"; staff are used to the matter.
_LEAST = {Role.PUBLISHED: 40, Role.INTERNAL: 30}
_FEWEST = 100  # words: fewer say nothing of a document
_SHORTEST = 4  # words: a shorter sentence is a label
_WORST = 3  # sentences that are shown


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every document with enough prose, whose language has an index."""
    for document in organisation.documents:
        if document.understood:
            sentences = [statement for statement in prose(organisation, document) if _is_text(statement)]
            yield from _outcome(document, sentences)


def _is_text(statement: Statement) -> bool:
    """False for addresses and labels."""
    contact = any(quantity.kind is QuantityKind.CONTACT for quantity in statement.quantities)
    return not contact and words_in(statement.text) >= _SHORTEST


def _outcome(document: Document, sentences: Sequence[Statement]) -> Iterator[Outcome]:
    found = readability([statement.text for statement in sentences], document.language)
    if found is None or found.words < _FEWEST:
        return
    place, least = title_place(document), _LEAST[document.role]
    if found.index >= least:
        yield kept(document.path, place)
        return
    yield broken(
        document.path,
        place,
        *(statement.place for statement in _worst(sentences)),
        formula=found.formula,
        index=found.index,
        least=least,
        length=found.words_per_sentence,
    )


def _worst(sentences: Sequence[Statement]) -> list[Statement]:
    """The hardest sentences, in the order of the document."""

    def index(statement: Statement) -> int:
        found = readability([statement.text], statement.language)
        return found.index if found is not None else 0

    hardest = sorted(sentences, key=index)[:_WORST]
    return [statement for statement in sentences if statement in hardest]
