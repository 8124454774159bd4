"""How much two claims are about the same thing, by the words that they share, rare words counting for more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from svcaudit.model.claim import Claim, Source, Weighted

#: How much a word says of the topic, by where it stands. Judged by hand on documents of eight sectors.
WEIGHTS = {
    Source.CLAUSE: 1.0,
    Source.SENTENCE: 0.7,
    Source.ROW: 1.0,
    Source.COLUMN: 0.8,
    Source.QUESTION: 0.9,
    Source.LEAD_IN: 0.5,
    Source.HEADING: 0.7,
    Source.DATA: 1.0,
    Source.DOCUMENT: 0.2,
    Source.CONFIGURATION: 1.0,
}
_OVER = frozenset({Source.HEADING, Source.LEAD_IN, Source.DOCUMENT})
#: An action is compared by itself; as a word it says little of the topic.
_ACTION_COUNTS = 0.35
_OVER_COUNTS = 0.4  # how much an unshared word of a heading counts against a pair
_ENOUGH = 0.8  # of the weight of one word that no other claim holds
_LONG = 6  # characters from which one slip or another ending leaves a stem the same


@dataclass(frozen=True)
class Rarity:
    """How rare each stem is among the claims: log(1 + claims / claims that hold it)."""

    count: int
    holders: dict[str, int]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Rarity:
        """Count the stems of all claims."""
        listed = list(claims)
        holders = Counter(stem for claim in listed for stem in {topic.stem for topic in claim.topics})
        return cls(len(listed), dict(holders))

    def weight(self, stem: str) -> float:
        """The weight of a stem; a stem that no claim holds is as rare as can be."""
        return math.log(1 + self.count / self.holders.get(stem, 1))


@dataclass(frozen=True, slots=True)
class Topic:
    """A word of a vector: its weight, and whether it only stands over the claim, in a heading or before a list."""

    weight: float
    over: bool


Vector = dict[str, Topic]


def vector(topics: Iterable[Weighted], near_only: bool = False) -> Vector:
    """The highest weight of each stem.

    `near_only` leaves headings little: a line or a place is named beside its value.
    """
    best: Vector = {}
    for topic in topics:
        weight = WEIGHTS[topic.source]
        over = topic.source in _OVER
        if near_only and over:
            weight = WEIGHTS[Source.DOCUMENT]
        if topic.stem.startswith("@action."):
            weight *= _ACTION_COUNTS
        known = best.get(topic.stem)
        if known is None or weight > known.weight:
            best[topic.stem] = Topic(weight, over and (known is None or known.over))
    return best


@lru_cache(maxsize=65536)
def same_stem(left: str, right: str) -> bool:
    """True for equal stems, and for long ones that differ by one slip or by their ending."""
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < _LONG:
        return False
    if longer.startswith(shorter) and len(longer) - len(shorter) <= 2:
        return True
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


def similarity(left: Vector, right: Vector, rarity: Rarity) -> int:
    """0 to 100: the shared weight against the lesser side (a short row is contained in a long sentence),
    tempered by the share of both sides. What stands over a claim helps where it is shared and hardly hurts where
    it is not. Sharing little in all, however short the claims, is worth little."""
    shared = 0.0
    for stem, topic in left.items():
        match = stem if stem in right else next((other for other in right if same_stem(stem, other)), None)
        if match is not None:
            shared += min(topic.weight, right[match].weight) * rarity.weight(stem)
    mine, theirs = _mass(left, rarity), _mass(right, rarity)
    if not mine or not theirs:
        return 0
    contained, whole = min(1.0, shared / min(mine, theirs)), min(1.0, 2 * shared / (mine + theirs))
    enough = min(1.0, shared / (_ENOUGH * rarity.weight("")))
    return round((50 * contained + 50 * whole) * enough)


def _mass(topics: Vector, rarity: Rarity) -> float:
    return sum(
        topic.weight * (_OVER_COUNTS if topic.over else 1.0) * rarity.weight(stem) for stem, topic in topics.items()
    )
