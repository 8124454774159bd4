"""The result of an audit: all that a renderer needs, and nothing that needs the catalogue again."""

from __future__ import annotations

from dataclasses import dataclass, field

from svcaudit.model.decision import Answered
from svcaudit.model.document import DocumentEntry, Role
from svcaudit.model.flow import Flows
from svcaudit.model.maturity import Maturity
from svcaudit.model.outcome import Kind, Severity, Value


@dataclass(frozen=True, slots=True)
class Location:
    """A place of a finding with the exact slice of the document that stands there."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    role: Role | None
    quote: str


class FindingStatus:
    """Whether a finding counts against the run."""

    OPEN = "open"
    SUPPRESSED = "suppressed"
    BASELINED = "baselined"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with its places. `message` and `advice` are in the report's language.

    `certainty` is "certain" or "review"; `status` open, suppressed, baselined or dismissed, with its `reason`.
    """

    rule: str
    principle: str
    severity: Severity
    certainty: str
    kind: Kind
    message: str
    message_key: str
    values: tuple[tuple[str, Value], ...]
    advice: str
    status: str
    locations: tuple[Location, ...]
    fingerprint: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RuleScore:
    """Counts of one rule; `score` is 0 to 100, None where nothing was decided."""

    id: str
    title: str
    severity: Severity
    kept: int
    broken: int
    review: int
    undecided: int
    error: int
    score: float | None
    weight: int
    applicable: bool


@dataclass(frozen=True, slots=True)
class PrincipleScore:
    """Score of one family with its range; `coverage` is the share (0 to 1) of what applies that was decided."""

    id: str
    title: str
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    weight: int
    rules: tuple[RuleScore, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The whole; `with_accepted` leaves suppressed and baselined findings out.

    `own_weights` is true where the profile weighs principles in another way than usual.
    """

    overall: float | None
    low: float | None
    high: float | None
    coverage: float
    grade: str | None
    provisional: bool
    with_accepted: float | None
    principles: tuple[PrincipleScore, ...]
    own_weights: bool = False


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One promise of the register. `verdict` is kept, broken, unsupported, vague or unclear."""

    id: str
    text: str
    path: str
    line: int
    verdict: str
    provisions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a report says of a rule that has findings: title, why it matters, advice and its effort."""

    id: str
    title: str
    why: str
    advice: str
    effort: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Which tool, rule set and settings made the result. `configuration` is a SHA-256 in hexadecimal."""

    name: str
    version: str
    ruleset: str
    configuration: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said first or beside: a message key with values, and its sentence in the report's language."""

    key: str
    values: tuple[tuple[str, str], ...]
    text: str
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One result. `today` is an ISO date; `language` that of the report. `flows` are those worth drawing.

    `maturity` is None in results that were saved before there was a ladder.
    """

    schema_version: int
    tool: Tool
    organisation: str
    language: str
    today: str
    profile: str
    score: Score
    documents: tuple[DocumentEntry, ...]
    promises: tuple[RegisterEntry, ...]
    findings: tuple[Finding, ...]
    rules: tuple[RuleWords, ...]
    remarks: tuple[Remark, ...] = ()
    flows: Flows = field(default_factory=Flows)
    maturity: Maturity | None = None
    answers: tuple[Answered, ...] = ()
