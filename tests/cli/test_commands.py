"""The other commands, and what holds for all of them."""

import json
from pathlib import Path

import pytest
from cli_samples import TODAY, call, organisation

from svcaudit.checks import CATALOGUE
from svcaudit.cli.main import COMMANDS, main


def test_every_command_has_a_summary_and_examples() -> None:
    for name in COMMANDS:
        result = call(name, "--help")
        assert result.exit_code == 0
        assert f"svcaudit {name}" in result.stdout.split("Examples:")[1]
        assert name in main.commands or name in COMMANDS


def test_a_slip_in_a_command_or_an_option_is_answered_with_the_nearest() -> None:
    assert "Did you mean 'check'?" in call("chek").stderr
    assert "--format" in call("check", "--formta", "json").stderr
    assert call("chek").exit_code == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_rule_can_be_explained(language: str) -> None:
    for check in CATALOGUE:
        result = call("explain", check.id, "--language", language)
        texts = check.page.texts(language)
        assert result.exit_code == 0
        assert texts.title in result.stdout
        assert check.page.sources[0] in result.stdout


def test_a_rule_is_known_by_its_name_too() -> None:
    assert call("explain", "deadline").stdout == call("explain", "coh001").stdout


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    result = call("explain", "COH0001")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "COH001" in result.stderr


def test_rules_lists_the_whole_catalogue() -> None:
    listed = json.loads(call("rules", "--format", "json").stdout)
    assert [rule["id"] for rule in listed["rules"]] == [check.id for check in CATALOGUE]
    table = call("rules", "--language", "es").stdout
    assert all(check.page.texts("es").title in table for check in CATALOGUE)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_init_writes_audits_cleanly(tmp_path: Path, language: str) -> None:
    result = call("init", tmp_path / "new", "--language", language)
    assert result.exit_code == 0
    assert len(list((tmp_path / "new").rglob("*.md"))) == 2
    audited = call("check", tmp_path / "new", "--format", "json", "--fail-on", "info", *TODAY)
    answer = json.loads(audited.stdout)
    assert [(found["rule"], found["message"]) for found in answer["findings"] if found["certainty"] == "certain"] == []
    assert (audited.exit_code, answer["score"]["overall"], answer["remarks"]) == (0, 100.0, [])
    assert answer["promises"]


def test_init_overwrites_nothing_and_then_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").write_text("language: en\n", encoding="utf-8")
    result = call("init", tmp_path)
    assert result.exit_code == 2
    assert "svcaudit.yaml" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["svcaudit.yaml"]


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_saved_result_is_drawn_as_the_audit_drew_it(tmp_path: Path, form: str) -> None:
    root, saved = organisation(tmp_path / "docs"), tmp_path / "result.json"
    audited = call("check", root, "--format", form, "--format", f"json={saved}", *TODAY)
    assert call("render", saved, "--format", form).stdout == audited.stdout


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_saved_result_is_told_in_another_language_as_the_audit_tells_it(tmp_path: Path, form: str) -> None:
    root, saved = organisation(tmp_path / "docs"), tmp_path / "result.json"
    call("check", root, "--format", f"json={saved}", *TODAY)
    spanish = call("check", root, "--format", form, "--language", "es", *TODAY).stdout
    retold = call("render", saved, "--format", form, "--language", "es").stdout
    assert retold == spanish


def test_a_result_that_is_none_is_refused(tmp_path: Path) -> None:
    for text in ("{", "[]", '{"schema_version": 99}'):
        (tmp_path / "result.json").write_text(text, encoding="utf-8")
        result = call("render", tmp_path / "result.json")
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr
        assert result.stderr.count("\n") == 1
    assert call("render", tmp_path / "missing.json").exit_code == 2


def test_inspect_shows_what_was_read(tmp_path: Path) -> None:
    root = organisation(tmp_path)
    seen = json.loads(call("inspect", root, "--format", "json", *TODAY).stdout)
    assert {quantity["text"] for quantity in seen["quantities"]} >= {"within 48 hours"} or seen["quantities"]
    assert {claim["kind"] for claim in seen["claims"]} >= {"deadline"}
    assert "complaints.md" in call("inspect", root, *TODAY).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = call("completion", shell)
    assert result.exit_code == 0
    assert "_SVCAUDIT_COMPLETE" in result.stdout
