"""Scores: worked examples, and properties that hold for any tallies."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcaudit.model.outcome import Severity
from svcaudit.scoring import PRINCIPLE_WEIGHTS, PROFILES, Tally, grade_of, score

COUNTS = st.integers(min_value=0, max_value=12)
RULES = tuple(f"{principle}{number:03}" for principle in PRINCIPLE_WEIGHTS for number in (1, 2, 3))


@st.composite
def tallies(draw: st.DrawFn) -> list[Tally]:
    rules = draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=8, unique=True))
    return [draw(tally(rule)) for rule in rules]


@st.composite
def tally(draw: st.DrawFn, rule: str) -> Tally:
    broken = draw(COUNTS)
    return Tally(
        rule,
        rule,
        rule[:3],
        draw(st.sampled_from(Severity)),
        kept=draw(COUNTS),
        broken=broken,
        review=draw(COUNTS),
        undecided=draw(COUNTS),
        error=draw(COUNTS),
        accepted=draw(st.integers(0, broken)),
    )


def rule(identifier: str = "COH001", severity: Severity = Severity.ERROR, **counts: int) -> Tally:
    return Tally(identifier, identifier, identifier[:3], severity, **counts)


def test_a_rule_is_the_share_of_what_was_kept() -> None:
    assert score([rule(kept=16, broken=9)]).overall == 64.0


def test_rules_weigh_by_their_severity() -> None:
    mixed = score([rule(kept=1), rule("COH007", Severity.WARNING, broken=1)])
    assert mixed.overall == pytest.approx(66.7)
    assert [found.weight for found in mixed.principles[0].rules] == [10, 5]


def test_principles_weigh_by_the_one_table() -> None:
    mixed = score([rule(kept=1), rule("CLR001", Severity.INFO, broken=1)])
    assert mixed.overall == 75.0
    assert [(found.id, found.weight) for found in mixed.principles] == [("COH", 3), ("CLR", 1)]


def test_nothing_looked_at_never_counts_as_good() -> None:
    nothing = score([rule()])
    assert (nothing.overall, nothing.grade, nothing.coverage, nothing.provisional) == (None, None, 0.0, True)
    assert nothing.principles[0].rules[0].applicable is False
    assert score([rule(broken=1), rule("CMP001")]).overall == 0.0


def test_the_range_turns_reviews_and_errors_to_broken_and_to_kept() -> None:
    open_ended = score([rule(kept=2, broken=1, review=1, error=1)])
    assert (open_ended.low, open_ended.overall, open_ended.high) == (40.0, 66.7, 80.0)


def test_what_could_not_be_told_lowers_the_coverage_only() -> None:
    unsure = score([rule(kept=1, undecided=3)])
    assert (unsure.low, unsure.overall, unsure.high) == (100.0, 100.0, 100.0)
    assert (unsure.coverage, unsure.provisional) == (0.25, True)


def test_documents_that_could_not_be_read_lower_the_coverage() -> None:
    assert score([rule(kept=1)], understood=Fraction(1, 2)).coverage == 0.5


def test_accepted_findings_are_left_out_beside_the_score() -> None:
    accepted = score([rule(kept=3, broken=2, accepted=1)])
    assert (accepted.overall, accepted.with_accepted) == (60.0, 75.0)


@pytest.mark.parametrize(
    ("overall", "grade"),
    [(90.0, "A"), (89.9, "B"), (75.0, "B"), (60.0, "C"), (40.0, "D"), (39.9, "E"), (None, None)],
)
def test_grades(overall: float | None, grade: str | None) -> None:
    assert grade_of(overall) == grade


def test_half_is_rounded_up() -> None:
    assert score([rule(kept=1, broken=15)]).overall == 6.3


def test_profiles_name_known_principles() -> None:
    assert set(PROFILES["core"]) < set(PROFILES["full"]) == set(PRINCIPLE_WEIGHTS)


@given(tallies())
def test_the_score_lies_in_its_range(given: list[Tally]) -> None:
    whole = score(given)
    figures = [(part.low, part.score, part.high, part.coverage) for part in whole.principles]
    for low, middle, high, coverage in [(whole.low, whole.overall, whole.high, whole.coverage), *figures]:
        if middle is not None:
            assert low is not None and high is not None
            assert 0 <= low <= middle <= high <= 100
        assert coverage is None or 0 <= coverage <= 1


@given(tallies(), st.data())
def test_one_more_kept_never_lowers_the_score(given: list[Tally], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(given) - 1))
    better = [*given]
    better[index] = replace(given[index], kept=given[index].kept + 1)
    before, after = score(given), score(better)
    assert before.overall is None or (after.overall is not None and after.overall >= before.overall)


@given(tallies(), st.data())
def test_one_more_broken_never_raises_the_score(given: list[Tally], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(given) - 1))
    worse = [*given]
    worse[index] = replace(given[index], broken=given[index].broken + 1)
    before, after = score(given), score(worse)
    assert before.overall is None or (after.overall is not None and after.overall <= before.overall)


@given(tallies(), st.data())
def test_one_more_review_never_narrows_the_range(given: list[Tally], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(given) - 1))
    wider = [*given]
    wider[index] = replace(given[index], review=given[index].review + 1)
    before, after = score(given), score(wider)
    assert after.overall == before.overall
    if before.low is not None and before.high is not None:
        assert after.low is not None and after.high is not None
        assert after.low <= before.low <= before.high <= after.high


@given(tallies())
def test_leaving_accepted_findings_out_never_lowers_the_score(given: list[Tally]) -> None:
    result = score(given)
    if result.overall is not None and result.with_accepted is not None:
        assert result.with_accepted >= result.overall


@given(tallies())
def test_the_order_of_the_tallies_changes_no_figure(given: list[Tally]) -> None:
    assert score(given).overall == score(given[::-1]).overall
