"""Wording rules as data: a page brings the words that are a fault, and says where.

words: ...                       sets of words of the page (see vocabulary.py)
wording:
  where: published               internal, published or any
  faults: [demeaning, punish + staff]   a statement that says all of one of these is a finding, quoted by the first
  within: sentence               how near the joined names stand: sentence (the default), passage, section or document
  unless: [law]                  a statement that says one of these is none
  excused_within: section        how near to it that may stand: sentence (the default), passage, section or document
  doubtful: [harsh]              what gives a finding to review instead
  unless_provided: [breakdown + refund]   nothing is a fault where a sentence without one says one of these somewhere
  unless_published: [plan + money]   what says a word of the first name that a published section says with the others
                                 is no fault: a plan that anybody may buy at its price
  promised: [alike]              internal statements alone, each with the published sentence that says one of these
  unless_promised: [alike]       internal statements are another rule's where a published sentence says one of these
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import Page
from svcaudit.checking.sayings import SECTION, SENTENCE, Alternative, affirms_all, on_side, place_of, said_in, sayings
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language.words import fold
from svcaudit.model.claim import Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Wording:
    """What a page calls a fault, and where."""

    rule: str
    where: tuple[Role, ...]
    faults: tuple[Alternative, ...]
    doubtful: tuple[Alternative, ...]
    within: str
    unless: tuple[Alternative, ...]
    excused_within: str
    unless_provided: tuple[Alternative, ...]
    unless_published: tuple[Alternative, ...]
    promised: tuple[Alternative, ...]
    unless_promised: tuple[Alternative, ...]
    vocabulary: Vocabulary

    @property
    def names(self) -> frozenset[str]:
        """Every name that the page uses."""
        excuses = (*self.unless, *self.unless_provided, *self.unless_published, *self.promised, *self.unless_promised)
        return frozenset(name for one in (*self.faults, *self.doubtful, *excuses) for name in one.all_names)

    @classmethod
    def of(cls, page: Page) -> Wording:
        """What the page names as a fault."""
        data = page.wording
        assert isinstance(data, Mapping)
        return cls._of_data(page, data)

    @classmethod
    def _of_data(cls, page: Page, data: Mapping[str, Any]) -> Wording:
        where = str(data.get("where", "any"))
        return cls(
            rule=page.id,
            where=tuple(Role) if where == "any" else (Role(where),),
            faults=_alternatives(data, "faults"),
            doubtful=_alternatives(data, "doubtful"),
            within=str(data.get("within", SENTENCE)),
            unless=_alternatives(data, "unless"),
            excused_within=str(data.get("excused_within", SENTENCE)),
            unless_provided=_alternatives(data, "unless_provided"),
            unless_published=_alternatives(data, "unless_published"),
            promised=_alternatives(data, "promised"),
            unless_promised=_alternatives(data, "unless_promised"),
            vocabulary=Vocabulary(page.words),
        )


def _alternatives(data: Mapping[str, Any], key: str) -> tuple[Alternative, ...]:
    return tuple(Alternative.of(str(text)) for text in data.get(key, ()))


def judge_wording(wording: Wording, organisation: Organisation) -> Iterator[Outcome]:
    """One outcome for each statement at fault, and one kept for each document without any."""
    promise = _first(organisation, (Role.PUBLISHED,), wording.promised, wording)
    if wording.promised and promise is None:
        return
    statements = _judged(wording, organisation)
    sure = _saying(statements, wording.faults, wording)
    doubtful = [one for one in _saying(statements, wording.doubtful, wording) if one not in sure]
    if _provided(wording, organisation, {one.id for one in (*sure, *doubtful)}):
        sure, doubtful = [], []
    beside = (promise.place,) if promise is not None else ()
    for statement in sure:
        yield broken(statement.id, *beside, statement.place, words=_words(statement, wording.faults, wording))
    for statement in doubtful:
        yield suspected(statement.id, *beside, statement.place, words=_words(statement, wording.doubtful, wording))
    at_fault = {statement.path for statement in (*sure, *doubtful)}
    for role in (Role.INTERNAL,) if wording.promised else wording.where:
        for document in organisation.of_role(role):
            if document.understood and document.path not in at_fault:
                yield kept(document.path)


def _judged(wording: Wording, organisation: Organisation) -> list[Statement]:
    """The statements that may be at fault: those of the rule's side that nothing excuses."""
    inside_alone = bool(wording.promised)
    elsewhere = _first(organisation, (Role.PUBLISHED,), wording.unless_promised, wording) is not None
    published = _published_words(wording, organisation)
    statements = list(on_side(organisation, wording.where))
    excused = {place_of(one, wording.excused_within) for one in statements if _excused(one, wording)}
    return [
        statement
        for statement in statements
        if not (inside_alone and statement.role is not Role.INTERNAL)
        and not (elsewhere and statement.role is Role.INTERNAL)
        and place_of(statement, wording.excused_within) not in excused
        and not _said_words(statement, wording) & published
    ]


def _first(
    organisation: Organisation, roles: tuple[Role, ...], alternatives: Sequence[Alternative], wording: Wording
) -> Statement | None:
    """The first statement on that side that says one of the alternatives."""
    if not alternatives:
        return None
    statements = list(on_side(organisation, roles))
    return next(iter(sayings(statements, alternatives, wording.vocabulary, SENTENCE)), None)


def _provided(wording: Wording, organisation: Organisation, at_fault: set[str]) -> bool:
    """True where some sentence that is no fault itself provides for the thing."""
    statements = [one for one in on_side(organisation, Role) if one.id not in at_fault]
    return any(True for _ in sayings(statements, wording.unless_provided, wording.vocabulary, SENTENCE))


def _published_words(wording: Wording, organisation: Organisation) -> frozenset[str]:
    if not wording.unless_published:
        return frozenset()
    statements = list(on_side(organisation, (Role.PUBLISHED,)))
    disclosed = sayings(statements, wording.unless_published, wording.vocabulary, SECTION)
    return frozenset(word for statement in disclosed for word in _said_words(statement, wording))


def _said_words(statement: Statement, wording: Wording) -> frozenset[str]:
    """The words of a statement and of the headings above it that may be published, as they are written."""
    return frozenset(
        fold(text[hit.start : hit.end])
        for text in (statement.text, *statement.headings)
        for name in {one.names[0] for one in wording.unless_published}
        for hit in wording.vocabulary.hits(text, statement.language, name)
    )


def _saying(statements: Sequence[Statement], alternatives: Sequence[Alternative], wording: Wording) -> list[Statement]:
    return list(sayings(statements, alternatives, wording.vocabulary, wording.within))


def _excused(statement: Statement, wording: Wording) -> bool:
    return any(affirms_all(statement, one, wording.vocabulary) for one in wording.unless)


def _words(statement: Statement, alternatives: Sequence[Alternative], wording: Wording) -> str:
    """The words of the statement that are at fault: an alternative names them first."""
    for name in dict.fromkeys(one.names[0] for one in alternatives):
        for hit in said_in(statement, name, wording.vocabulary):
            if hit is not None:
                return statement.text[hit.start : hit.end]
    return statement.text
