"""Sentences of English name the concepts that they should, and no look-alikes."""

from pathlib import Path
from typing import Any

import pytest

from svcaudit.language import pack
from svcaudit.yaml_nodes import compose, plain

TABLE = Path(__file__).with_name("concepts_en.yaml")


def _rows() -> list[dict[str, Any]]:
    rows = plain(compose(TABLE.read_text(encoding="utf-8"), TABLE.name))
    assert isinstance(rows, list)
    return rows


ROWS = _rows()


def test_the_table_is_broad() -> None:
    assert len(ROWS) >= 150
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[str(row["text"]) for row in ROWS])
def test_a_sentence_names_its_concepts(row: dict[str, Any]) -> None:
    found = {hit.concept for hit in pack("en").hits(str(row["text"]))}
    assert set(row.get("has", ())) - found == set()
    assert set(row.get("lacks", ())) & found == set()
