"""Why two claims are comparable, are not, or cannot be told to be, and what is said of two places as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.claim import Claim, Relation, Slot, Statement
from svcaudit.model.document import Role
from svcaudit.model.outcome import Verdict
from svcaudit.model.place import Place


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
    AIM = "aim"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a pair, or against it where the weight (log-odds) is below zero."""

    name: str
    weight: float


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
    (about 0 to 100), `score` with what the slots add. `signs` are what speaks for and against the pair beside the
    words, and `likelihood` what that comes to, in percent; both are only there for a pair that was looked at so far.
    `needed` is what would have been enough for more: a likelihood, or a score for a contact and for the words.
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
    signs: tuple[Sign, ...] = ()
    likelihood: int | None = None
    needed: int | None = None
    nearer: Nearer | None = None


class Order(StrEnum):
    """How the value of the first of two claims stands to that of the second: less is shorter, lower or narrower."""

    LESS = "less"
    MORE = "more"
    EQUAL = "equal"
    DEPENDS = "depends"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says of two places; `sentence` is that of its page, in the language asked for, empty where it finds
    no fault. `compares` is true for a rule that holds places against each other, so that they agree or not. `alone` is
    true where the audit decides by another place, and the rule was asked of these two only.
    """

    rule: str
    verdict: Verdict
    sentence: str = ""
    compares: bool = True
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ExplainedPair:
    """One pair: its explanation, the words that both hold as the first writes them, and what the rules say of it.

    `order` is None for two claims that are not comparable.
    """

    explanation: Explanation
    words: tuple[str, ...] = ()
    order: Order | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """One line that was asked about, with what was read there.

    `statements` are there whether they set values or not; `nearest` is the line of the nearest one where there is none.
    """

    path: str
    line: int
    role: Role
    language: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    nearest: int | None = None

    def holds(self, place: Place) -> bool:
        """True where the place is on the line, or is part of what was read there."""
        read = (*(claim.place for claim in self.claims), *(statement.place for statement in self.statements))
        return place.covers(self.path, self.line) or place in read


@dataclass(frozen=True, slots=True)
class Why:
    """All that can be said of two lines of an organisation's documents.

    `judgements` are those that belong to none of the pairs: of rules that compare other things than values.
    """

    organisation: str
    language: str
    first: Spot
    second: Spot
    pairs: tuple[ExplainedPair, ...] = ()
    judgements: tuple[Judgement, ...] = ()
