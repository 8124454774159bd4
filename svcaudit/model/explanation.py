"""Why two claims are comparable, are not, or cannot be told to be: what the matching says of one pair."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.claim import Claim, Relation, Slot


class Comparability(StrEnum):
    """What the audit takes two claims for."""

    CERTAIN = "certain"
    LIKELY = "likely"
    OPEN = "open"
    APART = "apart"


class Obstacle(StrEnum):
    """What keeps two claims from being held against each other, in the order in which it is looked for."""

    SAME_PLACE = "same_place"
    SAME_SENTENCE = "same_sentence"
    KIND = "kind"
    NEVER = "never"
    SPEECH = "speech"
    SIDE = "side"
    NUMBER = "number"
    SLOT = "slot"
    HOUSE = "house"
    WORDS = "words"
    SCORE = "score"
    NEARER = "nearer"


#: With these it cannot be told; all others say that the two are about different things.
OPEN_OBSTACLES = frozenset({Obstacle.WORDS, Obstacle.SCORE, Obstacle.NEARER})


class Doubt(StrEnum):
    """What keeps two comparable claims from being so for certain."""

    SCORE = "score"
    ACTION = "action"
    SPECIAL = "special"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class SlotPair:
    """One slot of both claims; `excludes` is true where it rules the pair out by itself."""

    name: str
    first: Slot
    second: Slot
    relation: Relation
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Nearer:
    """A better partner of one of the two claims, with the score (0 to 100 and what slots add) of that pair."""

    claim: Claim
    of_first: bool
    score: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the matching says of one pair, in the order in which it was asked for.

    `shared` are the stems of words that both hold, the most telling first; `similarity` is that of the words alone
    (0 to 100), `score` with what the slots add, and `needed` the score that would have been enough for more.
    """

    first: Claim
    second: Claim
    verdict: Comparability
    obstacle: Obstacle | None = None
    doubts: tuple[Doubt, ...] = ()
    slots: tuple[SlotPair, ...] = ()
    shared: tuple[str, ...] = ()
    similarity: int = 0
    score: int = 0
    needed: int | None = None
    nearer: Nearer | None = None
