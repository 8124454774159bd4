"""Gap rules as data: a page brings the words of what must be provided for, and says where.

words: ...                       sets of words of the page (see vocabulary.py)
evidence:
  where: internal                internal, published or any
  kept: [survey + frequency.regular]   one of these, affirmed and in force, keeps the rule
  within: passage                how near the joined names stand: sentence (the default), passage, section or document
  unless: [plan]                 a statement that says one of these is no evidence
  topic: [personnel]             documents whose title or headings say one of these deal with the topic
  requires: internal             the rule applies only where that side was handed in

A gap is certain where some document deals with the topic, or the configuration says that all documents are there;
otherwise the document that provides for it may not have been handed in, and a person has to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.page import Page
from svcaudit.checking.sayings import SENTENCE, Alternative, affirms, on_side, sayings
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place

_SHOWN = 3  # places that a kept outcome cites


@dataclass(frozen=True, slots=True)
class Provision:
    """What a page looks for, and where."""

    rule: str
    where: tuple[Role, ...]
    kept: tuple[Alternative, ...]
    within: str
    unless: tuple[str, ...]
    topic: tuple[str, ...]
    requires: Role | None
    vocabulary: Vocabulary

    @classmethod
    def of(cls, page: Page) -> Provision:
        """What the page names as evidence."""
        data = page.evidence
        assert isinstance(data, Mapping)
        return cls._of_data(page, data)

    @classmethod
    def _of_data(cls, page: Page, data: Mapping[str, Any]) -> Provision:
        where = str(data.get("where", "any"))
        requires = data.get("requires")
        return cls(
            rule=page.id,
            where=tuple(Role) if where == "any" else (Role(where),),
            kept=tuple(Alternative.of(str(text)) for text in data["kept"]),
            within=str(data.get("within", SENTENCE)),
            unless=tuple(str(name) for name in data.get("unless", ())),
            topic=tuple(str(name) for name in data.get("topic", ())),
            requires=Role(str(requires)) if requires else None,
            vocabulary=Vocabulary(page.words),
        )


def judge_provision(provision: Provision, organisation: Organisation) -> Iterator[Outcome]:
    """One outcome for the organisation as a whole; kept cites what provides for it."""
    if provision.requires is not None and not organisation.of_role(provision.requires):
        return
    side = [document for role in provision.where for document in organisation.of_role(role)]
    if not any(document.understood for document in side):
        return
    places = list(_evidence(provision, organisation))[:_SHOWN]
    if places:
        yield kept(provision.rule, *places)
    elif not all(document.understood for document in side):
        yield undecided(provision.rule)  # what is missing may stand in the document that could not be read
    else:
        yield _missing(provision, organisation, side)


def _evidence(provision: Provision, organisation: Organisation) -> Iterator[Place]:
    statements = list(on_side(organisation, provision.where))
    for statement in sayings(statements, provision.kept, provision.vocabulary, provision.within):
        if not any(affirms(statement, name, provision.vocabulary) for name in provision.unless):
            yield statement.place


def _missing(provision: Provision, organisation: Organisation, side: list[Document]) -> Outcome:
    place = next((place for document in side if (place := _topic_place(provision, document)) is not None), None)
    certain = place is not None or not provision.topic or organisation.settings.complete is True
    places = (place,) if place is not None else ()
    return (broken if certain else suspected)(provision.rule, *places)


def _topic_place(provision: Provision, document: Document) -> Place | None:
    """The heading by which a document deals with the topic."""
    if not document.understood:
        return None
    title = document.metadata.title
    passages = [title] if title is not None else []
    passages += list(dict.fromkeys(heading.passage for block in document.blocks for heading in block.headings))
    for passage in passages:
        if any(provision.vocabulary.hits(passage.text, document.language, name) for name in provision.topic):
            return document.locate(passage)
    return None
