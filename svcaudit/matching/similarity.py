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
_OVER = frozenset({Source.HEADING, Source.LEAD_IN, Source.QUESTION})
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


def vector(topics: Iterable[Weighted], near_only: bool = False) -> dict[str, float]:
    """The highest weight of each stem. `near_only` leaves headings little: a line or a place is named beside its value."""
    best: dict[str, float] = {}
    for topic in topics:
        weight = WEIGHTS[topic.source]
        if near_only and topic.source in _OVER:
            weight = WEIGHTS[Source.DOCUMENT]
        best[topic.stem] = max(best.get(topic.stem, 0.0), weight)
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


def similarity(left: dict[str, float], right: dict[str, float], rarity: Rarity) -> int:
    """0 to 100: the shared weight against the lesser side (a short row is contained in a long sentence),
    tempered by the share of the greater side."""
    shared = 0.0
    for stem, weight in left.items():
        match = stem if stem in right else next((other for other in right if same_stem(stem, other)), None)
        if match is not None:
            shared += min(weight, right[match]) * rarity.weight(stem)
    mine = sum(weight * rarity.weight(stem) for stem, weight in left.items())
    theirs = sum(weight * rarity.weight(stem) for stem, weight in right.items())
    if not mine or not theirs:
        return 0
    contained, whole = shared / min(mine, theirs), 2 * shared / (mine + theirs)
    return round(100 * min(1.0, 0.5 * contained + 0.5 * whole))
