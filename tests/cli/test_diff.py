"""`svcaudit diff`: what became of the findings of an earlier result."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from cli_samples import CHARTER, CONFIGURATION, PROCEDURE, TODAY, call, organisation

ONLY = CONFIGURATION + "select: [COH001]\n"
GROUPS = ("new", "fixed", "not_looked_at", "unchanged")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An organisation with one contradiction, and the saved result of that, old.json."""
    root = organisation(tmp_path / "audited", {"svcaudit.yaml": ONLY})
    _save(root, "old.json")
    return root


def _save(root: Path, name: str, *more: str) -> Path:
    call("check", root, "--format", f"json={root.parent / name}", "-o", root.parent / "report.txt", *more, *TODAY)
    return root.parent / name


def _compared(root: Path, *more: str) -> dict[str, Any]:
    new = _save(root, "new.json", *more)
    result = call("diff", root.parent / "old.json", new, "--format", "json")
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    schema = json.loads(files("svcaudit.schemas").joinpath("diff.json").read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema, answer)
    return answer


def _counts(compared: dict[str, Any]) -> list[int]:
    return [len(compared[group]) for group in GROUPS]


def _keys(compared: dict[str, Any]) -> list[str]:
    return [remark["key"] for remark in compared["remarks"]]


def test_moved_lines_leave_all_unchanged(root: Path) -> None:
    (root / "published/charter.md").write_text("# Charter\n\nWelcome.\n\n" + CHARTER.split("\n\n")[1])
    compared = _compared(root)
    assert (_counts(compared), _keys(compared)) == ([0, 0, 0, 1], [])
    assert compared["unchanged"][0]["locations"][0]["line"] == 5


def test_what_is_mended_is_fixed_and_moves_the_score(root: Path) -> None:
    (root / "internal/complaints.md").write_text(PROCEDURE.replace("ten working days", "one day"))
    compared = _compared(root)
    assert _counts(compared) == [0, 1, 0, 0]
    assert (compared["before"]["score"]["overall"], compared["now"]["score"]["overall"]) == (0.0, 100.0)
    text = call("diff", root.parent / "old.json", root.parent / "new.json").stdout
    assert "Fixed: 1\n  COH001 · error · certain  published/charter.md:3\n" in text
    assert "Score before: 0.0 (range" in text and "Score now: 100.0 (range" in text


def test_other_words_are_a_new_finding(root: Path) -> None:
    (root / "published/charter.md").write_text(CHARTER.replace("48", "24"))
    assert _counts(_compared(root)) == [1, 1, 0, 0]


def test_a_renamed_document_is_recognised_and_that_is_said(root: Path) -> None:
    (root / "published/charter.md").rename(root / "published/promises.md")
    compared = _compared(root)
    assert (_counts(compared), _keys(compared)) == ([0, 0, 0, 1], ["remark.diff_renamed"])
    assert compared["remarks"][0]["values"] == {
        "before": "published/charter.md",
        "now": "published/promises.md",
        "found": "1",
    }


def test_what_was_not_looked_at_is_not_fixed(root: Path) -> None:
    compared = _compared(root, "--select", "CMP001")
    assert _counts(compared)[1:] == [0, 1, 0]
    assert _keys(compared) == ["remark.diff_settings"]


def test_another_rule_set_is_warned_of(root: Path) -> None:
    old = root.parent / "old.json"
    saved = json.loads(old.read_text(encoding="utf-8"))
    saved["tool"]["ruleset"] = "1999.1"
    old.write_text(json.dumps(saved), encoding="utf-8")
    assert _keys(_compared(root)) == ["remark.diff_ruleset"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Unchanged: 1"), ("es", "Sin cambios: 1"), ("pt", "Sem mudança: 1")]
)
def test_it_is_told_in_the_language_asked_for(root: Path, language: str, said: str) -> None:
    old = root.parent / "old.json"
    assert said in call("diff", old, old, "--language", language).stdout


def test_a_result_that_cannot_be_used_is_said(root: Path) -> None:
    (root.parent / "broken.json").write_text("{")
    result = call("diff", root.parent / "old.json", root.parent / "broken.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "broken.json:1" in result.stderr
    assert call("diff", root.parent / "old.json", root.parent / "missing.json").exit_code == 2
