"""The times of one column are of one kind: a year among them makes the others terms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit.auditing import inspect

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ("| Labour | 90 days |\n| Paintwork | Two years |", ["term", "term"]),
        ("| Labour | 90 days |\n| Paintwork | 120 days |", ["deadline", "deadline"]),
        ("| Labour | 5 working days |\n| Paintwork | Two years |", ["deadline", "term"]),
        ("| Labour | 3 hours |\n| Paintwork | Two years |", ["deadline", "term"]),
        ("| Labour | Repaired within 90 days |\n| Paintwork | Two years |", ["deadline", "term"]),
    ],
)
def test_a_column_with_years_is_one_of_terms(tmp_path: Path, rows: str, kinds: list[str]) -> None:
    (tmp_path / "internal").mkdir()
    text = f"# Cover\n\n## Duration\n\n| What | Time |\n|---|---|\n{rows}\n"
    (tmp_path / "svcaudit.yaml").write_text("language: en\n", encoding="utf-8")
    (tmp_path / "internal" / "cover.md").write_text(text, encoding="utf-8")
    claims = inspect(tmp_path, today=TODAY).organisation.claims
    assert [claim.kind.value for claim in claims] == kinds
