"""CLR002: a promise of something that lasts, or that is done again and again, can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import load_page
from svcaudit.checking.sayings import on_side, said_in
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import pack
from svcaudit.model.claim import BINDING, Hit, Speech, Statement
from svcaudit.model.document import BlockKind, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

_WORDS = Vocabulary(load_page(__package__ or "", "promise_without_measure").words)
#: What the organisation says that it does; what a sentence denies is seen at its words.
_PROMISED = frozenset({*BINDING, Speech.AIM, Speech.FACT, Speech.NEGATION})
_INFORMING = "informing"
#: Sets of words that need a measure beside them.
_UNMEASURED = (_INFORMING, "again", "least")
_YOU = "you.you"
_CUSTOMER = "actor.customer"
_VAGUE = "vague.soon"  # that is CLR001
_REGULAR = "frequency.regular"
_NEAR = 3  # sentences on either side that are read for a measure


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every published promise of that kind; one that is measured elsewhere needs a person to look."""
    published = list(on_side(organisation, (Role.PUBLISHED,)))
    found = [(number, said) for number, one in enumerate(published) if (said := _promised(one)) is not None]
    elsewhere = any(_measured(published[number]) and said.concept.startswith(_INFORMING) for number, said in found)
    for number, said in found:
        statement = published[number]
        if _measured(statement) or _in_data(organisation, statement) or _beside(organisation, published, number):
            yield kept(statement.id, statement.place)
            continue
        told = suspected if elsewhere and said.concept.startswith(_INFORMING) else broken
        yield told(statement.id, statement.place, words=statement.text[said.start : said.end])


def _promised(statement: Statement) -> Hit | None:
    """The words of a promise that needs a measure, None where nothing of the kind is promised."""
    if statement.speech not in _PROMISED:
        return None
    for name in _UNMEASURED:
        for hit in said_in(statement, name, _WORDS):
            if hit is not None and _ours(statement, name):
                return hit
    return None


def _ours(statement: Statement, name: str) -> bool:
    """True where the organisation undertakes it: "we inspect", or the customer is the one who is told."""
    grammar = pack(statement.language).grammar
    we = any(grammar.says_we(word.folded) for word in pack(statement.language).words(statement.text))
    concepts = statement.concepts()
    return we or (name == _INFORMING and bool({_YOU, _CUSTOMER} & concepts))


def _measured(statement: Statement) -> bool:
    """True where it says when, how often, how much or by which way, or uses the vague words of another rule."""
    concepts = statement.concepts()
    return (
        bool(statement.quantities)
        or any(character.isdigit() for character in statement.text)
        or bool({_VAGUE, _REGULAR} & concepts)
        or any(concept.startswith("channel.") for concept in concepts)
        or any(_WORDS.hits(statement.text, statement.language, "measure"))
    )


def _in_data(organisation: Organisation, statement: Statement) -> bool:
    """True where the promise is kept as data, with a time or a channel of its own."""
    record = organisation.document(statement.path).record
    return any(
        promise.text.text.strip() == statement.text.strip() and (promise.within is not None or bool(promise.channels))
        for promise in (record.promises if record is not None else ())
    )


def _beside(organisation: Organisation, published: list[Statement], number: int) -> bool:
    """True where a sentence right before it or behind it says it, or a line of the list that it opens."""
    statement = published[number]
    near = (*published[max(0, number - _NEAR) : number], *published[number + 1 : number + 1 + _NEAR])
    return any(_adjoins(organisation, statement, other) and _measured(other) for other in near)


def _adjoins(organisation: Organisation, statement: Statement, other: Statement) -> bool:
    """True for sentences of one passage, of two paragraphs that follow each other, and of a list and what opens it.

    Two items of one list are two promises.
    """
    if statement.path != other.path or statement.headings != other.headings or min(statement.block, other.block) < 0:
        return False
    blocks = organisation.document(statement.path).blocks
    ours, theirs = blocks[statement.block], blocks[other.block]
    if statement.block == other.block:
        return True
    if abs(statement.block - other.block) == 1 and ours.kind is theirs.kind is BlockKind.PARAGRAPH:
        return True
    lead = theirs.lead_in
    return theirs.parent == statement.block or (lead is not None and lead.text == ours.passage.text)
