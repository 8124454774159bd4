"""Pairs of claims that speak of the same thing: each is among the best partners of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from svcaudit.matching.actions import relation as action_relation
from svcaudit.matching.rating import is_estimate, rate
from svcaudit.matching.similarity import NUMBER, Rarity, Vector
from svcaudit.matching.slots import STAGED, disjoint, reasons
from svcaudit.matching.strength import OF_STRENGTH, only_aimed_at, under_another_condition
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Reason, Relation, Source
from svcaudit.model.document import Role
from svcaudit.model.explanation import Doubt, Obstacle
from svcaudit.model.organisation import Organisation
from svcaudit.model.quantity import Calendar, Duration, Percentage, Unit
from svcaudit.timing import SECONDS

#: Likelihood (percent) from which a pair is worth a person's look, and from which it is certain.
LIKELY = 20
SURE = 60
#: Score (similarity of the words and what the slots add) from which a pair that is nearly as good as either claim's
#: best may be about the same thing all the same.
POSSIBLE = 34
#: The same for a line or a place, whose name alone is compared, and from which two names are surely one.
POSSIBLE_NAME = 15
SURE_OF_A_NAME = 60
#: Similarity of the words alone below which a pair is not looked at.
LEAST = 12
#: The same for two that do the same thing, each in its own words.
LEAST_BESIDE_THE_ACTION = 8
#: How far below the best partner's score another one may lie and still count as the same.
MARGIN = 6
#: What agreement in a slot adds to the similarity of the words.
_SAME_ACTION = 12
_SAME_SLOT = 8
_MANY = 200  # claims that share a word from which it does not tell any two of them apart
_OWN_WORDS = (Source.CLAUSE, Source.DATA, Source.ROW)
_TELLING = frozenset({"channel", "priority", "audience", "season"})
_AGREEING = (Relation.SAME, Relation.OVERLAPPING)
#: Times in the customer's favour, which a bare number of days may be, too.
_OF_CUSTOMER = frozenset({"return_goods", "cancel", "claim"})
_CUSTOMERS = frozenset({"actor.customer", "you.you"})
_SHORT = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_CUSTOMERS_TIME = (ClaimKind.WINDOW, ClaimKind.TERM)
#: Kinds whose thing is named beside the value: a line, a place.
_NAMED = frozenset({ClaimKind.CONTACT, ClaimKind.HOURS})
#: Kinds that are held against nothing.
NEVER = frozenset({ClaimKind.RETENTION, ClaimKind.AGE, ClaimKind.EFFORT, ClaimKind.ELAPSED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims with their score; `left` is the published one, or the earlier of two on one side.

    With an `obstacle` nothing that is looked at after it is filled in.
    """

    left: Claim
    right: Claim
    similarity: int = 0
    score: int = 0
    reasons: tuple[Reason, ...] = ()
    obstacle: Obstacle | None = None
    likelihood: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """All claims that are held against others, with what their words weigh, by id."""

    rarity: Rarity
    vectors: Mapping[str, Vector]
    published: list[Claim]
    internal: list[Claim]


def compare(organisation: Organisation) -> Organisation:
    """The organisation with its comparisons: published claims against internal ones, and those of each side."""
    field = field_of(organisation)
    found = [one for candidates in rounds(field) for one in _best(candidates, field.rarity)]
    return replace(organisation, comparisons=tuple(found))


def field_of(organisation: Organisation) -> Field:
    """The claims of an organisation that may be held against others."""
    claims = [claim for claim in organisation.claims if claim.binding and claim.kind not in NEVER]
    rarity = Rarity(organisation.statements)
    published = [claim for claim in claims if claim.role is Role.PUBLISHED]
    internal = [claim for claim in claims if claim.role is Role.INTERNAL]
    vectors = {claim.id: rarity.vector(claim.topics, near_only=claim.kind in _NAMED) for claim in claims}
    return Field(rarity, vectors, published, internal)


def rounds(field: Field) -> Iterator[Iterator[Candidate]]:
    """The pairs that may be comparable: first those of the two sides, then those in public, then those inside."""
    yield _candidates(_across(field.published, field.internal, field.vectors), field)
    yield _candidates(_within(field.published, field.vectors), field)
    yield _candidates(_apart(field.internal, field.vectors), field)


