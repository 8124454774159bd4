"""COH008: for each concrete promise some internal document says how it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from svcaudit.checking.evidence import provided_for
from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.matching import Rarity, Vector
from svcaudit.matching.actions import relation
from svcaudit.model.claim import BINDING, Claim, ClaimKind, Relation, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

#: What an organisation promises to do for a customer, with a measure.
KINDS = frozenset({ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.WAITING, ClaimKind.NOTICE, ClaimKind.PROMISE})
_COMPLAINT = "subject.complaint"
#: What is given beyond the service itself: somebody has to be told to do it.
EXTRAS = frozenset({"lend", "compensate", "call_back"})
#: Similarity (0 to 100) to the closest internal statement from which something provides for a promise, and below
#: which nothing does; between them it cannot be told.
SOMETHING = 24
NOTHING = 8
#: The same for statements that give the same thing beyond the service.
DONE = 8
_FEWEST_WORDS = 3  # words of its own that a promise needs for their absence inside to mean anything


@dataclass(frozen=True, slots=True)
class _Provision:
    """An internal statement as it is looked through: its words and what it does."""

    statement: Statement
    vector: Vector
    actions: frozenset[str]


def _provision(statement: Statement, rarity: Rarity) -> _Provision:
    return _Provision(statement, rarity.vector(statement.topics), _actions(statement))


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each promise with a measure against everything that is said inside."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.statements)
    inside = [_provision(one, rarity) for one in organisation.statements if one.role is Role.INTERNAL]
    compared = _compared(organisation)
    complaints = provided_for(organisation, _COMPLAINT, Role.INTERNAL)
    for claim in _promises(organisation):
        if not complaints and _COMPLAINT in claim.statement.all_concepts():
            continue  # that nothing provides for complaints is CMP002
        if claim.id in compared:
            yield kept(claim.id, claim.place, promise=claim.id)
        else:
            yield _outcome(claim, inside, rarity)


def _compared(organisation: Organisation) -> frozenset[str]:
    found = {one.left.id for one in organisation.comparisons if one.left.role is not one.right.role}
    return frozenset(found | {journey.promise for journey in organisation.journeys})


def _promises(organisation: Organisation) -> Iterator[Claim]:
    """One claim a statement: a promise said with two values is one promise."""
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in organisation.claims:
        if claim.role is Role.PUBLISHED and claim.kind in KINDS and claim.speech in BINDING:
            by_statement[claim.statement.id].append(claim)
    for claims in by_statement.values():
        yield claims[0]


def _outcome(claim: Claim, inside: list[_Provision], rarity: Rarity) -> Outcome:
    mine = rarity.vector(claim.topics)
    scored = [(rarity.similarity(mine, one.vector), one) for one in inside]
    best, closest = max(scored, key=lambda item: item[0], default=(0, None))
    extras = _actions(claim.statement) & EXTRAS
    if extras:
        doing, doer = max(
            ((alike, one) for alike, one in scored if relation(extras, one.actions) is Relation.SAME),
            key=lambda item: item[0],
            default=(0, None),
        )
        if doer is None or doing < DONE:
            return broken(claim.id, claim.place, promise=claim.id)
        return kept(claim.id, claim.place, doer.statement.place, promise=claim.id)
    near = [stem for stem in mine.near if not stem.startswith("@")]
    if closest is not None and best >= SOMETHING:
        return kept(claim.id, claim.place, closest.statement.place, promise=claim.id)
    if best < NOTHING and len(near) >= _FEWEST_WORDS:
        return broken(claim.id, claim.place, promise=claim.id)
    return undecided(claim.id, claim.place, promise=claim.id)


def _actions(statement: Statement) -> frozenset[str]:
    doing = (hit.concept for hit in statement.hits if hit.concept.startswith("action."))
    return frozenset(concept.removeprefix("action.") for concept in doing)
