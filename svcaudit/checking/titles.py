"""Where a finding about a document as a whole points to, and which of its sentences are prose."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.model.claim import Statement
from svcaudit.model.document import BlockKind, Document
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def title_place(document: Document) -> Place:
    """The title: its first heading, else what its data call it, else its first line."""
    for block in document.blocks:
        if block.headings:
            return document.locate(block.headings[0].passage)
        if block.kind is BlockKind.HEADING:
            return document.locate(block.passage)
    title = document.metadata.title
    return document.locate(title) if title is not None else document.place(0, 1)


def prose(organisation: Organisation, document: Document) -> Iterator[Statement]:
    """The sentences of a document that are neither cells of a table nor data."""
    for statement in organisation.statements:
        ours = statement.path == document.path and statement.block >= 0
        if ours and document.blocks[statement.block].kind in _PROSE:
            yield statement
