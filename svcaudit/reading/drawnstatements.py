"""Charts -> statements: what a drawn step says counts as said, as the same step in a list would.

Their values are read as times of steps and make no claims of their own, here as there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcaudit.learning import Sentence, SentenceReader
from svcaudit.model.claim import Source, Statement
from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.model.procedure import Procedure, Step
from svcaudit.reading.context import Lens, over


def drawn_statements(
    document: Document, procedures: Iterable[Procedure], lens: Lens, reader: SentenceReader
) -> Iterator[Statement]:
    """One statement for each step of the document's charts that says something."""
    for procedure in procedures:
        for step in procedure.steps:
            if step.text.strip():
                yield _statement(document, procedure, step, lens, reader)


def _statement(document: Document, procedure: Procedure, step: Step, lens: Lens, reader: SentenceReader) -> Statement:
    """What a step says, with the units that act in it at its head."""
    text = f"{', '.join(step.units)}: {step.text}" if step.units and step.owner_from == "step" else step.text
    block = _block(document, step)
    texts = over(document, block) if block is not None else ()
    hits, context = lens.hits(text), lens.hits_over(texts)
    quantities = lens.language.quantities(text)
    reading = reader.read(Sentence(text, document.language, document.role, hits, context, bool(quantities)))
    return Statement(
        id=f"{document.path}:{step.place.line}:{step.place.column}",
        path=document.path,
        role=document.role,
        language=document.language,
        text=text,
        place=step.place,
        block=-1,
        speech=reading.speech,
        certain=reading.sure,
        hits=hits,
        context=context,
        quantities=quantities,
        topics=lens.topics(text, Source.SENTENCE) + lens.topics_over(texts),
        headings=tuple(one.passage.text for one in block.headings) if block is not None else (procedure.name,),
        units=step.units,
        negated=reading.negated,
    )


def _block(document: Document, step: Step) -> Block | None:
    """The block that draws a step; a document that is a chart as a whole has none."""
    for block in document.blocks:
        if block.kind is BlockKind.DIAGRAM:
            place = document.locate(block.passage)
            if place.line <= step.place.line <= place.end_line:
                return block
    return None
