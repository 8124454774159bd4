"""The words of a document behind their stems, for whoever has to show what two sentences have in common."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.language import pack
from svcaudit.model.claim import Statement
from svcaudit.model.document import Document
from svcaudit.reading.context import over


def written_words(document: Document, statement: Statement) -> dict[str, str]:
    """Each stem in a statement and in what stands over it, with the first word that it is written as there."""
    found: dict[str, str] = {}
    for text in _texts(document, statement):
        for word in pack(document.language).words(text):
            found.setdefault(word.stem, word.text.lower())
    return found


def _texts(document: Document, statement: Statement) -> Iterator[str]:
    yield statement.text
    if statement.block >= 0:
        block = document.blocks[statement.block]
        yield block.passage.text
        yield from (cell.header.text for cell in block.cells)
        yield from (text.text for text in over(document, block))
    record = document.record
    if record is not None:
        named = (record.service, record.procedure)
        yield from (passage.text for passage in named if passage is not None)
