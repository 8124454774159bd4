"""The entry for programs, and what is strung together behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svcaudit import audit
from svcaudit.auditing import pipeline, retell
from svcaudit.checking import Check
from svcaudit.checks import CATALOGUE
from svcaudit.config import Configuration
from svcaudit.model.errors import ConfigurationError, SvcauditError
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.report import Report

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "clinica-dental"


@pytest.fixture(scope="module")
def report() -> Report:
    return audit(EXAMPLE, today=TODAY)


def test_a_program_audits_a_folder_given_as_text_or_path(report: Report) -> None:
    assert audit(str(EXAMPLE), today=TODAY) == report
    assert (report.organisation, report.language, report.today) == (
        "Clínica Dental Sonrisa",
        "es",
        "2026-11-21",
    )
    assert report.findings


def test_today_is_the_day_of_the_clock_unless_given() -> None:
    before = date.today()
    assert before <= date.fromisoformat(audit(EXAMPLE).today) <= date.today()


def test_no_path_of_the_machine_is_in_the_report(report: Report) -> None:
    assert str(ROOT) not in repr(report)


def test_only_the_selected_rules_run() -> None:
    report = audit(EXAMPLE, today=TODAY, select=["CMP"], ignore=["CMP001"])
    rules = [rule.id for principle in report.score.principles for rule in principle.rules]
    assert rules == [f"CMP{number:03}" for number in range(2, 15)]


def test_core_looks_at_its_families_only() -> None:
    report = audit(EXAMPLE, today=TODAY, profile="core")
    assert {principle.id for principle in report.score.principles} <= {
        "COH",
        "CMP",
        "HND",
        "PTH",
        "EQT",
        "CLR",
    }


@pytest.mark.parametrize(
    ("select", "ignore"), [(["COH999"], []), ([], ["XYZ"]), (["CMP"], ["CMP"])], ids=lambda names: ",".join(names)
)
def test_names_that_leave_nothing_to_do_are_errors(select: list[str], ignore: list[str]) -> None:
    with pytest.raises(ConfigurationError):
        audit(EXAMPLE, today=TODAY, select=select, ignore=ignore)


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SvcauditError):
        audit(tmp_path, today=TODAY)


def test_the_user_decides_how_severe_a_rule_is_by_rule_before_family() -> None:
    settings = Configuration(
        published=("publicado/**",),
        internal=("interno/**",),
        severity=(("CMP", Severity.INFO), ("CMP001", Severity.WARNING)),
    )
    report = audit(EXAMPLE, configuration=settings, today=TODAY, select=["CMP"])
    rules = {rule.id: rule for principle in report.score.principles for rule in principle.rules}
    assert (rules["CMP001"].severity, rules["CMP002"].severity) == (Severity.WARNING, Severity.INFO)
    assert (rules["CMP001"].weight, rules["CMP002"].weight) == (5, 2)


def test_the_digest_changes_with_the_settings_only(report: Report) -> None:
    digest = report.tool.configuration
    assert audit(EXAMPLE, today=date(2030, 1, 1), language="en").tool.configuration == digest
    assert audit(EXAMPLE, today=TODAY, ignore=["CMP009"]).tool.configuration != digest


def test_findings_come_in_the_order_of_rules_and_places(report: Report) -> None:
    order = [check.id for check in CATALOGUE]
    places = [
        (order.index(finding.rule), finding.locations[0].path if finding.locations else "")
        for finding in report.findings
    ]
    assert places == sorted(places)
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)


def test_a_crashed_check_is_counted_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(organisation: Organisation) -> Iterator[Outcome]:
        raise ValueError("bad luck")

    broken = [replace(check, judge=crash) if check.id == "COH001" else check for check in CATALOGUE]
    monkeypatch.setattr(pipeline, "catalogue_of", lambda root, configuration: tuple(broken))
    report = audit(EXAMPLE, today=TODAY, select=["COH001", "COH002"])
    (first, _) = report.score.principles[0].rules
    assert (first.error, first.score) == (1, None)
    assert report.remarks[0].key == "remark.check_crashed"
    assert "ValueError: bad luck" in report.remarks[0].text


def test_a_report_told_again_is_the_report_of_that_language(report: Report) -> None:
    assert retell(report, "en") == audit(EXAMPLE, today=TODAY, language="en")
    assert retell(retell(report, "en"), "es") == report


def test_a_rule_that_is_not_known_keeps_its_sentences_and_is_named(report: Report) -> None:
    known = {check.id: check.page for check in CATALOGUE if check.id != report.findings[0].rule}
    told = retell(report, "en", known)
    assert told.findings[0].message == report.findings[0].message
    assert (told.remarks[0].key, told.remarks[0].values) == (
        "remark.rule_unknown",
        (("rules", report.findings[0].rule),),
    )


def test_a_report_of_other_rules_says_so(report: Report) -> None:
    older = replace(report, tool=replace(report.tool, ruleset="2025.1"))
    assert retell(older, "es").remarks[0].key == "remark.other_ruleset"


def test_a_check_is_its_page_and_its_judge() -> None:
    assert all(isinstance(check, Check) and check.id == check.page.id for check in CATALOGUE)
