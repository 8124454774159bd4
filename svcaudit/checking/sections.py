"""The statements of documents that deal with a subject: by their own words, their section or their document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from svcaudit.language import LanguagePack, pack
from svcaudit.model.claim import Hit, Source, Speech, Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place
from svcaudit.model.quantity import QuantityKind

#: Acts of sentences that only cite, recall or imagine, and provide for nothing.
NO_EVIDENCE = frozenset(
    {Speech.HISTORY, Speech.EXAMPLE, Speech.PLACEHOLDER, Speech.LAW, Speech.QUESTION, Speech.NON_PROMISE}
)
#: A subject that organisations treat in one breath with another, and in one document.
_COMPANION = {"subject.complaint": "subject.suggestion"}
#: Words that point to a right or a way to complain, and say no more.
_PASSING = "passing.complaint"
#: Something is told, but not to the customer: it hides what it overlaps.
_TOLD_OTHERS = "evidence.told_other"
#: Who "answers for" a complaint is not yet one who answers it.
_OUTCOME = "evidence.outcome_told"
_ANSWERABLE = "passing.answerable"
#: What an authority outside is evidence of.
_NEXT = "evidence.escalation"
_OUTSIDE = "outside.body"
_ACKNOWLEDGED = frozenset({"action.acknowledge", "evidence.acknowledge"})
#: What turns a word round.
NOT = frozenset({"negation.no"})
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
            (whole and not _of_companion(statement, subject))
            or own & set(statement.headings)
            or _tells_of(statement, subject, document.role)
            or _asked(statement, subject)
        ):
            yield statement


def _of_companion(statement: Statement, subject: str) -> bool:
    """True for a statement below a heading of its own for the companion alone: "Suggestions"."""
    companion = _COMPANION.get(subject)
    if companion is None or len(statement.headings) < 2:
        return False
    named = {hit.concept for hit in pack(statement.language).hits(statement.headings[-1])}
    return companion in named and subject not in named


def _tells_of(statement: Statement, subject: str, role: Role) -> bool:
    """True where a statement names the subject; inside, "the way to complain" says nothing of what becomes of it."""
    own = [hit for hit in statement.hits if hit.concept == subject and hit.source is Source.SENTENCE]
    if role is Role.INTERNAL and own:
        passing = [hit for hit in statement.hits if hit.concept == _PASSING]
        return not all(any(_overlap(hit, other) for other in passing) for hit in own)
    return subject in statement.concepts()


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
    return all(_names_only(title, subject, language) for title in titles)


def _names_only(title: str, subject: str, language: LanguagePack) -> bool:
    """True where each part of a title that another is joined to by "and" names the subject or its companion."""
    mine = {subject, _COMPANION.get(subject, subject)}
    parts = _parts(title, language)
    named = [{hit.concept for hit in language.hits(part) if hit.concept.startswith("subject.")} for part in parts]
    others = [
        part for part, concepts in zip(parts, named, strict=True) if not concepts & mine and language.topics(part)
    ]
    return set().union(*named) <= mine and (not others or not any(concepts & mine for concepts in named))


def _parts(title: str, language: LanguagePack) -> list[str]:
    """The parts of a title between commas and words for "and"."""
    parts, start = [], 0
    for word in language.words(title):
        if word.folded in language.grammar.joiners:
            parts.append(title[start : word.start])
            start = word.end
    return [part for long in (*parts, title[start:]) for part in long.split(",")]


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
    """True where the statement itself, in force and not negated, says the concept.

    A law is evidence of the authority that it names, where the text gives it to the customer as the next instance.
    """
    if statement.speech in NO_EVIDENCE and not (
        statement.speech is Speech.LAW and concept == _NEXT and _OUTSIDE in statement.concepts()
    ):
        return False
    return _says(statement, concept) or _says(without_times(statement), concept) or _asked(statement, concept)


def _says(statement: Statement, concept: str) -> bool:
    hiding = (_TOLD_OTHERS, _ANSWERABLE) if concept == _OUTCOME else (_TOLD_OTHERS,)
    others = [hit for hit in statement.hits if hit.concept in hiding]
    return any(
        hit.concept == concept and not negated(statement, hit) and not any(_overlap(hit, other) for other in others)
        for hit in statement.hits
    )


def in_order(statement: Statement, concepts: tuple[str, ...]) -> bool:
    """True where a statement in force says these concepts one after the other, none of them negated or of an
    acknowledgement: "a reply is written, and it is sent to the customer".
    """
    if statement.speech in NO_EVIDENCE or statement.negated:
        return False
    first = [hit for hit in statement.hits if hit.concept in _ACKNOWLEDGED]
    position = 0
    for concept in concepts:
        said = (hit for hit in statement.hits if hit.concept == concept and hit.start >= position)
        found = next((hit for hit in said if not any(_overlap(hit, other) for other in first)), None)
        if found is None:
            return False
        position = found.end
    return not any(hit.end <= position for hit in first)


def without_times(statement: Statement) -> Statement:
    """The statement without a time that stands between commas: "writes, within an hour, that it has arrived"."""
    text = statement.text
    for quantity in statement.quantities:
        first, last = text.rfind(",", 0, quantity.start), text.find(",", quantity.end)
        inside = text[first + 1 : last]
        if quantity.kind is QuantityKind.DURATION and first >= 0 and last >= 0 and not set(inside) & set(".;:("):
            shorter = text[:first] + text[last + 1 :]
            return replace(statement, text=shorter, hits=pack(statement.language).hits(shorter))
    return statement


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.start < other.end and other.start < hit.end


def negated(statement: Statement, hit: Hit, words: frozenset[str] = NOT) -> bool:
    """True where a "not", one of the concepts in `words`, stands in the same clause before a concept."""
    before = statement.text[max(0, hit.start - _NEGATION_REACH) : hit.start]
    cut = max(before.rfind(mark) for mark in ".;:,")
    start = max(0, hit.start - _NEGATION_REACH) + cut + 1
    return any(
        other.concept in words and start <= other.start < hit.start and other.source is Source.SENTENCE
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
