"""The promise register: which verdict the outcomes on a promise come to."""

import pytest

from svcaudit.auditing.register import Answer, PromiseVerdict, verdict_of
from svcaudit.model.outcome import Kind, Outcome, Verdict

BROKEN = Answer(Kind.CONTRADICTION, Outcome(Verdict.BROKEN, "a"))
KEPT = Answer(Kind.CONTRADICTION, Outcome(Verdict.KEPT, "a"))
SUSPECTED = Answer(Kind.CONTRADICTION, Outcome(Verdict.SUSPECTED, "a"))
UNDECIDED = Answer(Kind.CONTRADICTION, Outcome(Verdict.UNDECIDED, "a"))
UNSUPPORTED = Answer(Kind.GAP, Outcome(Verdict.BROKEN, "a"))
SUPPORTED = Answer(Kind.GAP, Outcome(Verdict.KEPT, "a"))
VAGUE = Answer(Kind.WORDING, Outcome(Verdict.BROKEN, "a"))
CLEAR = Answer(Kind.WORDING, Outcome(Verdict.KEPT, "a"))


@pytest.mark.parametrize(
    ("answers", "measured", "verdict"),
    [
        ([], True, PromiseVerdict.UNCLEAR),
        ([KEPT, BROKEN, VAGUE], True, PromiseVerdict.BROKEN),
        ([UNSUPPORTED, VAGUE], False, PromiseVerdict.UNSUPPORTED),
        ([VAGUE, SUPPORTED], False, PromiseVerdict.VAGUE),
        ([KEPT, SUSPECTED], True, PromiseVerdict.UNCLEAR),
        ([KEPT, UNDECIDED, CLEAR], True, PromiseVerdict.KEPT),
        ([SUPPORTED], False, PromiseVerdict.KEPT),
        ([SUPPORTED, UNDECIDED], True, PromiseVerdict.UNCLEAR),
        ([CLEAR], True, PromiseVerdict.UNCLEAR),
    ],
)
def test_the_worst_certain_answer_counts(answers: list[Answer], measured: bool, verdict: PromiseVerdict) -> None:
    assert verdict_of(answers, measured) is verdict
