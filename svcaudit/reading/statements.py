"""Documents -> statements: each sentence, row and value with all that can be read in it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.language import LanguagePack, pack
from svcaudit.learning import Sentence, SentenceReader
from svcaudit.model.claim import Source, Statement, Weighted
from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.reading.context import hits_beside_values, hits_over, over, topics_over
from svcaudit.reading.rowvalues import quantities_of_row

_UNREAD = frozenset({BlockKind.HEADING, BlockKind.DIAGRAM})


def read_statements(document: Document, reader: SentenceReader) -> tuple[Statement, ...]:
    """Every statement of a document, in its order; none of one whose language has no pack."""
    if not document.understood:
        return ()
    language = pack(document.language)
    found: list[Statement] = []
    for number, block in enumerate(document.blocks):
        if block.kind not in _UNREAD:
            found.extend(_of_block(document, number, block, language, reader))
    return tuple(found)


def _of_block(
    document: Document, number: int, block: Block, language: LanguagePack, reader: SentenceReader
) -> Iterator[Statement]:
    spans = ((0, len(block.passage.text)),) if block.kind is BlockKind.ROW else language.sentences(block.passage.text)
    for start, end in spans:
        text = block.passage.text[start:end]
        if text.strip():
            yield _statement(document, number, block, start, end, language, reader)


def _statement(
    document: Document, number: int, block: Block, start: int, end: int, language: LanguagePack, reader: SentenceReader
) -> Statement:
    text = block.passage.text[start:end]
    texts = over(document, block)
    hits, context = hits_beside_values(text, language), hits_over(texts, language)
    row = block.kind is BlockKind.ROW
    quantities = tuple(quantities_of_row(block, language)) if row else language.quantities(text)
    reading = reader.read(Sentence(text, document.language, document.role, hits, context, bool(quantities)))
    place = document.locate(block.passage, start, end)
    own = tuple(Weighted(stem, Source.SENTENCE) for stem in language.topics(text))
    return Statement(
        id=f"{document.path}:{place.line}:{place.column}",
        path=document.path,
        role=document.role,
        language=document.language,
        text=text,
        place=place,
        block=number,
        speech=reading.speech,
        certain=reading.sure,
        hits=hits,
        context=context,
        quantities=quantities,
        topics=own + topics_over(texts, language),
        headings=tuple(heading.passage.text for heading in block.headings),
        negated=reading.negated,
    )
