"""What a sentence does: commitment, aim, permission, history ... and under which condition."""

from __future__ import annotations

from typing import Any

import pytest
from sentence_tables import LANGUAGES, expected, readings, rows

from svcaudit.model.claim import Speech

ROWS = [(code, row) for code in LANGUAGES for row in rows(f"speech_{code}.yaml")]
#: Acts that a table tries in its language; the rest (facts, questions) are tried where it happens.
TOLD_APART = (
    "commitment", "aim", "permission", "negation", "condition", "definition", "history", "law", "example",
    "placeholder", "non_promise",
)  # fmt: skip


@pytest.mark.parametrize("code", ("es", "en"))
def test_the_tables_are_broad(code: str) -> None:
    table = rows(f"speech_{code}.yaml")
    assert len({row["text"] for row in table}) == len(table) >= 60
    tried = {row["act"] for row in table} | {"condition" for row in table if row.get("given")}
    assert set(TOLD_APART) <= tried


@pytest.mark.parametrize(("code", "row"), expected(ROWS))
def test_a_sentence_does_what_it_does(code: str, row: dict[str, Any]) -> None:
    statements, claims = readings(f"speech_{code}.yaml", code)[str(row["text"])]
    (statement,) = statements
    assert statement.speech is Speech(row["act"])
    if "claims" in row:
        assert [claim.speech for claim in claims] == [Speech(act) for act in row["claims"]]
    if "given" in row:
        assert "; ".join(statement.conditions) == row["given"]
