"""The lexicons find the concepts of a sentence, and not those of words that only look alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from svcaudit.language import pack
from svcaudit.language.tables import codes
from svcaudit.yaml_nodes import compose, plain

_FEWEST = 150  # sentences of each language


def _rows(code: str) -> list[dict[str, Any]]:
    table = Path(__file__).with_name(f"concepts_{code}.yaml")
    rows = plain(compose(table.read_text(encoding="utf-8"), table.name))
    assert isinstance(rows, list)
    return rows


ROWS = [(code, row) for code in codes() for row in _rows(code)]


@pytest.mark.parametrize("code", codes())
def test_a_table_is_broad(code: str) -> None:
    texts = [row["text"] for row in _rows(code)]
    assert len(set(texts)) == len(texts) >= _FEWEST


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code}-{str(row['text'])[:50]}" for code, row in ROWS])
def test_a_sentence_has_its_concepts_and_no_look_alikes(code: str, row: dict[str, Any]) -> None:
    found = {hit.concept for hit in pack(code).hits(str(row["text"]))}
    assert set(row.get("has", ())) - found == set()
    assert set(row.get("lacks", ())) & found == set()
