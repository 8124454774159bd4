"""`svcaudit review`: decisions are kept in a file, and later runs honour them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from cli_samples import CONFIGURATION, TODAY, call, organisation
from click.testing import CliRunner

from svcaudit.cli.main import main
from svcaudit.config import DECISIONS_FILE

#: A gap that nobody can be sure of: nothing that was handed in deals with surveys.
CONFIGURED = {"svcaudit.yaml": CONFIGURATION + "select: [VOC001]\n"}


def _report(root: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(call("check", root, "--format", "json", *TODAY).stdout)
    return answer


def _principle(report: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in report["score"]["principles"] if one["id"] == name)
    return found


def _mark(root: Path) -> str:
    return str(_report(root)["findings"][0]["fingerprint"])[:10]


def test_what_is_confirmed_is_certain_from_then_on(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    assert _report(root)["findings"][0]["certainty"] == "review"
    kept = call("review", root, "--by", "Ana", "--confirm", _mark(root), "--why", "Asked the manager.", *TODAY)
    assert kept.exit_code == 0, kept.output
    finding = _report(root)["findings"][0]
    assert (finding["certainty"], finding["status"]) == ("certain", "open")
    assert finding["reason"] == "Ana, 2026-11-21: Asked the manager."
    assert _principle(_report(root), "VOC")["rules"][0]["broken"] == 1


def test_what_is_dismissed_is_closed_and_stays_in_sight(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    call("review", root, "--by", "Ana", "--dismiss", _mark(root), "--why", "Another paper says so.", *TODAY)
    finding = _report(root)["findings"][0]
    assert finding["status"] == "dismissed"
    assert _principle(_report(root), "VOC")["rules"][0]["kept"] == 1
    assert "dismissed by a person" in call("check", root, "--format", "markdown", *TODAY).stdout


def test_answers_move_the_coverage_and_the_score(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    call("review", root, "--by", "Ana", "--answer", "VOC-Q1=no", "--why", "None to show.", *TODAY)
    asked = {rule["id"]: rule for rule in _principle(_report(root), "VOC")["rules"]}["VOC-Q1"]
    assert (asked["broken"], asked["undecided"]) == (1, 0)
    call("review", root, "--by", "Ana", "--answer", "VOC-Q1=unknown", "--why", "Nobody there.", *TODAY)
    asked = {rule["id"]: rule for rule in _principle(_report(root), "VOC")["rules"]}["VOC-Q1"]
    assert (asked["broken"], asked["undecided"]) == (0, 1)


def test_a_walk_asks_one_after_the_other_and_writes_at_once(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    typed = "Ana\nd\nA paper that was not handed in.\nSurvey of May\ny\nTwice.\n\nq\n"
    result = CliRunner(env={"LC_ALL": "en"}).invoke(main, ["review", str(root), *TODAY], input=typed)
    assert result.exit_code == 0, result.output
    kept = yaml.safe_load((root / DECISIONS_FILE).read_text(encoding="utf-8"))
    assert [(one["verdict"], one["evidence"]) for one in kept["decisions"]] == [("dismissed", "Survey of May")]
    assert [(one["question"], one["answer"]) for one in kept["answers"]] == [("COH-Q1", "yes")]


def test_a_new_decision_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    mark = _mark(root)
    for option in ("--confirm", "--dismiss"):
        call("review", root, "--by", "Ana", option, mark, "--why", "So.", *TODAY)
    kept = yaml.safe_load((root / DECISIONS_FILE).read_text(encoding="utf-8"))
    assert [one["verdict"] for one in kept["decisions"]] == ["dismissed"]


def test_the_list_names_what_is_open(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    listed = call("review", root, "--list", *TODAY).stdout
    assert "VOC001" in listed
    assert "ATT-Q1" in listed
    assert not (root / DECISIONS_FILE).exists()


def test_what_cannot_be_decided_is_said(tmp_path: Path) -> None:
    root = organisation(tmp_path, CONFIGURED)
    assert call("review", root, "--confirm", "ffffff", "--by", "Ana", "--why", "x", *TODAY).exit_code == 2
    assert call("review", root, "--confirm", _mark(root), "--by", "Ana", *TODAY).exit_code == 2
    assert call("review", root, "--answer", "VOC-Q9=yes", "--by", "Ana", "--why", "x", *TODAY).exit_code == 2


def test_a_broken_file_is_said_with_its_line(tmp_path: Path) -> None:
    text = "decisions:\n- {rule: COH001, verdict: perhaps, fingerprint: a, who: b, when: 2026-01-01, why: c}\n"
    root = organisation(tmp_path, {**CONFIGURED, DECISIONS_FILE: text})
    result = call("check", root, *TODAY)
    assert result.exit_code == 2
    assert f"{DECISIONS_FILE}:2: " in result.stderr


def test_a_decision_about_nothing_is_remarked(tmp_path: Path) -> None:
    one = "{rule: COH001, verdict: dismissed, fingerprint: abc, who: Ana, when: 2026-01-01, why: gone, quote: Two days}"
    root = organisation(tmp_path, {**CONFIGURED, DECISIONS_FILE: f"decisions:\n- {one}\n"})
    assert any("Two days" in remark["text"] for remark in _report(root)["remarks"])


def test_questions_are_told_again_in_another_language(tmp_path: Path) -> None:
    root = organisation(tmp_path / "docs", CONFIGURED)
    call("review", root, "--by", "Ana", "--answer", "VOC-Q1=no", "--why", "None to show.", *TODAY)
    saved = tmp_path / "saved.json"
    saved.write_text(call("check", root, "--format", "json", *TODAY).stdout, encoding="utf-8")
    told = json.loads(call("render", saved, "--format", "json", "--language", "es").stdout)
    assert any("¿Puede enseñar la dirección" in one["text"] for one in told["answers"])
    assert any("¿Puede enseñar" in rule["title"] for rule in _principle(told, "VOC")["rules"])
    back = tmp_path / "back.json"
    back.write_text(json.dumps(told), encoding="utf-8")
    again = call("render", back, "--format", "json", "--language", "en").stdout
    assert json.loads(again) == json.loads(saved.read_text(encoding="utf-8"))
