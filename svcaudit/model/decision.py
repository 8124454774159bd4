"""What people decide of findings, and what they answer to questions that no document answers."""

from __future__ import annotations

from dataclasses import dataclass

CONFIRMED = "confirmed"
DISMISSED = "dismissed"
COMMENT = "comment"
#: What may be decided of a finding.
VERDICTS = (CONFIRMED, DISMISSED, COMMENT)
YES, NO, UNKNOWN = "yes", "no", "unknown"
#: What may be answered to a question.
ANSWERS = (YES, NO, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `verdict` is one of VERDICTS, `when` an ISO date, `quote` the finding's words for who reads it."""

    fingerprint: str
    rule: str
    verdict: str
    who: str
    when: str
    why: str
    evidence: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, one of ANSWERS, to the question of that id."""

    question: str
    answer: str
    who: str
    when: str
    why: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided of one organisation; `path` is the file's name, None where there is none."""

    decisions: tuple[Decision, ...] = ()
    answers: tuple[Answer, ...] = ()
    path: str | None = None

    def of(self, fingerprint: str) -> Decision | None:
        """The last decision of that finding."""
        return next((one for one in reversed(self.decisions) if one.fingerprint == fingerprint), None)

    def answer(self, question: str) -> Answer | None:
        """The last answer to that question."""
        return next((one for one in reversed(self.answers) if one.question == question), None)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question in the report's language with its answer; `answer` is "" where nobody answered yet."""

    id: str
    principle: str
    text: str
    answer: str
    who: str = ""
    when: str = ""
    why: str = ""
    evidence: str = ""
