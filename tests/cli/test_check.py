"""`svcaudit check`: formats, exit statuses and what is said of inputs that cannot be used."""

import json
from pathlib import Path

import pytest
from cli_samples import CONFIGURATION, PROCEDURE, TODAY, call, organisation


def test_the_contradiction_is_found_with_both_places(tmp_path: Path) -> None:
    result = call("check", organisation(tmp_path), "--format", "json", "--select", "COH001", *TODAY)
    assert result.exit_code == 1
    assert result.stderr == ""
    (finding,) = json.loads(result.stdout)["findings"]
    assert [place["path"] for place in finding["locations"]] == [
        "published/charter.md",
        "internal/complaints.md",
    ]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "never"], 0),
        (["--select", "COH001"], 1),
        (["--select", "CLR001", "--fail-on", "info"], 0),
        (["--fail-on", "never", "--fail-under", "100"], 1),
        (["--ignore", "COH,CMP,HND,PTH", "--fail-on", "never", "--fail-under", "0"], 0),
    ],
)
def test_the_status_follows_findings_and_score(tmp_path: Path, options: list[str], status: int) -> None:
    for form in ("text", "json", "markdown", "html"):
        result = call("check", organisation(tmp_path), "--format", form, *options, *TODAY)
        assert result.exit_code == status, result.output


def test_fail_under_of_the_configuration_counts_unless_overruled(tmp_path: Path) -> None:
    root = organisation(tmp_path, {"svcaudit.yaml": CONFIGURATION + "fail_under: 100\n"})
    assert call("check", root, "--fail-on", "never").exit_code == 1
    assert call("check", root, "--fail-on", "never", "--fail-under", "1").exit_code == 0


def test_several_formats_in_one_run(tmp_path: Path) -> None:
    root = organisation(tmp_path / "docs")
    page, saved = tmp_path / "out" / "report.html", tmp_path / "result.json"
    result = call("check", root, "--format", f"html={page}", "--format", f"json={saved}", *TODAY)
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert json.loads(saved.read_text(encoding="utf-8"))["today"] == "2026-11-21"
    assert "COH001" in result.stdout
    assert "\x1b" not in result.stdout


def test_output_takes_the_bare_format_and_names_it_by_its_suffix(tmp_path: Path) -> None:
    root, file = organisation(tmp_path / "docs"), tmp_path / "result.json"
    result = call("check", root, "--output", file, *TODAY)
    assert result.stdout == ""
    assert json.loads(file.read_text(encoding="utf-8"))["schema_version"] == 1


def test_two_bare_formats_are_refused(tmp_path: Path) -> None:
    result = call("check", organisation(tmp_path), "--format", "json", "--format", "html")
    assert result.exit_code == 2
    assert "FORMAT=PATH" in result.stderr


def test_colour_is_for_terminals_unless_asked_for(tmp_path: Path) -> None:
    root = organisation(tmp_path)
    assert "\x1b[" in call("check", root, "--color", "always").stdout
    assert "\x1b[" not in call("check", root, "--color", "auto").stdout


def test_the_language_of_the_report(tmp_path: Path) -> None:
    root = organisation(tmp_path)
    spanish = json.loads(call("check", root, "--format", "json", "--language", "es", *TODAY).stdout)
    assert spanish["language"] == "es"
    assert any("El plazo prometido" in finding["message"] for finding in spanish["findings"])


