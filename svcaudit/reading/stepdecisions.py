"""The decisions that a step takes, and whether they say what happens in either case."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit
from svcaudit.model.document import Document, StepEntry
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Decision
from svcaudit.reading.decisions import asks, conditions, has_else

_OUTCOMES = frozenset({"deliver", "close", "refund", "pay", "repair", "replace", "install", "issue", "compensate"})
_WAYS = 2  # a decision needs as many ways out
_HEAD = 60  # characters at the head of a step that name it


def read_decisions(
    document: Document,
    passage: Passage,
    data: StepEntry | None,
    answers: tuple[str, ...],
    later: tuple[str, ...],
    language: LanguagePack,
    before: str = "",
) -> tuple[Decision, ...]:
    """The decisions of a step.

    `answers` are the items nested in it; `later` are the texts of the steps after it, the first of which may hold
    the other arm; `before` is the text of the step before it, which may hold it as well.
    """
    if data is not None and data.decide is not None:
        arms = tuple(branch.when.text for branch in data.branches if branch.when is not None)
        return (Decision(data.decide.text, arms, document.place(*data.span), len(arms) >= _WAYS),)
    asked = _asked(document, passage, answers, language)
    return asked or _in_words(document, passage, later, before, language)


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
    document: Document, passage: Passage, later: tuple[str, ...], before: str, language: LanguagePack
) -> tuple[Decision, ...]:
    """A condition after a question put in words, one that only echoes what was looked at, or one on which the outcome
    or the next step hangs alone.
    """
    text = passage.text
    opened = [hit for hit in conditions(text, language) if not _only_says_when(text, hit, language)]
    if not opened:
        return ()
    first = opened[0]
    end = _end_of_condition(text, first.start)
    echo = _echoes(text, first, end, language)
    hangs = not later and first.start <= 2 and _settles(text, language) and not _begins_with_case(before, language)
    onward = len(opened) == 1 and not _says_when(text, first, language) and _goes_on(text, end, later, language)
    if asks(text, language) is None and not (echo or hangs or onward):
        return ()
    following = later[0] if later else ""
    other = _opens_with_arm(following, language) and (not echo or _speaks_of(text, following, language))
    complete = len(opened) >= _WAYS or has_else(text, language) or other
    condition = text[first.start : end].strip(" ,;")
    return (Decision(condition, (condition,), document.locate(passage, first.start, end), complete),)


def _only_says_when(text: str, hit: Hit, language: LanguagePack) -> bool:
    """True for "where" and "when" in the middle of a clause: "puts it where the customer wants it"."""
    before = text[: hit.start].rstrip()
    words = language.words(before)
    joined = bool(words) and words[-1].folded in language.grammar.breaks
    return _says_when(text, hit, language) and bool(before) and before[-1] not in ".;:,—–" and not joined


def _says_when(text: str, hit: Hit, language: LanguagePack) -> bool:
    """True for "when" and its like, which may say no more than that something comes afterwards."""
    return any(one.concept == "condition.when" and one.start == hit.start for one in language.hits(text))


def _echoes(text: str, hit: Hit, end: int, language: LanguagePack) -> bool:
    """True for a condition at the head of a sentence that only says yes to what was looked at before: "If it does"."""
    echo = next((one for one in language.hits(text) if one.concept == "echo.yes" and one.start == hit.start), None)
    heads = any(start == hit.start and start > 0 for start, _ in language.sentences(text))
    return echo is not None and heads and not language.topics(text[echo.end : end])


def _goes_on(text: str, end: int, later: tuple[str, ...], language: LanguagePack) -> bool:
    """True where all that a condition brings is the next step: "If the sum is enough, she goes on to the decision"."""
    if not later or text[end : end + 1] != ",":
        return False
    hit = next((one for one in language.hits(text) if one.concept == "onward.next" and one.start > end), None)
    sentence = next((last for first, last in language.sentences(text) if first <= end < last), len(text))
    if hit is None or hit.end > sentence:
        return False
    opening = language.topics(later[0][:_HEAD])
    return bool(set(language.topics(text[hit.end : sentence])) & set(opening[:1]))


def _speaks_of(text: str, following: str, language: LanguagePack) -> bool:
    """True where the condition at the head of the next step is about what this one looks at, or says "otherwise"."""
    head = following[: _end_of_condition(following, 0)]
    return has_else(head, language) or bool(set(language.topics(head)) & set(language.topics(text)))


def _settles(text: str, language: LanguagePack) -> bool:
    """True where the step gives the customer the outcome or ends the case."""
    return bool({hit.concept.removeprefix("action.") for hit in language.hits(text)} & _OUTCOMES)


def _opens_with_arm(text: str, language: LanguagePack) -> bool:
    """True where a step begins with a condition: the arm that the step before left out."""
    opening = [hit for hit in language.hits(text) if hit.concept in ("decision.if", "decision.else")]
    return bool(opening) and opening[0].start <= 2


def _begins_with_case(text: str, language: LanguagePack) -> bool:
    """True for a step that tells its own case: "When it turns up, ..." leaves the other case to the step after it."""
    cases = ("decision.if", "condition.when")
    return any(hit.concept in cases and hit.start <= 2 for hit in language.hits(text))


def _end_of_condition(text: str, start: int) -> int:
    ends = [position for mark in ",;." if (position := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))
