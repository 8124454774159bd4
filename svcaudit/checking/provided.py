"""Gap rules as data: a page brings the words of what must be provided for, and says where.

words: ...                       sets of words of the page (see vocabulary.py)
evidence:
  where: internal                internal, published or any
  kept: [survey + frequency.regular]   one of these, affirmed and in force, keeps the rule
  within: passage                how near the joined names stand: sentence (the default), passage, section or document
  by_heading: false              no name may stand in the nearest heading instead (`near` ones still may)
  unless: [plan]                 a statement that says one of these is no evidence, nor part of any
  headed: [expectations]         a section whose heading says one of these provides for it by what stands there
  topic: [personnel]             documents whose title or headings say one of these deal with the topic
  topic_alone: [people]          documents with a heading that says one of these and nothing else deal with it, too
  denied: [staff + training]     a sentence that names all of one of these and turns it round denies the thing
  against: [front_line + left_out]   said in one passage, these break the rule whatever else is said
  requires: internal             the rule applies only where that side was handed in; the topic is looked for there
  about: subject.complaint       only statements about this concept count, and the rule applies only where the side
                                 that is looked at, or that `requires` names, says more of it than in passing
  sure: true                     a gap is certain though no document deals with the topic: what the public is not told

A gap is certain where some document deals with the topic or denies the thing, or the configuration says that all
documents are there; otherwise the document that provides for it may not have been handed in, and a person has to look.
A person has to look, too, where one section says all that is asked for, only not together.
A page whose messages have a `denied` sentence uses it where the finding points to a denial.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcaudit.checking.evidence import provided_for
from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.page import Page
from svcaudit.checking.sayings import (
    PASSAGE,
    SECTION,
    SENTENCE,
    Alternative,
    affirms_all,
    denials,
    is_headed,
    on_side,
    sayings,
)
from svcaudit.checking.sections import about, heading_place
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place

_NUMBERING = " .:-–—)(0123456789"  # what stands around the words of a heading
_SHOWN = 3  # places that a kept outcome cites


@dataclass(frozen=True, slots=True)
class Provision:
    """What a page looks for, and where."""

    rule: str
    where: tuple[Role, ...]
    kept: tuple[Alternative, ...]
    within: str
    by_heading: bool
    unless: tuple[Alternative, ...]
    headed: tuple[str, ...]
    topic: tuple[str, ...]
    topic_alone: tuple[str, ...]
    denied: tuple[Alternative, ...]
    against: tuple[Alternative, ...]
    requires: Role | None
    about: str
    sure: bool
    vocabulary: Vocabulary
    denial_message: str

    @property
    def names(self) -> frozenset[str]:
        """Every name that the page uses."""
        joined = (name for one in (*self.kept, *self.unless, *self.denied, *self.against) for name in one.all_names)
        return frozenset((*joined, *self.headed, *self.topic, *self.topic_alone))

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
            by_heading=bool(data.get("by_heading", True)),
            unless=tuple(Alternative.of(str(text)) for text in data.get("unless", ())),
            headed=tuple(str(name) for name in data.get("headed", ())),
            topic=tuple(str(name) for name in data.get("topic", ())),
            topic_alone=tuple(str(name) for name in data.get("topic_alone", ())),
            denied=tuple(Alternative.of(str(text)) for text in data.get("denied", ())),
            against=tuple(Alternative.of(str(text)) for text in data.get("against", ())),
            requires=Role(str(requires)) if requires else None,
            about=str(data.get("about", "")),
            sure=bool(data.get("sure", False)),
            vocabulary=Vocabulary(page.words),
            denial_message="denied" if page.told[0].message("denied") else "broken",
        )


def judge_provision(provision: Provision, organisation: Organisation) -> Iterator[Outcome]:
    """One outcome for the organisation as a whole; kept cites what provides for it."""
    if provision.requires is not None and not organisation.of_role(provision.requires):
        return
    side = [document for role in provision.where for document in organisation.of_role(role)]
    if not any(document.understood for document in side):
        return
    if provision.about and not _deals_with(provision, organisation):
        return
    statements = _statements(provision, organisation)
    against = list(sayings(statements, provision.against, provision.vocabulary, PASSAGE))
    places = list(_evidence(provision, statements))[:_SHOWN]
    if against:
        yield broken(provision.rule, against[0].place, message=provision.denial_message)
    elif places:
        yield kept(provision.rule, *places)
    elif not all(document.understood for document in side):
        yield undecided(provision.rule)  # what is missing may stand in the document that could not be read
    else:
        yield _missing(provision, organisation, statements, side)


def _deals_with(provision: Provision, organisation: Organisation) -> bool:
    """True where the documents say more than in passing of what the rule is about."""
    roles = (provision.requires,) if provision.requires is not None else provision.where
    return any(provided_for(organisation, provision.about, role) for role in roles)


def _statements(provision: Provision, organisation: Organisation) -> list[Statement]:
    """The statements that count: all of the side, or those about the one thing that the rule is about."""
    statements = on_side(organisation, provision.where)
    if not provision.about:
        return list(statements)
    own = {one.id for role in provision.where for one in about(organisation, provision.about, role)}
    return [one for one in statements if one.id in own]


def _evidence(provision: Provision, statements: Sequence[Statement]) -> Iterator[Place]:
    """Where the thing is provided for: what is no evidence itself helps no sentence beside it either."""
    of_use = _of_use(provision, statements)
    reach, by_heading = provision.within, provision.by_heading
    for statement in sayings(of_use, provision.kept, provision.vocabulary, reach, by_heading=by_heading):
        yield statement.place
    for statement in of_use:
        if is_headed(statement, provision.headed, provision.vocabulary):
            yield statement.place


def _of_use(provision: Provision, statements: Sequence[Statement]) -> list[Statement]:
    """The statements that nothing in them keeps from being evidence."""
    return [
        statement
        for statement in statements
        if not any(affirms_all(statement, one, provision.vocabulary) for one in provision.unless)
    ]


def _missing(
    provision: Provision, organisation: Organisation, statements: Sequence[Statement], side: list[Document]
) -> Outcome:
    denial = next(denials(statements, provision.denied, provision.vocabulary), None)
    if denial is not None:
        return broken(provision.rule, denial.place, message=provision.denial_message)
    places_of_topic = (
        _topic_place(provision, document) for document in side if provision.requires in (None, document.role)
    )
    place = next((place for place in places_of_topic if place is not None), None)
    if place is None and provision.about:
        place = heading_place(organisation, provision.about, provision.where[-1])
    certain = place is not None or provision.sure or not provision.topic or organisation.settings.complete is True
    certain = certain and not _half_said(provision, statements)
    places = (place,) if place is not None else ()
    return (broken if certain else suspected)(provision.rule, *places)


def _half_said(provision: Provision, statements: Sequence[Statement]) -> bool:
    """True where one section says all that is asked for, if not together: a person has to read it."""
    of_use = _of_use(provision, statements)
    return any(True for _ in sayings(of_use, provision.kept, provision.vocabulary, SECTION))


def _topic_place(provision: Provision, document: Document) -> Place | None:
    """The heading by which a document deals with the topic."""
    if not document.understood:
        return None
    title = document.metadata.title
    passages = [title] if title is not None else []
    passages += list(dict.fromkeys(heading.passage for block in document.blocks for heading in block.headings))
    for passage in passages:
        if _names_topic(provision, passage.text, document.language):
            return document.locate(passage)
    return None


def _names_topic(provision: Provision, heading: str, language: str) -> bool:
    """True for a heading on the topic: by words in it, or by words that are all of it but its number."""
    find = provision.vocabulary.hits
    if any(find(heading, language, name) for name in provision.topic):
        return True
    bare = heading.strip(_NUMBERING)
    alone = (hit for name in provision.topic_alone for hit in find(bare, language, name))
    return any(hit.end - hit.start == len(bare) for hit in alone)
