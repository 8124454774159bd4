"""What stands over a sentence and gives it what it leaves out: headings, lead-in, question, row and column."""

from __future__ import annotations

from dataclasses import dataclass, replace

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit, Source, Weighted
from svcaudit.model.document import Block, Document
from svcaudit.model.quantity import QuantityKind


@dataclass(frozen=True, slots=True)
class Over:
    """One text that stands over a sentence, and what it is to it."""

    text: str
    source: Source


def over(document: Document, block: Block) -> tuple[Over, ...]:
    """All texts over a block, nearest first. The document's title and outer headings count as the document."""
    found = []
    if block.question is not None:
        found.append(Over(block.question.text, Source.QUESTION))
    if block.lead_in is not None:
        # A paragraph that happens to stand before a list introduces it only where it says so with a colon.
        leads = block.lead_in.text.rstrip().endswith(":")
        found.append(Over(block.lead_in.text, Source.LEAD_IN if leads else Source.DOCUMENT))
    if block.parent is not None:
        found.append(Over(document.blocks[block.parent].passage.text, Source.LEAD_IN))
    headings = [heading.passage.text for heading in reversed(block.headings)]
    found += [Over(text, Source.HEADING if not number else Source.DOCUMENT) for number, text in enumerate(headings)]
    for extra in (document.metadata.title, document.metadata.service):
        if extra is not None and extra.text not in headings:
            found.append(Over(extra.text, Source.DOCUMENT))
    return tuple(found)


def hits_over(texts: tuple[Over, ...], language: LanguagePack) -> tuple[Hit, ...]:
    """Concepts of the texts over a sentence, each marked with where it stands."""
    return tuple(
        replace(hit, source=text.source) for text in texts for hit in hits_beside_values(text.text, language)
    )


def hits_beside_values(text: str, language: LanguagePack) -> tuple[Hit, ...]:
    """Concepts of a text, without those that are part of a time: "business" in "two business days" is no customer."""
    times = [
        (value.start, value.end)
        for value in language.quantities(text)
        if value.kind in (QuantityKind.DURATION, QuantityKind.HOURS)
    ]
    return tuple(
        hit for hit in language.hits(text) if not any(start <= hit.start and hit.end <= end for start, end in times)
    )


def topics_over(texts: tuple[Over, ...], language: LanguagePack) -> tuple[Weighted, ...]:
    """Topic stems of the texts over a sentence."""
    return tuple(Weighted(stem, text.source) for text in texts for stem in language.topics(text.text))