class _Index:
    """Claims by kind and word, so that a claim is held only against those that share a word with it."""

    def __init__(self, claims: Iterable[Claim], vectors: Mapping[str, Vector]) -> None:
        self._claims = list(claims)
        self._places: dict[tuple[ClaimKind, str], list[int]] = defaultdict(list)
        for number, claim in enumerate(self._claims):
            for word in _keys(vectors[claim.id]):
                self._places[claim.kind, word].append(number)

    def sharing(self, vector: Vector, kind: ClaimKind) -> Iterator[Claim]:
        """The claims of a kind that share a word which is not in every one of a long list, in order."""
        found: set[int] = set()
        for word in _keys(vector):
            places = self._places.get((kind, word), ())
            if len(places) <= _MANY:
                found.update(places)
        return (self._claims[number] for number in sorted(found))


def _keys(vector: Vector) -> Iterator[str]:
    """The words of a claim, and the things that they name."""
    yield from vector.weights
    yield from (f"@thing.{thing}" for thing in vector.things)


def _across(
    left: Iterable[Claim], right: Sequence[Claim], vectors: Mapping[str, Vector]
) -> Iterator[tuple[Claim, Claim]]:
    index = _Index(right, vectors)
    houses = [claim for claim in right if _of_the_house(claim)]
    for one in left:
        vector = vectors[one.id]
        if _of_the_house(one):
            yield from ((one, other) for other in houses)
            continue
        yield from ((one, other) for other in index.sharing(vector, one.kind))
        if one.kind is ClaimKind.TARGET:
            told = {other.id for other in index.sharing(vector, one.kind)}
            yield from ((one, other) for other in right if other.id not in told and _one_measure(one, other))
        if _unsaid(one):
            yield from ((one, other) for kind in _CUSTOMERS_TIME for other in index.sharing(vector, kind))
        elif one.kind in _CUSTOMERS_TIME:
            yield from ((one, other) for other in index.sharing(vector, ClaimKind.DEADLINE) if _unsaid(other))


def _of_the_house(claim: Claim) -> bool:
    """True for hours that are nobody's in particular, nor of one season: "We are open from 9 to 18"."""
    return "whole" in claim.scope.get("place").values and not claim.scope.get("season")


def _of_one_unit(left: Claim, right: Claim) -> bool:
    """True for the lines or hours of one unit that both name."""
    return bool(left.scope.get("unit").values & right.scope.get("unit").values)


def kinds_meet(left: Claim, right: Claim) -> bool:
    """True for two claims of one kind, and for a bare time, of which nothing says whose it is, with a customer's."""
    if left.kind is right.kind:
        return True
    across_sides = left.role is not right.role
    both = ((left, right), (right, left))
    if not across_sides and any(one.kind is ClaimKind.DEADLINE and _of_staff(other) for one, other in both):
        return left.role is Role.INTERNAL
    return across_sides and any(_unsaid(one) and other.kind in _CUSTOMERS_TIME for one, other in both)


def _unsaid(claim: Claim) -> bool:
    """True for a time of which nothing says who has to act in it: it may be a deadline, a window or a term."""
    bare = claim.action.source not in (Source.CLAUSE, Source.DATA, Source.COLUMN) and not _of_hours(claim)
    return claim.kind is ClaimKind.DEADLINE and (claim.action.values <= _OF_CUSTOMER or bare)


def _of_hours(claim: Claim) -> bool:
    """True for a time in hours, minutes or working days: nobody has a warranty or a right for so long."""
    value = claim.quantity.value if claim.quantity is not None else None
    return isinstance(value, Duration) and (value.unit in _SHORT or value.calendar is Calendar.WORKING)


