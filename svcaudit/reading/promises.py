"""Promises without a measure: published sentences in which the organisation says what it does for the customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Hit, Scope, Slot, Source, Speech, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.scope import slot

#: What is given beyond the service itself, as are the concepts of the group "extra": somebody has to be told to do it.
EXTRAS = frozenset({"action.lend", "action.compensate", "action.call_back"})
EXTRA = "extra."
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
    if statement.speech not in (Speech.COMMITMENT, Speech.PERMISSION):
        return False
    if statement.block >= 0 and document.blocks[statement.block].kind is BlockKind.ROW:
        return False
    concepts = statement.concepts()
    words = pack(statement.language).topics(statement.text)
    given = "actor.customer" in concepts and any(concept.startswith(EXTRA) for concept in concepts)
    told = given or bool(concepts & {"you.you", "we.we"})
    return told and len(words) >= _FEWEST_WORDS and any(not _negated(statement, hit) for hit in _done(statement))


def _done(statement: Statement) -> list[Hit]:
    """What is done, and by us where "we" is a word of its own: what stands before it is not ours, and what only a
    customer does ("to borrow") is not done for one. Elsewhere the verb's ending says who acts.

    "You can send it" lets the customers do it themselves: it promises no more than what is given to them.
    """
    apart = not pack(statement.language).grammar.we_endings
    ours = [hit.start for hit in statement.hits if hit.concept == "we.we" and apart]
    customers = {(hit.start, hit.end) for hit in statement.hits if hit.concept == "actor.customer"}
    kinds = (EXTRA, *EXTRAS) if statement.speech is Speech.PERMISSION else (EXTRA, "action.")
    done = [hit for hit in statement.hits if hit.concept.startswith(kinds)]
    return [hit for hit in done if not ours or (hit.start > ours[0] and (hit.start, hit.end) not in customers)]


def _negated(statement: Statement, hit: Hit) -> bool:
    """True where a "not" stands in the clause of what is done: "if we cannot come, we give you" gives all the same."""
    if not statement.negated:
        return False
    start, end = clause_at(statement.text, hit.start, hit.end, pack(statement.language))
    no = [one for one in statement.hits if one.concept == "negation.no" and start <= one.start < end]
    conditions = [(at, at + len(one)) for one in statement.conditions if (at := statement.text.find(one)) >= 0]
    return any(not any(first <= one.start < last for first, last in conditions) for one in no)


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
