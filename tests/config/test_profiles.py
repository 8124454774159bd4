"""Profiles of the user's own: which rules they look at, and what principles weigh in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import audit
from svcaudit.config import Profile, load_configuration
from svcaudit.model.errors import ConfigurationError

TODAY = date(2026, 11, 21)
OWN = "profile: shop\nprofiles:\n  shop: {rules: [COH, CLR001], weights: {CLR: 7}}\n"


def _organisation(root: Path, configuration: str) -> Path:
    (root / "svcaudit.yaml").write_text(configuration, encoding="utf-8")
    for folder, text in (("published", "We answer within two days."), ("internal", "Sales answers within two days.")):
        (root / folder).mkdir()
        (root / folder / "answers.md").write_text(f"# Enquiries\n\n{text}\n", encoding="utf-8")
    return root


def test_a_profile_of_ones_own_is_read(tmp_path: Path) -> None:
    configuration = load_configuration(_organisation(tmp_path, OWN))
    assert configuration.profiles == (Profile("shop", ("COH", "CLR001"), (("CLR", 7),)),)


def test_its_rules_run_and_its_weights_are_stamped_on_the_result(tmp_path: Path) -> None:
    report = audit(_organisation(tmp_path, OWN), today=TODAY)
    assert [(one.id, one.weight) for one in report.score.principles] == [("COH", 3), ("CLR", 7)]
    assert report.score.own_weights
    assert report.profile == "shop"


def test_usual_weights_are_no_own_ones(tmp_path: Path) -> None:
    report = audit(_organisation(tmp_path, "profile: core\n"), today=TODAY)
    assert not report.score.own_weights


@pytest.mark.parametrize(
    ("configuration", "key"),
    [
        ("profile: shop\n", "config.choice"),
        ("profiles: {shop: {rules: [COH999]}}\n", "config.rule"),
        ("profiles: {shop: {weights: {XYZ: 3}}}\n", "config.rule"),
        ("profiles: {shop: {weights: {COH: -1}}}\n", "config.minimum"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, configuration: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        audit(_organisation(tmp_path, configuration), today=TODAY)
    assert [problem.key.removesuffix("_suggestion") for problem in refused.value.problems] == [key]
