"""`svcaudit baseline` and `check --baseline`: known findings stay in sight, and only new ones fail a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_samples import CHARTER, CONFIGURATION, PROCEDURE, TODAY, call, organisation

ONLY = CONFIGURATION + "select: [COH001]\n"
NAMED = ONLY + "baseline: svcaudit-baseline.json\n"
SECOND = "# Queries\n\n- We reply to your query within 24 hours.\n"
SECOND_INSIDE = "# Queries\n\n1. Customer Care replies to the query within ten working days.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An organisation with one contradiction, which is known."""
    root = organisation(tmp_path, {"svcaudit.yaml": ONLY})
    assert call("baseline", root, *TODAY).exit_code == 0
    (root / "svcaudit.yaml").write_text(NAMED)
    return root


def _report(root: Path, *more: str | Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(call("check", root, "--format", "json", *more, *TODAY).stdout)
    return answer


def _statuses(root: Path) -> list[str]:
    return sorted(finding["status"] for finding in _report(root)["findings"])


def _remarks(root: Path) -> list[str]:
    return [remark["key"] for remark in _report(root)["remarks"]]


def _known(root: Path) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = json.loads((root / "svcaudit-baseline.json").read_text(encoding="utf-8"))["known"]
    return kept


def test_what_is_known_stays_visible_and_fails_nothing(root: Path) -> None:
    result = call("check", root, *TODAY)
    assert result.exit_code == 0
    assert "1 already known" in result.stdout
    report = _report(root)
    assert _statuses(root) == ["baselined"]
    assert (report["score"]["overall"], report["score"]["with_accepted"]) == (0.0, None)


def test_the_option_names_a_file_as_the_key_does(root: Path) -> None:
    (root / "svcaudit.yaml").write_text(ONLY)
    assert call("check", root, *TODAY).exit_code == 1
    assert call("check", root, "--baseline", root / "svcaudit-baseline.json", *TODAY).exit_code == 0


def test_the_file_says_rule_paths_and_words_and_no_line(root: Path) -> None:
    (known,) = _known(root)
    assert set(known) == {"rule", "places", "fingerprint"}
    assert known["rule"] == "COH001"
    assert [(place["path"], set(place)) for place in known["places"]] == [
        ("published/charter.md", {"path", "quote"}),
        ("internal/complaints.md", {"path", "quote"}),
    ]
    assert "48 hours" in known["places"][0]["quote"]


def test_the_same_findings_give_the_same_bytes(root: Path) -> None:
    first = (root / "svcaudit-baseline.json").read_bytes()
    call("baseline", root, *TODAY)
    assert (root / "svcaudit-baseline.json").read_bytes() == first


def test_moved_lines_change_nothing(root: Path) -> None:
    (root / "published/charter.md").write_text("# Charter\n\nWelcome.\n\nRead this.\n\n" + CHARTER.split("\n\n")[1])
    assert _statuses(root) == ["baselined"]
    assert _remarks(root) == []


def test_other_words_are_a_new_finding_and_fail_the_run(root: Path) -> None:
    (root / "published/charter.md").write_text(CHARTER.replace("48 hours", "24 hours"))
    assert (_statuses(root), _remarks(root)) == (["open"], ["remark.baseline_stale"])
    assert call("check", root, *TODAY).exit_code == 1


def test_a_renamed_document_is_recognised_by_its_words_and_that_is_said(root: Path) -> None:
    (root / "published/charter.md").rename(root / "published/promises.md")
    assert _statuses(root) == ["baselined"]
    (remark,) = _report(root)["remarks"]
    assert remark["key"] == "remark.baseline_renamed"
    assert (remark["values"]["before"], remark["values"]["now"]) == ("published/charter.md", "published/promises.md")
    pruned = call("baseline", root, "--prune", *TODAY)
    assert "published/charter.md is published/promises.md now" in pruned.stdout
    assert [place["path"] for place in _known(root)[0]["places"]] == ["published/promises.md", "internal/complaints.md"]
    assert (_statuses(root), _remarks(root)) == (["baselined"], [])


def test_what_is_gone_is_a_remark_and_pruned(root: Path) -> None:
    (root / "internal/complaints.md").write_text(PROCEDURE.replace("ten working days", "one day"))
    assert _remarks(root) == ["remark.baseline_stale"]
    pruned = call("baseline", root, "--prune", *TODAY)
    assert pruned.exit_code == 0
    assert "No longer there: COH001" in pruned.stdout
    assert (_known(root), _remarks(root)) == ([], [])


def test_pruning_makes_nothing_new_known(root: Path) -> None:
    (root / "published/papers.md").write_text(SECOND)
    (root / "internal/papers.md").write_text(SECOND_INSIDE)
    call("baseline", root, "--prune", *TODAY)
    assert _statuses(root) == ["baselined", "open"]


def test_a_rule_that_did_not_run_leaves_its_entries_alone(root: Path) -> None:
    assert [one["key"] for one in _report(root, "--select", "CMP001")["remarks"]] == []


def test_what_is_accepted_with_a_reason_is_not_written(root: Path) -> None:
    (root / "svcaudit.yaml").write_text(NAMED + "suppress: [{rule: COH001, reason: on purpose}]\n")
    assert _statuses(root) == ["suppressed"]
    call("baseline", root, *TODAY)
    assert _known(root) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "svcaudit-baseline.json:1:"),
        ('{"schema_version": 2, "known": []}', "schema_version"),
        ('{"schema_version": 1, "known": [{"rule": "COH001"}]}', "known/0"),
        (None, "There is no baseline"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_said(root: Path, text: str | None, said: str) -> None:
    if text is None:
        (root / "svcaudit-baseline.json").unlink()
    else:
        (root / "svcaudit-baseline.json").write_text(text)
    result = call("check", root, *TODAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert call("baseline", root, *TODAY).exit_code == 0
    assert _statuses(root) == ["baselined"]


def test_what_a_terminal_would_obey_is_escaped_and_known_all_the_same(root: Path) -> None:
    (root / "published/charter.md").write_text(CHARTER.replace("48 hours", "48\u200bhours"), encoding="utf-8")
    call("baseline", root, *TODAY)
    text = (root / "svcaudit-baseline.json").read_text(encoding="utf-8")
    assert ("\u200b" in text, "48\\u200bhours" in text) == (False, True)
    assert _statuses(root) == ["baselined"]


@pytest.mark.parametrize(("language", "said"), [("es", "1 hallazgo conocido"), ("pt", "1 achado conhecido")])
def test_it_speaks_the_users_language(root: Path, language: str, said: str) -> None:
    assert said in call("baseline", root, "--language", language, *TODAY).stdout
