"""`svcaudit inspect --why`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_samples import TODAY, call, organisation

PLACES = ("charter.md:3", "complaints.md:3")


def test_two_places_that_disagree(tmp_path: Path) -> None:
    result = call("inspect", organisation(tmp_path), "--why", *PLACES, *TODAY)
    assert result.exit_code == 0
    assert "COMPARABLE, for certain" in result.stdout
    assert "COH001: they disagree. The promise is 48 hours, but the procedure allows 10 working days." in result.stdout


def test_in_another_language_and_in_json(tmp_path: Path) -> None:
    root = organisation(tmp_path)
    portuguese = call("inspect", root, "--why", *PLACES, "--language", "pt", *TODAY).stdout
    assert "COMPARÁVEIS com certeza" in portuguese
    data = json.loads(call("inspect", root, "--why", *PLACES, "--format", "json", *TODAY).stdout)
    assert data["pairs"][0]["verdict"] == "certain"
    assert data["pairs"][0]["judgements"][0]["rule"] == "COH001"


def test_into_a_file_the_same_bytes_each_time(tmp_path: Path) -> None:
    root, target = organisation(tmp_path / "docs"), tmp_path / "why.txt"
    shown = call("inspect", root, "--why", *PLACES, *TODAY).stdout
    assert call("inspect", root, "--why", *PLACES, "-o", target, *TODAY).stdout == ""
    assert target.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("charter.md", "names no place"),
        ("chartre.md:3", "perhaps you meant"),
        ("charter.md:99", "has no line 99"),
        ("svcaudit.yaml:1", "is not audited"),
    ],
)
def test_a_place_that_cannot_be_looked_at_ends_with_2(tmp_path: Path, place: str, said: str) -> None:
    result = call("inspect", organisation(tmp_path), "--why", place, "complaints.md:3", *TODAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr and result.stderr.count("\n") == 1


def test_an_unreadable_document_is_complained_of_as_the_audit_does(tmp_path: Path) -> None:
    root = organisation(tmp_path, {"internal/broken.yaml": "a: [1\n"})
    result = call("inspect", root, "--why", "broken.yaml:1", "charter.md:3", *TODAY)
    assert result.exit_code == 2
    assert result.stderr.startswith("internal/broken.yaml:")


def test_one_place_is_not_enough(tmp_path: Path) -> None:
    assert call("inspect", organisation(tmp_path), "--why", "charter.md:3").exit_code == 2


def test_a_subject_by_another_name_says_so(tmp_path: Path) -> None:
    aliases = 'language: en\npublished: ["published/**"]\ninternal: ["internal/**"]\n'
    aliases += "aliases:\n  subjects:\n    complaint: [ticket]\n"
    procedure = "# Tickets\n\n1. Customer Care answers the ticket within ten working days.\n"
    root = organisation(tmp_path, {"svcaudit.yaml": aliases, "internal/complaints.md": procedure})
    assert "where it is called “ticket”" in call("inspect", root, "--why", *PLACES, *TODAY).stdout
    assert "subject: complaints (from: the clause, where it is called “ticket”)" in call("inspect", root, *TODAY).stdout