def _within(claims: list[Claim], vectors: Mapping[str, Vector]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs on one side, each once, that stand in different paragraphs."""
    index = _Index(claims, vectors)
    order = {claim.id: number for number, claim in enumerate(claims)}
    for one in claims:
        for other in index.sharing(vectors[one.id], one.kind):
            if order[other.id] > order[one.id] and not _beside(one, other):
                yield one, other


def _apart(claims: list[Claim], vectors: Mapping[str, Vector]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs on one side that stand in two documents: one document states special cases of its own."""
    index = _Index((claim for claim in claims if _of_staff(claim)), vectors)
    for one in claims:
        if one.kind is ClaimKind.DEADLINE:
            given = index.sharing(vectors[one.id], ClaimKind.WINDOW)
            yield from ((one, other) for other in given if other.place.path != one.place.path)
    yield from ((one, other) for one, other in _within(claims, vectors) if one.place.path != other.place.path)


def _of_staff(claim: Claim) -> bool:
    """True for a time inside that somebody has, and no customer: "Security has five days for the search"."""
    concepts = claim.statement.concepts()
    return (
        claim.kind is ClaimKind.WINDOW
        and claim.role is Role.INTERNAL
        and not concepts & _CUSTOMERS
        and not claim.scope.get("giver")
        and not claim.action.values & _OF_CUSTOMER
    )


def _beside(one: Claim, other: Claim) -> bool:
    """True for claims of one sentence or one list of a document: it tells cases apart, and is no rival of another
    document that tells one of them.
    """
    left, right = one.statement, other.statement
    return left.id == right.id or (left.path == right.path and left.block == right.block >= 0)


def _candidates(pairs: Iterable[tuple[Claim, Claim]], field: Field) -> Iterator[Candidate]:
    weighed = (weigh(left, right, field) for left, right in pairs)
    return (candidate for candidate in weighed if candidate.obstacle is None)


def weigh(left: Claim, right: Claim, field: Field) -> Candidate:
    """The score of a pair, or what keeps the two apart."""
    if _numbered_apart(left, right):
        return Candidate(left, right, obstacle=Obstacle.NUMBER)
    named = left.kind in _NAMED
    alike = field.rarity.similarity(field.vectors[left.id], field.vectors[right.id], contained_only=named)
    if (_of_the_house(left) and _of_the_house(right)) or _of_one_unit(left, right):
        alike = max(alike, SURE_OF_A_NAME)
    least = 0 if _one_measure(left, right) else LEAST_BESIDE_THE_ACTION if _do_the_same(left, right) else LEAST
    if alike < least:
        return Candidate(left, right, alike, alike, obstacle=Obstacle.WORDS)
    found = reasons(left, right)
    if disjoint(found, left.kind):
        return Candidate(left, right, alike, alike, found, Obstacle.SLOT)
    return Candidate(left, right, alike, alike + _bonus(left, right, found), found)


def _do_the_same(left: Claim, right: Claim) -> bool:
    """True where both say in their own clause that the same is done: the action is part of what they share."""
    own = left.action.source is Source.CLAUSE and right.action.source is Source.CLAUSE
    return own and left.action.values == right.action.values


def _one_measure(left: Claim, right: Claim) -> bool:
    """True for two shares bound to one time ("95 % in 45 s"), of the same thing done: few measures have the same."""
    values = [claim.quantity.value for claim in (left, right) if claim.quantity is not None]
    times = [value.threshold for value in values if isinstance(value, Percentage)]
    if len(times) < len((left, right)) or times[0] is None or times[1] is None:
        return False
    one, other = (value.worst * SECONDS[value.unit] for value in (times[0], times[1]))
    alike = bool(left.subject.values & right.subject.values) or (_of_calls(left) and _of_calls(right))
    return one == other and (alike or action_relation(left.action.values, right.action.values) is Relation.SAME)


def _of_calls(claim: Claim) -> bool:
    """True for what is said of calls that come in."""
    return "call" in claim.subject.values or "answer_call" in claim.action.values


def possible_from(left: Claim) -> int:
    """The score from which a pair of that kind may be about the same thing."""
    return POSSIBLE_NAME if left.kind in _NAMED else POSSIBLE


def _numbered_apart(left: Claim, right: Claim) -> bool:
    """True for two rows whose names hold numbers and share none: "Plan 500" and "Plan 1000"."""
    one, other = _numbers(left), _numbers(right)
    return bool(one and other and not one & other)


def _numbers(claim: Claim) -> set[str]:
    return {topic.stem for topic in claim.topics if topic.stem.startswith(NUMBER)}


def _bonus(left: Claim, right: Claim, found: tuple[Reason, ...]) -> int:
    """What the slots add: the action, the subject and each facet that both say alike."""
    action = _SAME_ACTION if found[0].relation is Relation.SAME and left.action else 0
    subject = _SAME_SLOT if left.subject.values & right.subject.values else 0
    facets = sum(_SAME_SLOT for reason in found[1:] if reason.slot in _TELLING and reason.relation in _AGREEING)
    return action + subject + facets


def _best(candidates: Iterable[Candidate], rarity: Rarity) -> Iterator[Comparison]:
    """The pairs that are likely, and those that score about as well as either claim's best."""
    listed = rated(candidates, rarity)
    best: dict[str, int] = defaultdict(int)
    for candidate in listed:
        for claim in (candidate.left, candidate.right):
            best[claim.id] = max(best[claim.id], candidate.score)
    for candidate in listed:
        near = candidate.score >= max(best[candidate.left.id], best[candidate.right.id]) - MARGIN
        if candidate.likelihood >= LIKELY or (near and candidate.score >= possible_from(candidate.left)):
            yield _comparison(candidate)


def rated(candidates: Iterable[Candidate], rarity: Rarity) -> list[Candidate]:
    """All candidates of one round with how likely each is."""
    listed = list(candidates)
    chances = rate(listed, rarity)
    return [replace(one, likelihood=chance) for one, chance in zip(listed, chances, strict=True)]


def _comparison(candidate: Candidate) -> Comparison:
    doubts = frozenset(doubts_of(candidate))
    # What is only aimed at, or holds under a condition, is about the same thing all the same.
    likely = doubts <= OF_STRENGTH or _probable(candidate)
    return Comparison(
        candidate.left,
        candidate.right,
        _relation(candidate.reasons),
        not doubts,
        candidate.score,
        candidate.reasons,
        likely,
        candidate.likelihood,
    )


def doubts_of(candidate: Candidate) -> tuple[Doubt, ...]:
    """What keeps a comparable pair from being so for certain; nothing where it is certain."""
    staged = candidate.left.kind in STAGED
    found = {
        Doubt.SCORE: _unsure(candidate) or candidate.similarity < LEAST_BESIDE_THE_ACTION,
        Doubt.ACTION: staged and candidate.reasons[0].relation is not Relation.SAME,
        Doubt.SPECIAL: _special(candidate),
        Doubt.ESTIMATE: is_estimate(candidate.left) or is_estimate(candidate.right),
        Doubt.AIM: only_aimed_at(candidate.left, candidate.right),
        Doubt.CONDITION: under_another_condition(candidate.left, candidate.right),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def _probable(candidate: Candidate) -> bool:
    """True from the likelihood that is worth a person's look; a contact point is its name."""
    if candidate.left.kind is ClaimKind.CONTACT:
        return candidate.score >= SURE_OF_A_NAME
    return candidate.likelihood >= LIKELY


def _unsure(candidate: Candidate) -> bool:
    """True below what is enough; a contact point is its name."""
    reached = candidate.score if candidate.left.kind is ClaimKind.CONTACT else candidate.likelihood
    return reached < sure_from(candidate)


def sure_from(candidate: Candidate) -> int:
    """The likelihood that is enough, or the score of a contact point."""
    return SURE_OF_A_NAME if candidate.left.kind is ClaimKind.CONTACT else SURE


def _relation(found: Iterable[Reason]) -> Relation:
    relations = {reason.relation for reason in found}
    for relation in (Relation.OVERLAPPING, Relation.NARROWER, Relation.BROADER, Relation.UNKNOWN):
        if relation in relations:
            return relation
    return Relation.SAME


def _special(candidate: Candidate) -> bool:
    """True for a promise that its own words narrow, against a provision that says nothing of it, and for a provision
    for some customers only, against a promise to all.

    A general provision covers it, unless the special case is provided for in words that were not understood. What
    holds in one season, on either side, may be the exception to what holds in the rest of the year.
    """
    left, right = candidate.left.scope, candidate.right.scope
    if any(left.get(name).source in _OWN_WORDS and not right.get(name) for name in ("audience", "priority")):
        return True
    if right.get("audience").source in _OWN_WORDS and not left.get("audience"):
        return True
    return bool(left.get("season")) != bool(right.get("season"))
