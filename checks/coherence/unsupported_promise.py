"""COH008: for each concrete promise some internal document says how it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from svcaudit.checking.evidence import provided_for
from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.matching import Rarity, Vector
from svcaudit.model.claim import BINDING, Claim, ClaimKind, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

#: What an organisation promises to do for a customer, with a measure.
KINDS = frozenset({ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.WAITING, ClaimKind.NOTICE})
_COMPLAINT = "subject.complaint"
#: Similarity (0 to 100) to the closest internal statement below which nothing provides for a promise, and from
#: which something does; between them it cannot be told.
NOTHING = 12
SOMETHING = 24
_FEWEST_WORDS = 3  # words of its own that a promise needs for their absence inside to mean anything


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each promise with a measure against everything that is said inside."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.claims)
    inside = [s for s in organisation.statements if s.role is Role.INTERNAL]
    vectors = [(rarity.vector(statement.topics), statement) for statement in inside]
    compared = _compared(organisation)
    complaints = provided_for(organisation, _COMPLAINT, Role.INTERNAL)
    for claim in _promises(organisation):
        if not complaints and _COMPLAINT in claim.statement.all_concepts():
            continue  # that nothing provides for complaints is CMP002
        if claim.id in compared:
            yield kept(claim.id, claim.place, promise=claim.id)
        else:
            yield _outcome(claim, vectors, rarity)


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


def _outcome(claim: Claim, vectors: list[tuple[Vector, Statement]], rarity: Rarity) -> Outcome:
    mine = rarity.vector(claim.topics)
    scored = ((rarity.similarity(mine, theirs), statement) for theirs, statement in vectors)
    best, statement = max(scored, key=lambda item: item[0], default=(0, claim.statement))
    near = [stem for stem in mine.near if not stem.startswith("@")]
    if best >= SOMETHING or any(_same_stage(claim, other) for _, other in vectors):
        return kept(claim.id, claim.place, statement.place, promise=claim.id)
    if best < NOTHING and len(near) >= _FEWEST_WORDS:
        return broken(claim.id, claim.place, promise=claim.id)
    return undecided(claim.id, claim.place, promise=claim.id)


def _same_stage(claim: Claim, statement: Statement) -> bool:
    """True where a statement inside does the same to the same subject, in whatever words."""
    concepts = statement.all_concepts()
    return any(f"subject.{one}" in concepts for one in claim.subject.values) and any(
        f"action.{one}" in statement.concepts() for one in claim.action.values
    )
