"""COH012: what is done for customers within a time inside is told them, too."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import kept, suspected, undecided
from svcaudit.checking.page import load_page
from svcaudit.checking.pairs import same_value_elsewhere
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.matching import Rarity, Vector
from svcaudit.model.claim import Claim, ClaimKind, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import QuantityKind

_WORDS = Vocabulary(load_page(__package__ or "", "unpublished_standard").words)
KINDS = frozenset({ClaimKind.DEADLINE, ClaimKind.WAITING, ClaimKind.NOTICE})
#: What reaches the customer when it is done.
OUTWARD = frozenset({"answer", "call_back", "deliver", "send", "refund", "visit", "issue", "quote"})
#: Similarity (0 to 100) to a published time from which it may be the same, and from which it is.
PERHAPS = 14
SAME = 24
_VOICE = frozenset({"complaint", "suggestion"})
_OWN = (Source.CLAUSE, Source.SENTENCE, Source.DATA)
_CUSTOMER = frozenset({"actor.customer", "you.you"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each internal time towards the customer against all that is published with a time."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.statements)
    published = [
        rarity.vector(one.topics)
        for one in organisation.statements
        if one.role is Role.PUBLISHED and any(value.kind is QuantityKind.DURATION for value in one.quantities)
    ]
    compared = {one.right.id for one in organisation.comparisons if one.left.role is not one.right.role}
    seen: set[str] = set()
    for claim in organisation.claims:
        if claim.statement.id not in seen and _towards_customers(claim):
            seen.add(claim.statement.id)
            if same_value_elsewhere(organisation, claim, Role.PUBLISHED):
                yield kept(claim.id, claim.place)
            else:
                yield _outcome(claim, compared, published, rarity)


def _outcome(claim: Claim, compared: set[str], published: list[Vector], rarity: Rarity) -> Outcome:
    mine = rarity.vector(claim.topics)
    alike = max((rarity.similarity(mine, one) for one in published), default=0)
    if claim.id in compared or alike >= SAME:
        return kept(claim.id, claim.place)
    return (undecided if alike >= PERHAPS else suspected)(claim.id, claim.place)


def _towards_customers(claim: Claim) -> bool:
    """True for a time in which the house does something that reaches a customer whom the sentence names.

    Those of complaints have rules of their own.
    """
    if claim.role is not Role.INTERNAL or claim.kind not in KINDS or not claim.binding:
        return False
    voiced = {f"subject.{one}" for one in _VOICE} & claim.statement.all_concepts()
    if voiced or claim.subject.values & _VOICE or not _received(claim):
        return False
    if _WORDS.hits(claim.statement.text, claim.statement.language, "gets"):
        return True
    told = {hit.concept.removeprefix("action.") for hit in claim.statement.hits}
    return bool(told & OUTWARD) and claim.action.source in _OWN and not _of_customer(claim)


def _received(claim: Claim) -> bool:
    return bool(claim.statement.concepts() & _CUSTOMER)


def _of_customer(claim: Claim) -> bool:
    """True where it is the customer who acts: "the customer must collect it within five days"."""
    customers = [hit.start for hit in claim.statement.hits if hit.concept in _CUSTOMER]
    done = [hit.start for hit in claim.statement.hits if hit.concept.startswith("action.")]
    asked = any(hit.concept == "modality.must" for hit in claim.statement.hits)
    return not claim.statement.units and (asked or min(customers) < min(done, default=0))
