"""The statements of documents that deal with a subject: by their own words, their section or their document."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.language import pack
from svcaudit.model.claim import Hit, Source, Speech, Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place

#: What a sentence that only cites, recalls or imagines provides for: nothing.
_NO_EVIDENCE = frozenset(
    {Speech.HISTORY, Speech.EXAMPLE, Speech.PLACEHOLDER, Speech.LAW, Speech.QUESTION, Speech.NON_PROMISE}
)
#: A subject that organisations treat in one breath with another, and in one document.
_COMPANION = {"subject.complaint": "subject.suggestion"}
#: Something is told, but not to the customer: it hides what it overlaps.
_TOLD_OTHERS = "evidence.told_other"
_NEGATION_REACH = 28  # characters before a word within which a "not" turns it round


def about(organisation: Organisation, subject: str, role: Role) -> tuple[Statement, ...]:
    """The statements on one side that are about `subject`, a concept such as `subject.complaint`."""
    return tuple(
        statement
        for document in organisation.of_role(role)
        if document.understood
        for statement in _in_document(organisation, document, subject)
    )


def _in_document(organisation: Organisation, document: Document, subject: str) -> Iterator[Statement]:
    own = section_headings(document, subject)
    if document.role is Role.PUBLISHED:
        own |= _sections_that_speak(organisation, document, subject)
    whole = _named_by_title(document, subject) and (not own or _title_names_only(document, subject))
    for statement in organisation.statements:
        if statement.path == document.path and (
            whole or own & set(statement.headings) or subject in statement.concepts() or _asked(statement, subject)
        ):
            yield statement


def section_headings(document: Document, subject: str) -> frozenset[str]:
    """Texts of the headings below the title that name the subject."""
    if not document.understood:
        return frozenset()
    language = pack(document.language)
    titles = {block.headings[0].passage.text for block in document.blocks if block.headings}
    return frozenset(
        heading.passage.text
        for block in document.blocks
        for heading in block.headings
        if heading.passage.text not in titles and _names(language.hits(heading.passage.text), subject)
    )


def _sections_that_speak(organisation: Organisation, document: Document, subject: str) -> frozenset[str]:
    """The nearest headings above sentences that name the subject, the title left out."""
    return frozenset(
        statement.headings[-1]
        for statement in organisation.statements
        if statement.path == document.path and len(statement.headings) > 1 and subject in statement.concepts()
    )


def _asked(statement: Statement, concept: str) -> bool:
    """True where the question that a statement answers names the concept."""
    return any(hit.concept == concept and hit.source is Source.QUESTION for hit in statement.context)


def _title_names_only(document: Document, subject: str) -> bool:
    """True where the title names no other subject: "Complaints and suggestions", not "Complaints and billing"."""
    language = pack(document.language)
    titles = [document.metadata.title.text] if document.metadata.title is not None else []
    titles += [block.headings[0].passage.text for block in document.blocks[:2] if block.headings]
    named = {hit.concept for title in titles for hit in language.hits(title) if hit.concept.startswith("subject.")}
    return named <= {subject, _COMPANION.get(subject, subject)}


def _named_by_title(document: Document, subject: str) -> bool:
    language = pack(document.language)
    texts = [passage.text for passage in (document.metadata.title, document.metadata.service) if passage is not None]
    if document.record is not None:
        texts += [item.text for item in (document.record.procedure, document.record.service) if item is not None]
    texts += [block.headings[0].passage.text for block in document.blocks if block.headings]
    return any(_names(language.hits(text), subject) for text in texts)


def deals_with(document: Document, subject: str) -> bool:
    """True where a document's title or one of its headings names the subject."""
    return document.understood and (_named_by_title(document, subject) or bool(section_headings(document, subject)))


def _names(hits: tuple[Hit, ...], subject: str) -> bool:
    return any(hit.concept == subject for hit in hits)


def affirmed(statement: Statement, concept: str) -> bool:
    """True where the statement itself, in force and not negated, says the concept."""
    if statement.speech in _NO_EVIDENCE:
        return False
    others = [hit for hit in statement.hits if hit.concept == _TOLD_OTHERS]
    told = any(
        hit.concept == concept and not negated(statement, hit) and not any(_overlap(hit, other) for other in others)
        for hit in statement.hits
    )
    return told or _asked(statement, concept)


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.start < other.end and other.start < hit.end


def negated(statement: Statement, hit: Hit) -> bool:
    """True where a "not" in the same clause stands before a concept."""
    before = statement.text[max(0, hit.start - _NEGATION_REACH) : hit.start]
    cut = max(before.rfind(mark) for mark in ".;:,")
    start = max(0, hit.start - _NEGATION_REACH) + cut + 1
    return any(
        other.concept == "negation.no" and start <= other.start < hit.start and other.source is Source.SENTENCE
        for other in statement.hits
    )


def heading_place(organisation: Organisation, subject: str, role: Role) -> Place | None:
    """The heading, or else the first line, of the document on one side that deals with the subject."""
    for document in organisation.of_role(role):
        if not deals_with(document, subject):
            continue
        language = pack(document.language)
        for block in document.blocks:
            for heading in block.headings:
                if _names(language.hits(heading.passage.text), subject):
                    return document.locate(heading.passage)
        return document.place(0, 1)
    return None
