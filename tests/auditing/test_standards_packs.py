"""Standards packs: run only where they are switched on, a group of their own, and nothing in the whole."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from svcaudit import audit
from svcaudit.auditing import retell, standards_of
from svcaudit.checks.packs import standards
from svcaudit.config import PACKS, load_configuration
from svcaudit.model.errors import ConfigurationError
from svcaudit.model.report import Report

TODAY = date(2026, 11, 22)
SLOW = "# Reclamaciones\n\nRespondemos a las reclamaciones en 20 días hábiles. Reclame por teléfono.\n"


def _organisation(root: Path, configuration: str = "") -> Path:
    (root / "published").mkdir()
    (root / "published" / "carta.md").write_text(SLOW, encoding="utf-8")
    (root / "svcaudit.yaml").write_text(f"language: es\n{configuration}", encoding="utf-8")
    return root


def _groups(report: Report) -> dict[str, int]:
    return {group.id: group.weight for group in report.score.principles}


def test_the_names_in_the_configuration_are_those_of_the_folders() -> None:
    assert tuple(pack.id for pack in standards()) == PACKS


def test_no_pack_runs_unasked(tmp_path: Path) -> None:
    report = audit(_organisation(tmp_path), today=TODAY)
    assert not {"ISO", "ESL", "COL"} & set(_groups(report))
    assert "pack" not in {remark.key for remark in report.remarks}


def test_a_pack_is_a_group_of_its_own_that_weighs_nothing(tmp_path: Path) -> None:
    root = _organisation(tmp_path, "packs: [es-ley10-2025]\n")
    report, without = audit(root, today=TODAY), audit(root, today=TODAY, ignore=["ESL"])
    assert _groups(report)["ESL"] == 0
    assert list(_groups(report))[-1] == "ESL"
    assert (report.score.overall, report.score.coverage) == (without.score.overall, without.score.coverage)
    (law,) = (group for group in report.score.principles if group.id == "ESL")
    assert law.score is not None and law.coverage is not None
    assert law.title == "Ley 10/2025, atención a la clientela (España)"
    assert {finding.rule for finding in report.findings} >= {"ESL001", "ESL008"}


def test_a_profile_may_weigh_it(tmp_path: Path) -> None:
    own = "packs: [es-ley10-2025]\nprofile: law\nprofiles:\n  law: {rules: [CMP], weights: {ESL: 4}}\n"
    report = audit(_organisation(tmp_path, own), today=TODAY)
    assert _groups(report) == {"CMP": 3, "ESL": 4}
    assert report.score.own_weights


def test_the_call_adds_packs_to_those_of_the_configuration(tmp_path: Path) -> None:
    report = audit(_organisation(tmp_path, "packs: [co-ley1755]\n"), today=TODAY, packs=["iso10002"])
    assert list(_groups(report))[-2:] == ["ISO", "COL"]


def test_the_report_says_what_a_pack_is_not_in_its_language(tmp_path: Path) -> None:
    report = audit(_organisation(tmp_path, "packs: [es-ley10-2025]\n"), today=TODAY)
    (said,) = (remark.text for remark in report.remarks if remark.key == "pack")
    assert "no es asesoramiento jurídico" in said and "28 de diciembre de 2026" in said
    told = retell(report, "en")
    (retold,) = (remark.text for remark in told.remarks if remark.key == "pack")
    assert "no legal advice" in retold and "28 December 2026" in retold
    assert any(group.title == "Ley 10/2025, customer service (Spain)" for group in told.score.principles)
    assert all("working days" in one.message for one in told.findings if one.rule == "ESL001")


def test_a_rule_of_a_pack_that_is_not_on_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        audit(_organisation(tmp_path, "select: [ESL001]\n"), today=TODAY)
    assert refused.value.problems[0].key.startswith("config.rule")


def test_an_unknown_pack_is_refused_at_its_line_with_the_nearest(tmp_path: Path) -> None:
    root = _organisation(tmp_path, "packs:\n  - iso10002\n  - es-ley10-2052\n")
    with pytest.raises(ConfigurationError) as refused:
        load_configuration(root)
    (problem,) = refused.value.problems
    assert problem.key == "config.pack_suggestion"
    assert problem.place is not None and problem.place.line == 4
    assert dict(problem.values)["suggestion"] == "es-ley10-2025"


def test_an_unknown_pack_of_the_call_is_refused() -> None:
    with pytest.raises(ConfigurationError) as refused:
        standards_of(["nothing-like-it"])
    assert [problem.key for problem in refused.value.problems] == ["config.pack"]


def test_a_rule_of_ones_own_stands_in_no_pack(tmp_path: Path) -> None:
    root = _organisation(tmp_path, "rules: rules\n")
    page = (files("svcaudit.checks.packs.iso10002") / "iso_tracked.yaml").read_text(encoding="utf-8")
    words = "words:\n  case_key: {es: [folio]}\n"
    own = (
        page.replace("ISO003", "ISO901").replace("iso_tracked", "mine").replace("evidence:\n", f"{words}evidence:\n", 1)
    )
    (root / "rules").mkdir()
    (root / "rules" / "mine.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        audit(root, today=TODAY)
    assert [problem.key for problem in refused.value.problems] == ["page.no_family"]
