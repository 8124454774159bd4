"""What sentences say: statements with what they are about, and the claims that can be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from svcaudit.model.document import Role
from svcaudit.model.place import Place
from svcaudit.model.quantity import Quantity


class Source(StrEnum):
    """Where a slot was filled from, nearest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    ROW = "row"
    COLUMN = "column"
    LEAD_IN = "lead_in"
    QUESTION = "question"
    HEADING = "heading"
    DOCUMENT = "document"
    DATA = "data"
    CONFIGURATION = "configuration"


class Speech(StrEnum):
    """What a sentence does."""

    COMMITMENT = "commitment"
    AIM = "aim"
    PERMISSION = "permission"
    NEGATION = "negation"
    CONDITION = "condition"
    DEFINITION = "definition"
    HISTORY = "history"
    LAW = "law"
    EXAMPLE = "example"
    PLACEHOLDER = "placeholder"
    NON_PROMISE = "non_promise"
    REQUEST = "request"
    QUESTION = "question"
    PROVISION = "provision"
    FACT = "fact"


#: What may be held against somebody: a promise or a permission in public, a rule inside.
BINDING = frozenset({Speech.COMMITMENT, Speech.PERMISSION, Speech.PROVISION})
#: What a document says of today's work, however it says it: no history, quotation, example, blank or disclaimer.
IN_FORCE = BINDING | {Speech.AIM, Speech.CONDITION, Speech.NEGATION}


class ClaimKind(StrEnum):
    """What kind of value a claim sets. Kinds are never compared with one another."""

    DEADLINE = "deadline"
    INTERVAL = "interval"
    WINDOW = "window"
    NOTICE = "notice"
    TERM = "term"
    EFFORT = "effort"
    RETENTION = "retention"
    WAITING = "waiting"
    AGE = "age"
    ELAPSED = "elapsed"
    HOURS = "hours"
    CHANNEL = "channel"
    PRICE = "price"
    AMOUNT = "amount"
    TARGET = "target"
    CONTACT = "contact"
    SHARE = "share"
    PROMISE = "promise"


#: What a request to the customer states all the same: until when, where and when they may turn to somebody.
ASKED = frozenset({ClaimKind.WINDOW, ClaimKind.NOTICE, ClaimKind.CONTACT, ClaimKind.HOURS})
#: What other acts state all the same: "if you cancel within two days" gives two days, "no refund after 30 days" thirty.
_STATED_BY = {
    Speech.REQUEST: ASKED,
    Speech.CONDITION: ASKED | {ClaimKind.TERM},
    Speech.NEGATION: ASKED | {ClaimKind.TERM, ClaimKind.PRICE, ClaimKind.AMOUNT},
    Speech.AIM: frozenset(ClaimKind),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept of the lexicon found at `text[start:end]` of a sentence, e.g. `action.answer`.

    `alias` are the words there, where it is the configuration that gives them this meaning.
    """

    concept: str
    start: int
    end: int
    source: Source = Source.SENTENCE
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A set of values with where they came from, and the alias that stood there, if one did.

    Empty: not said; without a source: taken for granted.
    """

    values: frozenset[str] = frozenset()
    source: Source | None = None
    alias: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return bool(self.values)


_UNSAID = Slot()


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that narrows a claim: channel, audience, priority, place, season, product ..."""

    name: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Scope:
    """All that narrows a claim; a facet that is missing is not said. `conditions` are the words after "if"."""

    facets: tuple[Facet, ...] = ()
    conditions: tuple[str, ...] = ()

    def get(self, name: str) -> Slot:
        """The slot of one facet, empty where it is not said."""
        for facet in self.facets:
            if facet.name == name:
                return facet.slot
        return _UNSAID


@dataclass(frozen=True, slots=True)
class Weighted:
    """A word stem that says what a claim is about, and where it stood.

    `thing` is what the word names, such as `courtesy_car`, so that another word for it is known to be one; empty where
    it names none.
    """

    stem: str
    source: Source
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, table row or data item, with all that was read in it before any judgement.

    `text` is the plain sentence; `place` its place. `hits` are lexicon concepts in the sentence itself, `context`
    those of its headings, lead-in, question, row label and headers. `topics` are stems of content words.
    `block` is the index of its block in the document, -1 for data, and `start` the offset (characters) of `text` in it.
    `conditions` are the words of what it is said under ("if ...").
    """

    id: str
    path: str
    role: Role
    language: str
    text: str
    place: Place
    block: int
    speech: Speech
    certain: bool
    hits: tuple[Hit, ...] = ()
    context: tuple[Hit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[Weighted, ...] = ()
    headings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    negated: bool = False
    start: int = 0
    conditions: tuple[str, ...] = ()

    def concepts(self) -> frozenset[str]:
        """Concepts of the sentence itself."""
        return frozenset(hit.concept for hit in self.hits)

    def all_concepts(self) -> frozenset[str]:
        """Concepts of the sentence and of what stands over it."""
        return self.concepts() | frozenset(hit.concept for hit in self.context)


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that a statement sets, for whom, about what, under which conditions."""

    id: str
    kind: ClaimKind
    statement: Statement
    place: Place
    text: str
    subject: Slot
    action: Slot
    scope: Scope
    quantity: Quantity | None
    topics: tuple[Weighted, ...]
    speech: Speech
    certain: bool = True

    @property
    def role(self) -> Role:
        """Published or internal."""
        return self.statement.role

    @property
    def binding(self) -> bool:
        """True where the claim may be held against somebody; what customers are asked for binds them and us."""
        return self.speech in BINDING or self.kind in _STATED_BY.get(self.speech, ())


class Relation(StrEnum):
    """How the scope of one claim stands to another's."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    OVERLAPPING = "overlapping"
    UNKNOWN = "unknown"
    DISJOINT = "disjoint"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims are comparable or not: a slot, how its sets stand to one another, and both sides' words."""

    slot: str
    relation: Relation
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims that speak of the same thing.

    `certain` is false where a slot that matters is unknown; `likely` is true where most speaks for it all the same.
    `similarity` is the score of the pair: of its words (0 to 100) and of the slots that agree; `likelihood` how likely
    it is, in percent, that both speak of one thing.
    """

    left: Claim
    right: Claim
    relation: Relation
    certain: bool
    similarity: int
    reasons: tuple[Reason, ...] = ()
    likely: bool = True
    likelihood: int = 0

    @property
    def kind(self) -> ClaimKind:
        """What both set: a time whose kind one side leaves unsaid takes that of the other."""
        return self.right.kind if self.left.kind is ClaimKind.DEADLINE else self.left.kind
