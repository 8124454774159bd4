"""`svcaudit flow`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_samples import TODAY, call, organisation

from svcaudit.cli.flow import FORMATS
from svcaudit.reporting import FLOW_FORMATS

PATHS = (
    "# Refunds\n\n1. Billing opens the file within two days.\n2. The Front Desk calls the bank.\n\n"
    "# Complaints\n\n1. Customer Care records the complaint.\n2. Customer Care answers within ten working days.\n"
)


def _root(folder: Path) -> Path:
    return organisation(folder, {"internal/paths.md": PATHS})


def test_every_procedure_is_told(tmp_path: Path) -> None:
    result = call("flow", _root(tmp_path), *TODAY)
    assert result.exit_code == 0
    assert "Refunds (internal/paths.md:1)" in result.stdout and "Complaints (internal/paths.md:6)" in result.stdout
    assert "1: Billing opens the file within two days. (Billing, 2 days)" in result.stdout
    assert "unidades:" in call("flow", tmp_path, "--language", "es", *TODAY).stdout


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("mermaid", "---\ntitle: "),
        ("dot", 'digraph "Refunds" {'),
        ("bpmn", "<?xml"),
        ("json", "{"),
        ("svg", "<svg"),
        ("text", "Refunds"),
    ],
)
def test_one_procedure_in_every_format(tmp_path: Path, form: str, begins: str) -> None:
    root = _root(tmp_path / "docs")
    shown = call("flow", root, "--procedure", "refunds", "--format", form, *TODAY)
    assert shown.exit_code == 0 and shown.stdout.startswith(begins)
    assert "Customer Care" not in shown.stdout
    target = tmp_path / "out" / "flow"
    assert call("flow", root, "--procedure", "refunds", "--format", form, "-o", target, *TODAY).stdout == ""
    assert target.read_text(encoding="utf-8") == shown.stdout


def test_json_holds_all(tmp_path: Path) -> None:
    data = json.loads(call("flow", _root(tmp_path), "--format", "json", *TODAY).stdout)
    assert [flow["name"] for flow in data["flows"]] == ["Refunds", "Complaints"]


def test_what_cannot_be_chosen_is_said(tmp_path: Path) -> None:
    root = _root(tmp_path)
    several = call("flow", root, "--format", "mermaid", *TODAY)
    assert several.exit_code == 2
    assert "Choose it with --procedure: Refunds (internal/paths.md:1:3); Complaints" in several.stderr
    none = call("flow", root, "--procedure", "loans", *TODAY)
    assert none.exit_code == 2 and "No procedure is called “loans”" in none.stderr
    assert call("flow", tmp_path / "none").exit_code == 2


def test_the_formats_are_those_of_the_reporting_room() -> None:
    assert FORMATS == FLOW_FORMATS


def test_a_broken_model_is_no_traceback(tmp_path: Path) -> None:
    root = organisation(tmp_path, {"internal/bad.bpmn": "<definitions>\n<oops>"})
    checked = call("check", root, *TODAY)
    assert "internal/bad.bpmn:2" in checked.stdout or "internal/bad.bpmn" in checked.stdout
    assert "Traceback" not in checked.stdout + checked.stderr
    assert call("flow", root, *TODAY).exit_code == 0
