"""Why two claims are comparable or not: asked of the very functions that the audit compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from svcaudit.matching.likelihood import signs
from svcaudit.matching.pairs import (
    LEAST,
    LIKELY,
    MARGIN,
    NEVER,
    Candidate,
    doubts_of,
    field_of,
    kinds_meet,
    rated,
    rounds,
    sure_from,
    weigh,
)
from svcaudit.matching.rating import evidence_of
from svcaudit.matching.similarity import NUMBER
from svcaudit.matching.slots import disjoint, reasons, sets
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Reason, Relation, Slot
from svcaudit.model.document import Role
from svcaudit.model.explanation import (
    OPEN_OBSTACLES,
    Comparability,
    Explanation,
    Nearer,
    Obstacle,
    SlotPair,
)
from svcaudit.model.organisation import Organisation


class Explainer:
    """Explains pairs of claims of one organisation that was compared, as many as are asked for."""

    def __init__(self, organisation: Organisation) -> None:
        self._field = field_of(organisation)
        self._rounds = [rated(candidates, self._field.rarity) for candidates in rounds(self._field)]
        self._signs = {
            (one.left.id, one.right.id): signs(evidence)
            for found in self._rounds
            for one, evidence in zip(found, evidence_of(found, self._field.rarity), strict=True)
        }
        self._comparisons = {(one.left.id, one.right.id): one for one in organisation.comparisons}
        self._order = {claim.id: number for number, claim in enumerate(organisation.claims)}

    def comparison(self, first: Claim, second: Claim) -> Comparison | None:
        """The comparison that the audit makes of the two, in its own order; None where it makes none."""
        left, right = self._ordered(first, second)
        return self._comparisons.get((left.id, right.id))

    def explain(self, first: Claim, second: Claim) -> Explanation:
        """What the matching says of two claims of the organisation."""
        left, right = self._ordered(first, second)
        kept_apart = _never(left, right)
        if kept_apart in (Obstacle.SAME_PLACE, Obstacle.KIND):
            return Explanation(first, second, Comparability.APART, kept_apart)
        slots = tuple(_slots(first, second, left, right))
        if kept_apart is not None:
            return Explanation(first, second, Comparability.APART, kept_apart, slots=slots)
        return self._weighed(Explanation(first, second, Comparability.OPEN, slots=slots), left, right)

    def _weighed(self, explanation: Explanation, left: Claim, right: Claim) -> Explanation:
        """The explanation of two claims that nothing keeps apart but what they are about."""
        key = (left.id, right.id)
        found = self._rounds[_round(left, right)]
        listed = next((one for one in found if (one.left.id, one.right.id) == key), None)
        candidate = listed or weigh(left, right, self._field)
        explanation = replace(
            explanation,
            shared=self._shared(explanation.first, explanation.second),
            similarity=candidate.similarity,
            score=candidate.score,
        )
        if listed is None:
            return _not_listed(explanation, candidate)
        explanation = replace(explanation, likelihood=listed.likelihood, signs=self._signs[key])
        comparison = self._comparisons.get(key)
        if comparison is None:
            return _passed_over(explanation, candidate, found)
        return _compared(explanation, candidate, comparison)

    def _ordered(self, first: Claim, second: Claim) -> tuple[Claim, Claim]:
        """The two as the audit takes them: the published one first, or the earlier one."""
        if first.role is not second.role:
            return (first, second) if first.role is Role.PUBLISHED else (second, first)
        return (first, second) if self._order[first.id] <= self._order[second.id] else (second, first)

    def _shared(self, first: Claim, second: Claim) -> tuple[str, ...]:
        """Stems that both hold, the most telling first, each in the form that the first has."""
        one, other = (self._field.vectors[claim.id].weights for claim in (first, second))
        weights = {stem: min(weight, other[stem]) for stem, weight in one.items() if stem in other}
        own = {self._field.rarity.form(topic.stem): topic.stem for topic in reversed(first.topics)}
        return tuple(own[stem] for stem in sorted(weights, key=lambda stem: (-weights[stem], stem)))


def _round(left: Claim, right: Claim) -> int:
    """The number of the round in which the two would be held against each other."""
    if left.role is not right.role:
        return 0
    return 1 if left.role is Role.PUBLISHED else 2


def _compared(explanation: Explanation, candidate: Candidate, comparison: Comparison) -> Explanation:
    doubts = doubts_of(candidate)
    named = candidate.left.kind is ClaimKind.CONTACT
    if comparison.certain:
        sure = replace(explanation, verdict=Comparability.CERTAIN)
        return replace(sure, likelihood=None, signs=()) if named else sure  # a contact point is its name
    if comparison.likely:
        return replace(explanation, verdict=Comparability.LIKELY, doubts=doubts, needed=sure_from(candidate))
    return replace(explanation, doubts=doubts, needed=sure_from(candidate) if named else LIKELY)


def _passed_over(explanation: Explanation, candidate: Candidate, found: Iterable[Candidate]) -> Explanation:
    """The explanation of a pair that is too unlikely, or of which one has a better partner."""
    first, second = explanation.first, explanation.second
    rivals = (one for one in found if {one.left.id, one.right.id} & {first.id, second.id})
    best = max(rivals, key=lambda one: one.score)
    if candidate.score >= best.score - MARGIN:
        return replace(explanation, obstacle=Obstacle.SCORE, needed=LIKELY)
    of_first = first.id in (best.left.id, best.right.id)
    kept = first if of_first else second
    nearer = Nearer(best.right if best.left.id == kept.id else best.left, of_first, best.score)
    return replace(explanation, obstacle=Obstacle.NEARER, needed=best.score - MARGIN, nearer=nearer)


def _not_listed(explanation: Explanation, candidate: Candidate) -> Explanation:
    """The explanation of a pair that is none of those that may be comparable."""
    obstacle = candidate.obstacle
    if obstacle is None:
        house = any(slot.name == "place" for slot in explanation.slots)
        obstacle = Obstacle.HOUSE if house else Obstacle.WORDS
    if obstacle in OPEN_OBSTACLES and any(slot.excludes for slot in explanation.slots):
        obstacle = Obstacle.SLOT  # the slots are not looked at where the words say that it is of no use
    needed = LEAST if obstacle is Obstacle.WORDS else None
    verdict = Comparability.OPEN if obstacle in OPEN_OBSTACLES else Comparability.APART
    return replace(explanation, verdict=verdict, obstacle=obstacle, needed=needed)


def _never(left: Claim, right: Claim) -> Obstacle | None:
    """What keeps two claims apart before anything is weighed."""
    both = (left, right)
    found = {
        Obstacle.SAME_PLACE: left.id == right.id,
        Obstacle.KIND: not kinds_meet(left, right),
        Obstacle.NEVER: any(claim.kind in NEVER for claim in both),
        Obstacle.SPEECH: not all(claim.binding for claim in both),
        Obstacle.SAME_SENTENCE: left.statement.id == right.statement.id,
        Obstacle.SIDE: all(claim.role is Role.INTERNAL for claim in both) and left.place.path == right.place.path,
    }
    return next((obstacle for obstacle, holds in found.items() if holds), None)


def _slots(first: Claim, second: Claim, left: Claim, right: Claim) -> Iterator[SlotPair]:
    """Each slot that either says, in a fixed order; those that the matching looks at as it sees them."""
    looked_at = {reason.slot: reason for reason in reasons(left, right)}
    facets = [facet.name for claim in (first, second) for facet in claim.scope.facets]
    for name in dict.fromkeys(("subject", "action", *facets)):
        one, other = _slot(first, name), _slot(second, name)
        reason = looked_at.get(name)
        said = any(slot and slot.source is not None for slot in (one, other))
        if not said and (name != "action" or reason is None or one or other):
            continue  # what nobody says, or only takes for granted
        excludes = reason is not None and disjoint([reason], left.kind)
        yield SlotPair(name, one, other, _relation(reason, one, other), excludes)
    one, other = _numbers(first), _numbers(second)
    if one and other:
        yield SlotPair("number", one, other, sets(one, other), not one.values & other.values)


def _relation(reason: Reason | None, first: Slot, second: Slot) -> Relation:
    """What the matching says, but for which of two sets is the wider one: that depends on whom one begins with."""
    if reason is None or reason.relation in (Relation.NARROWER, Relation.BROADER):
        return sets(first, second)
    return reason.relation


def _slot(claim: Claim, name: str) -> Slot:
    match name:
        case "subject":
            return claim.subject
        case "action":
            return claim.action
    return claim.scope.get(name)


def _numbers(claim: Claim) -> Slot:
    """The numbers in the name of a claim's row."""
    found = [topic for topic in claim.topics if topic.stem.startswith(NUMBER)]
    values = frozenset(topic.stem.removeprefix(NUMBER) for topic in found)
    return Slot(values, found[0].source if found else None)
