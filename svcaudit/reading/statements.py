"""Documents -> statements: each sentence, row and value with all that can be read in it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.learning import Sentence, SentenceReader
from svcaudit.model.claim import Source, Statement
from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.reading.colours import coloured
from svcaudit.reading.context import Lens, over
from svcaudit.reading.rowvalues import quantities_of_row

_UNREAD = frozenset({BlockKind.HEADING, BlockKind.DIAGRAM})


def read_statements(document: Document, lens: Lens, reader: SentenceReader) -> tuple[Statement, ...]:
    """Every statement of a document, in its order; none of one whose language has no pack."""
    if not document.understood:
        return ()
    found: list[Statement] = []
    for number, block in enumerate(document.blocks):
        if block.kind not in _UNREAD:
            found.extend(_of_block(document, number, block, lens, reader))
    return tuple(found)


def _of_block(document: Document, number: int, block: Block, lens: Lens, reader: SentenceReader) -> Iterator[Statement]:
    spans = (
        ((0, len(block.passage.text)),) if block.kind is BlockKind.ROW else lens.language.sentences(block.passage.text)
    )
    for start, end in spans:
        text = block.passage.text[start:end]
        if text.strip():
            yield _statement(document, number, block, start, end, lens, reader)


def _statement(
    document: Document, number: int, block: Block, start: int, end: int, lens: Lens, reader: SentenceReader
) -> Statement:
    text = block.passage.text[start:end]
    texts = over(document, block)
    hits, context = lens.hits(text), lens.hits_over(texts)
    row = block.kind is BlockKind.ROW
    quantities = tuple(quantities_of_row(block, lens.language)) if row else lens.language.quantities(text)
    reading = reader.read(Sentence(text, document.language, document.role, hits, context, bool(quantities)))
    place = document.locate(block.passage, start, end)
    return Statement(
        id=f"{document.path}:{place.line}:{place.column}",
        path=document.path,
        role=document.role,
        language=document.language,
        text=text,
        place=place,
        block=number,
        speech=coloured(reading.speech, hits, block, lens.language),
        certain=reading.sure,
        hits=hits,
        context=context,
        quantities=quantities,
        topics=lens.topics(text, Source.SENTENCE) + lens.topics_over(texts),
        headings=tuple(heading.passage.text for heading in block.headings),
        units=tuple(dict.fromkeys(mention.unit for mention in lens.register.mentions(text))),
        negated=reading.negated,
        start=start,
        conditions=tuple(text[one.words : one.end].strip() for one in reading.conditions),
    )
