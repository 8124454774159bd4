"""Deadlines held against a limit: later on every day, on some, or not to be told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from svcaudit.auditing import inspect
from svcaudit.checking.limits_said import Limit, judge_limit
from svcaudit.checking.sayings import Alternative
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.config import Configuration
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Verdict
from svcaudit.model.quantity import Bound, Calendar, Duration, Unit

MOST = Duration(None, Decimal(15), Unit.DAY, Calendar.WORKING, Bound.AT_MOST)


def _limit(most: Duration | None = MOST, where: tuple[Role, ...] = tuple(Role)) -> Limit:
    about, left_out = (Alternative.of("subject.complaint"),), (Alternative.of("late"),)
    words = Vocabulary({"late": {"en": ["exceptionally"]}})
    return Limit(where, about, left_out, frozenset({"answer", "resolve"}), most, words)


def _verdicts(root: Path, text: str, limit: Limit) -> list[Verdict]:
    return [outcome.verdict for outcome in judge_limit(limit, _organisation(root, text))]


def _organisation(root: Path, text: str) -> Organisation:
    (root / "published").mkdir()
    (root / "published" / "charter.md").write_text(f"# Charter\n\n{text}\n", encoding="utf-8")
    return inspect(root, today=date(2026, 11, 22), configuration=Configuration(language="en")).organisation


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("We answer complaints within 15 working days.", [Verdict.KEPT]),
        ("We answer complaints within 16 working days.", [Verdict.BROKEN]),
        ("We answer complaints within two weeks.", [Verdict.KEPT]),
        ("We answer complaints within 18 days.", [Verdict.SUSPECTED]),
        ("We answer complaints within three weeks.", [Verdict.SUSPECTED]),  # a day late where it begins on a Saturday
        ("We answer complaints within 60 days.", [Verdict.BROKEN]),
        ("Exceptionally we answer complaints within 60 days.", []),
        ("We acknowledge complaints within 60 days.", []),
        ("We answer letters within 60 days.", []),
        ("We answer complaints.", []),
        ("On average we answer complaints within 60 days.", []),
    ],
)
def test_each_deadline_is_held_against_the_limit(tmp_path: Path, text: str, verdicts: list[Verdict]) -> None:
    assert _verdicts(tmp_path, text, _limit()) == verdicts


def test_only_the_side_that_is_named_is_looked_at(tmp_path: Path) -> None:
    assert _verdicts(tmp_path, "We answer complaints within 60 days.", _limit(where=(Role.INTERNAL,))) == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("We answer complaints within 15 days.", [Verdict.BROKEN]),
        ("We answer complaints within 15 calendar days.", [Verdict.KEPT]),
        ("We answer complaints within two weeks.", []),
    ],
)
def test_a_deadline_in_days_says_which_days(tmp_path: Path, text: str, verdicts: list[Verdict]) -> None:
    assert _verdicts(tmp_path, text, _limit(most=None)) == verdicts
