"""The maturity ladder: cumulative, and never reached by what was not looked at."""

from __future__ import annotations

from collections.abc import Mapping

from svcaudit.maturity import LADDER, maturity_of
from svcaudit.model.outcome import Severity
from svcaudit.scoring import PRINCIPLE_WEIGHTS, Tally, score

_RULES = ("CMP001", "CMP002")


def _tally(rule: str, kept: int = 100, broken: int = 0, undecided: int = 0, review: int = 0) -> Tally:
    return Tally(rule, rule, rule[:3], Severity.ERROR, kept, broken, review, undecided)


def _reached(changed: Mapping[str, Tally]) -> int:
    every = {rule: _tally(rule) for rule in (*_RULES, *(f"{name}900" for name in PRINCIPLE_WEIGHTS))}
    return maturity_of(score(list({**every, **changed}.values()))).reached


def test_all_kept_is_the_top() -> None:
    assert _reached({}) == len(LADDER)


def test_a_level_stands_on_those_below_it() -> None:
    assert _reached({"CLR900": _tally("CLR900", kept=1, broken=9)}) == 0


def test_each_level_has_its_least_score() -> None:
    assert _reached({"COH900": _tally("COH900", kept=89, broken=11)}) == 1
    assert _reached({"COH900": _tally("COH900", kept=90, broken=10)}) == 4
    assert _reached({"HND900": _tally("HND900", kept=84, broken=16)}) == 2
    assert _reached({"REC900": _tally("REC900", kept=0, broken=1)}) == 3


def test_what_was_not_decided_is_not_reached() -> None:
    assert _reached({"EQT900": _tally("EQT900", kept=5, undecided=10)}) == 3
    assert _reached({"CMP002": _tally("CMP002", kept=1, review=1)}) == 0


def test_a_principle_that_was_not_looked_at_cannot_be_told() -> None:
    ladder = maturity_of(score([_tally("CMP001"), _tally("CMP002"), _tally("CLR900")]))
    assert ladder.reached == 1
    assert ladder.next is not None
    assert [(one.subject, one.met, one.missing) for one in ladder.next.requirements] == [("COH", None, ())]


def test_what_is_missing_names_the_rules_in_the_way() -> None:
    tallies = [_tally("CMP001"), _tally("CMP002"), _tally("CLR900"), _tally("COH900", 1, 1), _tally("COH901")]
    following = maturity_of(score(tallies)).next
    assert following is not None
    assert following.requirements[0].missing == ("COH900",)
