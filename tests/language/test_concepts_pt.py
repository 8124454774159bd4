"""The Portuguese lexicon finds the concepts of a sentence, and not those of words that only look alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from svcaudit.language import pack
from svcaudit.yaml_nodes import compose, plain

_TABLE = Path(__file__).with_name("concepts_pt.yaml")


def _rows() -> list[dict[str, Any]]:
    rows = plain(compose(_TABLE.read_text(encoding="utf-8"), _TABLE.name))
    assert isinstance(rows, list)
    return rows


@pytest.mark.parametrize("row", _rows(), ids=lambda row: str(row["text"])[:50])
def test_a_sentence_has_its_concepts_and_no_look_alikes(row: dict[str, Any]) -> None:
    found = {hit.concept for hit in pack("pt").hits(str(row["text"]))}

    assert set(row.get("has", ())) <= found
    assert not set(row.get("lacks", ())) & found
