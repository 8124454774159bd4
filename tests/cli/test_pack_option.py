"""Standards packs on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from cli_samples import TODAY, call


def _organisation(root: Path) -> Path:
    (root / "published").mkdir()
    text = "# Complaints\n\nWe answer complaints within 30 working days.\n"
    (root / "published" / "charter.md").write_text(text, encoding="utf-8")
    return root


def test_a_pack_is_switched_on_for_one_audit(tmp_path: Path) -> None:
    root = _organisation(tmp_path)
    result = call("check", root, "--pack", "ES-Ley10-2025,iso10002", "--format", "json", "--fail-on", "never", *TODAY)
    assert result.exit_code == 0
    groups = [group["id"] for group in json.loads(result.stdout)["score"]["principles"]]
    assert groups[-2:] == ["ISO", "ESL"]


def test_every_format_shows_the_group_and_what_the_pack_is_not(tmp_path: Path) -> None:
    root = _organisation(tmp_path)
    for form in ("text", "markdown", "html", "json"):
        shown = call("check", root, "--pack", "es-ley10-2025", "--format", form, "--fail-on", "never", *TODAY).stdout
        assert "Ley 10/2025" in shown
        assert "no legal advice" in " ".join(shown.split())


def test_an_unknown_pack_is_answered_with_the_nearest(tmp_path: Path) -> None:
    result = call("check", _organisation(tmp_path), "--pack", "iso1002")
    assert result.exit_code == 2
    assert "iso10002" in result.stderr


def test_rules_lists_a_pack() -> None:
    listed = json.loads(call("rules", "--pack", "co-ley1755", "--format", "json").stdout)
    assert {rule["id"][:3] for rule in listed["rules"]} == {"COL"}
    shown = call("rules", "--pack", "co-ley1755", "--language", "es").stdout
    assert "COL001" in shown and "no es asesoramiento jurídico" in shown


def test_a_rule_of_a_pack_can_be_explained() -> None:
    shown = " ".join(call("explain", "ESL001", "--language", "es").stdout.split())
    assert "Ley 10/2025, art. 17" in shown
    assert "no es asesoramiento jurídico" in shown and "28 de diciembre de 2026" in shown
