"""Promises without a measure: published sentences in which the organisation says what it does for the customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Scope, Slot, Source, Speech, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.reading.scope import slot

#: Values that stand beside a promise and are not what is promised.
_BESIDE = frozenset({ClaimKind.PRICE, ClaimKind.AMOUNT, ClaimKind.CONTACT, ClaimKind.HOURS})
_FEWEST_WORDS = 3  # words that say something: fewer promise nothing that could be looked for


def read_promises(document: Document, statements: Iterable[Statement], claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim for each promise that sets no value of its own."""
    if document.role is not Role.PUBLISHED or not document.understood:
        return
    valued = {
        claim.statement.id for claim in claims if claim.kind not in _BESIDE and claim.speech is not Speech.CONDITION
    }
    for statement in statements:
        if statement.id not in valued and _promises(document, statement):
            yield _claim(statement)


def _promises(document: Document, statement: Statement) -> bool:
    """True where the organisation says "we do this for you", affirmed and not as a request."""
    if statement.speech not in (Speech.COMMITMENT, Speech.PERMISSION) or statement.negated:
        return False
    if statement.block >= 0 and document.blocks[statement.block].kind is BlockKind.ROW:
        return False
    concepts = statement.concepts()
    acts = _acts(statement)
    words = pack(statement.language).topics(statement.text)
    given = "actor.customer" in concepts and any(concept.startswith("extra.") for concept in concepts)
    told = given or bool(concepts & {"you.you", "we.we"})
    return acts and told and len(words) >= _FEWEST_WORDS


def _acts(statement: Statement) -> bool:
    """True where something is done, and by us where "we" is a word of its own: what stands before it is not ours, and
    what only a customer does ("to borrow") is not done for one. Elsewhere the verb's ending says who acts.
    """
    apart = not pack(statement.language).grammar.we_endings
    ours = [hit.start for hit in statement.hits if hit.concept == "we.we" and apart]
    customers = {(hit.start, hit.end) for hit in statement.hits if hit.concept == "actor.customer"}
    done = [hit for hit in statement.hits if hit.concept.startswith(("action.", "extra."))]
    return any(not ours or (hit.start > ours[0] and (hit.start, hit.end) not in customers) for hit in done)


def _claim(statement: Statement) -> Claim:
    groups = [(Source.CLAUSE, statement.hits), (Source.HEADING, statement.context)]
    return Claim(
        id=statement.id,
        kind=ClaimKind.PROMISE,
        statement=statement,
        place=statement.place,
        text=statement.text,
        subject=slot(groups, "subject"),
        action=slot(groups[:1], "action") or Slot(),
        scope=Scope(),
        quantity=None,
        topics=statement.topics,
        speech=statement.speech,
    )
