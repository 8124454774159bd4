"""Rows of tables speak for a pair only where their names share something."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import auditing
from svcaudit.matching import Explainer
from svcaudit.model.claim import ClaimKind

TODAY = date(2026, 11, 22)
SIDES = ("published/charter.md", "internal/manual.md")


def signs(root: Path, published: str, internal: str, kind: ClaimKind = ClaimKind.DEADLINE) -> set[str]:
    """The names of what is said for or against the first claims of that kind on both sides."""
    for name, text in zip(SIDES, (published, internal), strict=True):
        (root / name).parent.mkdir()
        (root / name).write_text(text, encoding="utf-8")
    (root / "svcaudit.yaml").write_text("language: en\n", encoding="utf-8")
    organisation = auditing.inspect(root, today=TODAY).organisation
    first, second = (
        next(claim for claim in organisation.claims if claim.place.path == path and claim.kind is kind)
        for path in SIDES
    )
    return {sign.name for sign in Explainer(organisation).explain(first, second).signs}


@pytest.mark.parametrize(
    ("published", "internal", "same"),
    [
        (
            "| Work | Time |\n|---|---|\n| Bow rehair | 3 days |",
            "| Job | Time |\n|---|---|\n| Bow rehair | 4 days |",
            True,
        ),
        ("| Work | Time |\n|---|---|\n| Bow rehair | 3 days |", "| | Bow rehair |\n|---|---|\n| Done | 4 days |", True),
        (
            "| Work | Time to glue |\n|---|---|\n| Bow rehair | 3 days |",
            "| Job | Time to glue |\n|---|---|\n| Peg bushing | 4 days |",
            False,
        ),
    ],
)
def test_rows_count_where_their_names_meet(tmp_path: Path, published: str, internal: str, same: bool) -> None:
    told = signs(tmp_path, f"# Glue shop\n\n## Glue\n\n{published}\n", f"# Glue shop\n\n## Glue\n\n{internal}\n")
    assert ("rows" in told) == same


def test_times_of_the_customers_are_few(tmp_path: Path) -> None:
    told = signs(
        tmp_path,
        "# Violins\n\nYou have 20 days to return a violin.\n",
        "# Violins\n\nA customer may return a violin within ten days.\n",
        ClaimKind.WINDOW,
    )
    assert "terms" in told
