"""Rules of one's own: written by `rules --new`, tried by `rules --test`, run by `check`, refused with a sentence."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from cli_samples import CONFIGURATION, TODAY, call, organisation

from svcaudit.checking import custom

CONFIGURED = {"svcaudit.yaml": CONFIGURATION + "rules: rules\n"}
PACKAGED = """\
id: ATT950
name: queue_length
principle: ATT
severity: info
kind: gap
effort: small
sources: [a book]
texts:
  pt:
    title: A fila anda
    fault: A fila não anda
    meaning: Ninguém mede a fila.
    why: Quem espera vai embora.
    advice: Meça a fila.
    messages: {broken: "Ninguém mede a fila."}
"""


def _started(root: Path) -> Path:
    organisation(root, CONFIGURED)
    assert call("rules", root, "--new", "lost_property", "--family", "REC").exit_code == 0
    return root


def _page(root: Path, old: str, new: str) -> None:
    page = root / "rules" / "lost_property.yaml"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def test_what_new_writes_is_a_rule_that_runs(tmp_path: Path) -> None:
    root = _started(tmp_path)
    tried = call("rules", root, "--test", *TODAY)
    assert tried.exit_code == 0, tried.output
    assert "Wrong: 0" in tried.stdout
    found = json.loads(call("check", root, "--select", "REC901", "--format", "json", *TODAY).stdout)["findings"]
    assert [(finding["rule"], finding["certainty"]) for finding in found] == [("REC901", "review")]
    assert "REC901" in call("rules", root).stdout


def test_a_second_rule_gets_the_next_number_and_nothing_is_overwritten(tmp_path: Path) -> None:
    root = _started(tmp_path)
    assert call("rules", root, "--new", "lost_property").exit_code == 2
    call("rules", root, "--new", "umbrellas", "--family", "REC")
    assert "id: REC902" in (root / "rules" / "umbrellas.yaml").read_text(encoding="utf-8")


def test_an_example_that_is_not_what_it_says_is_told(tmp_path: Path) -> None:
    root = _started(tmp_path)
    _page(root, "Umbrellas can be hired", "Lost property can be collected")
    tried = call("rules", root, "--test", *TODAY)
    assert tried.exit_code == 1
    assert "REC901 example en broken: a finding is missing" in tried.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: REC901", "id: REC001", "numbered from 900"),
        ("principle: REC", "principle: COH", "begin with it"),
        ("kept: [lost_property]", "kept: [lost_and_found]", "no such set"),
        ("kept: [lost_property]", "kept: [evidence.nowhere]", "not every language has"),
        ("lost and found", "a ~ b ~ c ~ d ~ e", "too many"),
        ("severity: warning", "severity: grave", "severity"),
        ("name: lost_property", "name: deadline", "another rule has already"),
    ],
)
def test_what_is_wrong_with_a_page_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    root = _started(tmp_path)
    _page(root, old, new)
    result = call("check", root, *TODAY)
    assert result.exit_code == 2
    assert "rules/lost_property.yaml:" in result.stderr or "REC901" in result.stderr
    assert said in result.stderr


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = call("check", organisation(tmp_path, CONFIGURED), *TODAY)
    assert result.exit_code == 2
    assert "no folder" in result.stderr


def test_a_check_of_an_installed_package_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("vague", "svcaudit.checks.clarity.vague_promise", custom.ENTRY_POINT)
    monkeypatch.setattr(custom, "entry_points", lambda group: [point])
    result = call("check", organisation(tmp_path), *TODAY)
    assert result.exit_code == 2
    assert "CLR001" in result.stderr  # it brings one of our numbers


def test_a_page_of_an_installed_package_may_speak_one_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "installed" / "queues_package"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "queue_length.py").write_text("def judge(organisation):\n    return ()\n", encoding="utf-8")
    (package / "queue_length.yaml").write_text(PACKAGED, encoding="utf-8")
    monkeypatch.syspath_prepend(package.parent)
    point = EntryPoint("queue", "queues_package.queue_length", custom.ENTRY_POINT)
    monkeypatch.setattr(custom, "entry_points", lambda group: [point])
    result = call("rules", organisation(tmp_path), *TODAY)
    assert result.exit_code == 0, result.output
    assert "ATT950" in result.stdout


def test_a_package_without_a_judgement_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("path", "os.path", custom.ENTRY_POINT)
    monkeypatch.setattr(custom, "entry_points", lambda group: [point])
    assert "judge" in call("check", organisation(tmp_path), *TODAY).stderr
