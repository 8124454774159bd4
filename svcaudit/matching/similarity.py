"""How much two claims are about the same thing, by the words that they share, rare words counting for more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import DamerauLevenshtein

from svcaudit.model.claim import Source, Statement, Weighted

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
#: What the number in a row's name begins with among its topics: "Plan 500".
NUMBER = "#"
#: What the id of a concept begins with among its topics.
CONCEPT = "@"
_PRIORITY = f"{CONCEPT}priority."
_OVER = frozenset({Source.HEADING, Source.LEAD_IN, Source.DOCUMENT})
#: An action is compared by itself; as a word it says little of the topic.
_ACTION_COUNTS = 0.35
_OVER_COUNTS = 0.4  # how much an unshared word of a heading counts against a pair
_ENOUGH = 0.6  # of the weight of one word that no other statement holds
#: What each further rare word that is shared adds, however long the claims are, and at most.
_BONUS = 5
_MOST_BONUS = 15
#: What a thing counts that the two sides call by different words, against one word that both use.
_SYNONYM = 0.8
_LONG = 6  # characters from which one slip or another ending leaves a stem the same
_ENDING = 2  # characters by which two forms of one stem may differ at the end
_BUCKET = 4  # characters that two forms of one stem begin with


@dataclass(frozen=True, slots=True)
class Vector:
    """The words of a claim: the weight of each, their sum, those that stand in the claim itself, and those that name
    each thing.

    The sum counts words that only stand over the claim for less, so that a heading helps where it is shared and
    hardly hurts where it is not.
    """

    weights: Mapping[str, float]
    mass: float
    near: frozenset[str]
    things: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Rarity:
    """How rare each stem is: log(1 + statements / statements that hold it). Forms of one stem are one."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        listed = [{topic.stem for topic in statement.topics} for statement in statements]
        self._forms = _forms({stem for stems in listed for stem in stems})
        self._count = len(listed)
        self._holders = Counter(stem for stems in listed for stem in {self._forms.get(one, one) for one in stems})
        self._rarest = math.log(1 + self._count)

    def weight(self, stem: str) -> float:
        """The weight of a stem; a stem that no statement holds is as rare as can be."""
        return math.log(1 + self._count / self._holders.get(self._forms.get(stem, stem), 1))

    def vector(self, topics: Iterable[Weighted], near_only: bool = False, staged: bool = True) -> Vector:
        """The words of a claim with their weights.

        `near_only` leaves headings little: a line or a place is named beside its value. `staged` claims have their
        action compared by itself, so that it counts little among the words.
        """
        best: dict[str, float] = {}
        near: set[str] = set()
        things: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            if topic.stem.startswith(NUMBER):
                continue  # tells two rows apart, and says nothing of what they are about
            if near_only and topic.stem.startswith(_PRIORITY):
                continue  # no name of a line or a place
            stem = self._forms.get(topic.stem, topic.stem)
            over = topic.source in _OVER
            weight = WEIGHTS[Source.DOCUMENT if near_only and over else topic.source]
            if staged and stem.startswith("@action."):
                weight *= _ACTION_COUNTS
            best[stem] = max(best.get(stem, 0.0), weight)
            if not over:
                near.add(stem)
            if topic.thing:
                things[topic.thing].add(stem)
        named = {thing: frozenset(stems) for thing, stems in things.items()}
        return replace(self.weighed(best, frozenset(near)), things=named)

    def weighed(self, best: Mapping[str, float], near: frozenset[str]) -> Vector:
        """The vector of those stems; `near` are the ones that count in full."""
        weights = {self._forms.get(stem, stem): weight * self.weight(stem) for stem, weight in best.items()}
        mass = sum(weight * (1.0 if stem in near else _OVER_COUNTS) for stem, weight in weights.items())
        return Vector(weights, mass, near)

    def form(self, stem: str) -> str:
        """The one form of a stem that stands for all its forms."""
        return self._forms.get(stem, stem)

    def similarity(self, left: Vector, right: Vector, contained_only: bool = False) -> int:
        """0 to 100: the shared weight against the lesser side (a short row is contained in a long sentence),
        tempered by the share of both sides. Sharing little in all, however short the claims, is worth little.

        `contained_only` leaves the share of both sides out: a line or a place is its name, whatever is said of it.
        """
        if not left.mass or not right.mass:
            return 0
        fewer, more = left.weights, right.weights
        if len(fewer) > len(more):
            fewer, more = more, fewer
        shared = sum(min(weight, more[stem]) for stem, weight in fewer.items() if stem in more)
        shared += _SYNONYM * _by_other_words(left, right)
        contained = min(1.0, shared / min(left.mass, right.mass))
        whole = contained if contained_only else min(1.0, 2 * shared / (left.mass + right.mass))
        enough = min(1.0, shared / (_ENOUGH * self._rarest)) if self._rarest else 0.0
        many = min(_MOST_BONUS, _BONUS * max(0.0, shared / self._rarest - 1)) if self._rarest else 0.0
        return round((50 * contained + 50 * whole) * enough + many)


def _by_other_words(left: Vector, right: Vector) -> float:
    """The weight of the things that both name, by words that the other side lacks or says less of."""
    mine, theirs = _left_over(left, right), _left_over(right, left)
    return sum(min(weight, theirs[thing]) for thing, weight in mine.items() if thing in theirs)


def _left_over(vector: Vector, other: Vector) -> dict[str, float]:
    """The weight of each thing in the words that name it, as far as the other side does not say them."""
    return {
        thing: sum(max(0.0, vector.weights[stem] - other.weights.get(stem, 0.0)) for stem in sorted(stems))
        for thing, stems in vector.things.items()
    }


def _forms(stems: set[str]) -> dict[str, str]:
    """Each long stem that is another one with a slip or another ending, with the one that stands for both."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(stems, key=lambda one: (len(one), one)):
        if len(stem) >= _LONG and not stem.startswith("@"):
            buckets[stem[:_BUCKET]].append(stem)
    found: dict[str, str] = {}
    for bucket in buckets.values():
        for number, stem in enumerate(bucket):
            other = next((one for one in bucket[:number] if one not in found and _one_stem(one, stem)), None)
            if other is not None:
                found[stem] = other
    return found


def _one_stem(shorter: str, longer: str) -> bool:
    if longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING:
        return True
    return DamerauLevenshtein.distance(shorter, longer, score_cutoff=1) <= 1
