"""What could not be read or compared is said, and is no good mark."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from svcaudit import audit
from svcaudit.model.report import Report

TODAY = date(2026, 11, 21)
GERMAN = (
    "# Beschwerden\n\nDie Beschwerde wird von der Leitung des Hauses innerhalb von zwei Tagen beantwortet und in das "
    "Buch eingetragen, das am Empfang liegt. Der Gast bekommt eine Antwort, und "
    "die Leitung sieht sich die Ursachen an.\n"
)
SPANISH = (
    "# Reclamaciones\n\nLa reclamación se responde en dos días hábiles. La reclamación la recibe la Recepción, que la "
    "anota en el libro y la pasa a la Dirección, que es quien responde al cliente por escrito.\n"
)
CHARTER = "# Charter\n\nWe answer every complaint within 48 hours.\n\nYou can make a complaint by telephone.\n"


def audited(root: Path, files: dict[str, str], settings: str = "") -> Report:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    globs = 'published: ["published/**"]\ninternal: ["internal/**"]\n'
    (root / "svcaudit.yaml").write_text(f"organisation: X\n{globs}{settings}", encoding="utf-8")
    return audit(root, today=TODAY)


def test_what_stands_in_a_language_that_is_not_read_is_no_gap(tmp_path: Path) -> None:
    report = audited(tmp_path, {"published/charter.md": CHARTER, "internal/haus.md": GERMAN})
    told = {finding.rule for finding in report.findings if finding.rule.startswith("CMP")}
    assert told == {"CMP010"}  # what is published was read, and invites nobody


def test_one_unread_document_leaves_a_gap_undecided(tmp_path: Path) -> None:
    short = "# Complaints\n\nThe complaint arrives at the desk. The complaint is put on the shelf by the clerk.\n"
    without = audited(tmp_path / "a", {"published/charter.md": CHARTER, "internal/desk.md": short})
    files = {"published/charter.md": CHARTER, "internal/desk.md": short, "internal/haus.md": GERMAN}
    beside = audited(tmp_path / "b", files)
    assert "CMP003" in {finding.rule for finding in without.findings}
    assert "CMP003" not in {finding.rule for finding in beside.findings}


def test_the_configured_language_does_not_hold_against_the_text(tmp_path: Path) -> None:
    files = {"published/charter.md": CHARTER, "internal/reclamaciones.md": SPANISH, "internal/haus.md": GERMAN}
    report = audited(tmp_path, files, "language: en\n")
    languages = {entry.path: entry.language for entry in report.documents}
    assert languages["internal/reclamaciones.md"] == "es"
    assert languages["published/charter.md"] == "en"
    assert languages["internal/haus.md"] == "und"


def test_one_side_alone_is_provisional(tmp_path: Path) -> None:
    report = audited(tmp_path, {"published/charter.md": CHARTER})
    assert report.score.provisional
    assert report.score.coverage <= 0.5


def test_a_sentence_that_stands_twice_has_two_places(tmp_path: Path) -> None:
    twice = (
        "# Desk\n\nThe complaint is answered within 5 days. Then we wait. The complaint is answered within 5 days.\n"
    )
    report = audited(tmp_path, {"published/charter.md": CHARTER, "internal/desk.md": twice})
    (finding,) = (finding for finding in report.findings if finding.rule == "COH001")
    assert finding.locations[1].column > 1
    assert {location.line for location in finding.locations} == {3}


def test_a_redirect_weighs_one_hand_off_of_many(tmp_path: Path) -> None:
    lines = "".join(f"{number}. Reception passes the form to the Repairs Unit.\n" for number in range(1, 10))
    desk = f"# Repairs\n\n{lines}10. Reception tells the customer to call the Billing Unit.\n"
    report = audited(tmp_path, {"published/charter.md": CHARTER, "internal/desk.md": desk})
    (rule,) = (rule for principle in report.score.principles for rule in principle.rules if rule.id == "HND003")
    assert rule.broken == 1
    assert rule.kept >= 9
    assert rule.score is not None and rule.score > 75


def test_a_glob_that_names_no_file_is_said(tmp_path: Path) -> None:
    files = {"published/charter.md": CHARTER, "inside/desk.md": SPANISH}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = 'organisation: X\npublished: [publish]\ninternal: ["inside/**"]\n'
    (tmp_path / "svcaudit.yaml").write_text(settings, encoding="utf-8")
    keys = [(remark.key, dict(remark.values)) for remark in audit(tmp_path, today=TODAY).remarks]
    assert ("remark.glob_unused", {"glob": "publish"}) in keys
    assert [key for key, _ in keys].count("remark.glob_unused") == 1


def test_a_document_that_cannot_be_read_is_said_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    (tmp_path / "internal" / "photo.md").write_bytes(b"\x00\x01\x02")
    report = audited(tmp_path, {"published/charter.md": CHARTER})
    assert ("document.binary", "internal/photo.md") in {(remark.key, remark.path) for remark in report.remarks}


def test_a_gap_needs_review_while_documents_are_missing(tmp_path: Path) -> None:
    desk = "# Complaints\n\nThe complaint arrives at the desk. The complaint is put on the shelf by the clerk.\n"
    files = {"published/charter.md": CHARTER, "internal/desk.md": desk}
    whole, partly = audited(tmp_path / "a", files), audited(tmp_path / "b", files, "complete: false\n")
    assert {finding.certainty for finding in whole.findings if finding.rule == "CMP003"} == {"certain"}
    assert {finding.certainty for finding in partly.findings if finding.rule == "CMP003"} == {"review"}
