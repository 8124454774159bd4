"""The decisions that a step takes, and whether they say what happens in either case."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document, StepEntry
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Decision
from svcaudit.reading.decisions import asks, conditions, has_else

_OUTCOMES = frozenset({"deliver", "close", "refund", "pay", "repair", "replace", "install", "issue", "compensate"})
_WAYS = 2  # a decision needs as many ways out


def read_decisions(
    document: Document,
    passage: Passage,
    data: StepEntry | None,
    answers: tuple[str, ...],
    following: str | None,
    language: LanguagePack,
) -> tuple[Decision, ...]:
    """The decisions of a step.

    `answers` are the items nested in it; `following` is the text of the step after it, which may hold the other
    arm, None where it is the last.
    """
    if data is not None and data.decide is not None:
        arms = tuple(branch.when.text for branch in data.branches if branch.when is not None)
        return (Decision(data.decide.text, arms, document.place(*data.span), len(arms) >= _WAYS),)
    asked = _asked(document, passage, answers, language)
    return asked or _in_words(document, passage, following, language)


def _asked(
    document: Document, passage: Passage, answers: tuple[str, ...], language: LanguagePack
) -> tuple[Decision, ...]:
    """A question whose answers are nested items: "Is it lower? - Yes: ..."."""
    told = [answer for answer in answers if _is_answer(answer, language)]
    end = passage.text.rfind("?")
    if end < 0 or not told:
        return ()
    start = next((first for first, last in language.sentences(passage.text) if first <= end < last), 0)
    condition = passage.text[start : end + 1].strip()
    place = document.locate(passage, start, end + 1)
    return (Decision(condition, tuple(told), place, len(told) >= _WAYS),)


def _is_answer(text: str, language: LanguagePack) -> bool:
    return any(hit.concept.startswith("verdict.") and hit.start <= 2 for hit in language.hits(text))


def _in_words(
    document: Document, passage: Passage, following: str | None, language: LanguagePack
) -> tuple[Decision, ...]:
    """A condition after a question put in words, or one on which the last step's outcome hangs alone."""
    text = passage.text
    question = asks(text, language)
    opened = conditions(text, language)
    if not opened:
        return ()
    hangs = following is None and opened[0].start <= 2 and _settles(text, language)
    if question is None and not hangs:
        return ()
    complete = len(opened) >= _WAYS or has_else(text, language) or _opens_with_arm(following or "", language)
    first = opened[0]
    end = _end_of_condition(text, first.start)
    condition = text[first.start : end].strip(" ,;")
    return (Decision(condition, (condition,), document.locate(passage, first.start, end), complete),)


def _settles(text: str, language: LanguagePack) -> bool:
    """True where the step gives the customer the outcome or ends the case."""
    return bool({hit.concept.removeprefix("action.") for hit in language.hits(text)} & _OUTCOMES)


def _opens_with_arm(text: str, language: LanguagePack) -> bool:
    """True where a step begins with a condition: the arm that the step before left out."""
    opening = [hit for hit in language.hits(text) if hit.concept in ("decision.if", "decision.else")]
    return bool(opening) and opening[0].start <= 2


def _end_of_condition(text: str, start: int) -> int:
    ends = [position for mark in ",;." if (position := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))
