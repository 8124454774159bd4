"""Questions that documents cannot answer: visits, test calls, talks. They are data, and people answer them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from svcaudit.model.decision import Answered, Decisions
from svcaudit.model.outcome import Severity
from svcaudit.yaml_nodes import compose, plain

#: The file in `svcaudit.checks`.
QUESTIONS_FILE = "questions.yml"
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a principle. `texts` are pairs of language and sentence; yes is the good answer."""

    id: str
    principle: str
    severity: Severity
    texts: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """The question in that language, in English where it lacks it."""
        told = dict(self.texts)
        return told.get(language) or told[_FALLBACK]


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in the order of the principles."""
    text = files("svcaudit.checks").joinpath(QUESTIONS_FILE).read_text(encoding="utf-8")
    content = plain(compose(text, QUESTIONS_FILE))
    assert isinstance(content, list)
    return tuple(
        Question(one["id"], one["id"][:3], Severity(one["severity"]), tuple(one["texts"].items())) for one in content
    )


def answered(decisions: Decisions, language: str) -> tuple[Answered, ...]:
    """Every question with its answer, once somebody keeps decisions at all; nothing before."""
    if decisions.path is None:
        return ()
    return tuple(_answered(question, decisions, language) for question in questions())


def _answered(question: Question, decisions: Decisions, language: str) -> Answered:
    text, given = question.text(language), decisions.answer(question.id)
    if given is None:
        return Answered(question.id, question.principle, text, "")
    return Answered(
        question.id, question.principle, text, given.answer, given.who, given.when, given.why, given.evidence
    )
