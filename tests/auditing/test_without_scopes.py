"""Without scopes, a promise to some is held against what holds for others: what scopes keep apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from svcaudit.auditing import Request, audit

HEAD = "# Boiler repairs\n\n| Priority | Repair within |\n|---|---|\n"
PUBLISHED = HEAD + "| Emergency repair of a leaking boiler | 2 days |\n"
INTERNAL = HEAD + "| Routine repair of a leaking boiler | 3 days |\n"


def test_scopes_keep_priorities_apart_unless_they_are_left_out(tmp_path: Path) -> None:
    for name, text in (("published", PUBLISHED), ("internal", INTERNAL)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "boilers.md").write_text(text, encoding="utf-8")
    rules = [_rules(tmp_path, scopes=scopes) for scopes in (True, False)]
    assert ["COH001" in found for found in rules] == [False, True]


def _rules(root: Path, *, scopes: bool) -> list[str]:
    request = Request(select=("COH001",), scopes=scopes)
    return [finding.rule for finding in audit(root, today=date(2026, 11, 21), request=request).findings]
