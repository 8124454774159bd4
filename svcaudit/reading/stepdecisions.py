"""The decisions that a step takes, and whether they say what happens in either case."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document, StepEntry
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Decision
from svcaudit.reading.decisions import asks, conditions, has_else

_WAYS = 2  # a decision needs as many ways out


def read_decisions(
    document: Document, passage: Passage, data: StepEntry | None, following: str, language: LanguagePack
) -> tuple[Decision, ...]:
    """The decisions of a step; `following` is the text of the step after it, which may hold the other arm."""
    if data is not None and data.decide is not None:
        arms = tuple(branch.when.text for branch in data.branches if branch.when is not None)
        return (Decision(data.decide.text, arms, document.place(*data.span), len(arms) >= _WAYS),)
    text = passage.text
    question = asks(text, language)
    opened = conditions(text, language)
    if question is None or not opened:
        return ()
    complete = len(opened) >= _WAYS or has_else(text, language) or _opens_with_arm(following, language)
    first = opened[0]
    end = _end_of_condition(text, first.start)
    condition = text[first.start : end].strip(" ,;")
    return (Decision(condition, (condition,), document.locate(passage, first.start, end), complete),)


def _opens_with_arm(text: str, language: LanguagePack) -> bool:
    """True where a step begins with a condition: the arm that the step before left out."""
    opening = [hit for hit in language.hits(text) if hit.concept in ("decision.if", "decision.else")]
    return bool(opening) and opening[0].start <= 2


def _end_of_condition(text: str, start: int) -> int:
    ends = [position for mark in ",;." if (position := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))
