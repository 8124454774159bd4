"""CLR006: each document says when it is from, by date or version, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.page import load_page
from svcaudit.checking.titles import title_place
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.document import Document
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

_WORDS = Vocabulary(load_page(__package__ or "", "undated").words)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every document, as a whole."""
    for document in organisation.documents:
        if document.understood:
            yield _outcome(document)


def _outcome(document: Document) -> Outcome:
    data, place = document.metadata, title_place(document)
    dated = data.date is not None or data.version is not None or _says(document, "dated")
    owned = data.owner is not None or _says(document, "owned")
    if dated and owned:
        return kept(document.path, place)
    message = "broken" if not dated and not owned else "no_date" if owned else "no_owner"
    return broken(document.path, place, message=message)


def _says(document: Document, name: str) -> bool:
    """True where the text says it: "version 3", "updated in March", "owner: Operations"."""
    passages = [block.passage.text for block in document.blocks]
    return any(_WORDS.hits(text, document.language, name) for text in passages)
