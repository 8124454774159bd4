"""Which kind of time each time is: deadline, window, notice, effort, retention, term, waiting, age ..."""

from __future__ import annotations

from typing import Any

import pytest
from sentence_tables import LANGUAGES, expected, readings, rows

from svcaudit.model.claim import ClaimKind

ROWS = [(code, row) for code in LANGUAGES for row in rows(f"kinds_{code}.yaml")]
TOLD_APART = (
    "deadline", "window", "notice", "effort", "retention", "term", "waiting", "age", "interval", "elapsed",
)  # fmt: skip


@pytest.mark.parametrize("code", ("es", "en"))
def test_the_tables_are_broad(code: str) -> None:
    table = rows(f"kinds_{code}.yaml")
    assert len({row["text"] for row in table}) == len(table) >= 60
    assert set(TOLD_APART) <= {kind for row in table for kind in row["kinds"]}


@pytest.mark.parametrize(("code", "row"), expected(ROWS))
def test_each_time_is_of_its_kind(code: str, row: dict[str, Any]) -> None:
    _, claims = readings(f"kinds_{code}.yaml", code)[str(row["text"])]
    times = [claim for claim in claims if claim.quantity and claim.quantity.kind == "duration"]
    assert [claim.kind for claim in times] == [ClaimKind(kind) for kind in row["kinds"]]