def test_a_configuration_that_stands_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "strict.yaml"
    elsewhere.write_text(CONFIGURATION.replace("Sample", "Elsewhere"), encoding="utf-8")
    root = organisation(tmp_path / "docs")
    result = call("check", root, "--config", elsewhere, "--format", "json", *TODAY)
    assert json.loads(result.stdout)["organisation"] == "Elsewhere"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"svcaudit.yaml": CONFIGURATION + "publshed: [a]\n"}, "svcaudit.yaml:5: "),
        ({"svcaudit.yaml": CONFIGURATION + "select: [COH099]\n"}, "svcaudit.yaml:5: "),
        ({"svcaudit.yaml": "language: [\n"}, "svcaudit.yaml:"),
        ({"internal/broken.yaml": "steps:\n  - {id: 1\n"}, "internal/broken.yaml:"),
        ({"internal/picture.md": "\x00\x01\x02"}, "internal/picture.md:1: "),
    ],
)
def test_what_cannot_be_used_is_said_with_file_and_line(tmp_path: Path, files: dict[str, str], place: str) -> None:
    result = call("check", organisation(tmp_path, files), "--format", "json", *TODAY)
    assert result.exit_code == 2
    assert result.stderr.startswith(place)
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_document_that_cannot_be_read_is_reported_and_the_others_audited(tmp_path: Path) -> None:
    root = organisation(tmp_path, {"internal/broken.yaml": "steps: [\n"})
    answer = json.loads(call("check", root, "--format", "json", *TODAY).stdout)
    statuses = {entry["path"]: entry["status"] for entry in answer["documents"]}
    assert statuses["internal/broken.yaml"] == "unreadable"
    assert any(finding["rule"] == "COH001" for finding in answer["findings"])


@pytest.mark.parametrize(("path", "words"), [("missing", "no folder"), ("file.md", "not a folder"), ("empty", "")])
def test_a_path_that_is_no_folder_of_documents(tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.md").write_text("# A", encoding="utf-8")
    result = call("check", tmp_path / path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_rule_is_refused_with_the_nearest(tmp_path: Path) -> None:
    result = call("check", organisation(tmp_path), "--select", "COH0001")
    assert result.exit_code == 2
    assert "COH001" in result.stderr


def test_complaints_are_in_the_language_of_the_user() -> None:
    assert "No existe" in call("check", "missing", "--language", "es").stderr
    assert "No existe" in call("check", "missing", LC_ALL="es_MX.UTF-8").stderr


def test_accepted_findings_do_not_fail_the_run_and_stay_visible(tmp_path: Path) -> None:
    accepted = CONFIGURATION + "suppress:\n  - {rule: COH001, reason: known}\n  - {rule: HND001, reason: idle}\n"
    root = organisation(tmp_path, {"svcaudit.yaml": accepted})
    result = call("check", root, "--select", "COH001", "--format", "json", *TODAY)
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [(found["status"], found["reason"]) for found in answer["findings"]] == [("suppressed", "known")]
    assert answer["score"]["overall"] == 0.0
    assert [remark["key"] for remark in answer["remarks"]] == ["remark.suppression_unused"]
    assert answer["remarks"][0]["line"] == 7


def test_one_side_only_is_said_first(tmp_path: Path) -> None:
    root = organisation(tmp_path)
    (root / "internal/complaints.md").unlink()
    answer = json.loads(call("check", root, "--format", "json", *TODAY).stdout)
    assert answer["remarks"][0]["key"] == "remark.only_published"


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    first = call("check", organisation(tmp_path / "a"), "--format", "json", *TODAY)
    second = call("check", organisation(tmp_path / "b"), "--format", "json", *TODAY)
    assert first.stdout == second.stdout
    assert str(tmp_path) not in first.stdout
    assert PROCEDURE.splitlines()[-1] not in first.stderr


def test_two_formats_do_not_overwrite_one_another(tmp_path: Path) -> None:
    both = tmp_path / "report"
    result = call("check", organisation(tmp_path), "--format", f"json={both}", "--format", "html", "-o", both)
    assert result.exit_code == 2
    assert "json and html cannot go to the same place" in result.stderr
    assert not both.exists()


def test_no_number_is_no_limit(tmp_path: Path) -> None:
    assert call("check", organisation(tmp_path), "--fail-under", "nan").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_named_with_its_file(tmp_path: Path) -> None:
    result = call("check", organisation(tmp_path), "--format", "json=/dev/full")
    assert result.exit_code == 2
    assert "/dev/full" in result.stderr


@pytest.mark.parametrize("names", ["", ",,"])
def test_a_selection_that_names_nothing_is_refused(tmp_path: Path, names: str) -> None:
    result = call("check", organisation(tmp_path), "--select", names, *TODAY)
    assert result.exit_code == 2
    assert "no rule or family is named" in result.stderr
