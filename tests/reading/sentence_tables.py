"""The tables of this folder: sentences, each read as a paragraph of its own in a document of its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.claim import Claim, Statement
from svcaudit.model.organisation import Organisation
from svcaudit.reading import read
from svcaudit.yaml_nodes import compose, plain

HERE = Path(__file__).parent
LANGUAGES = ("es", "en", "pt")


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of a table of this folder."""
    found = plain(compose((HERE / name).read_text(encoding="utf-8"), name))
    assert isinstance(found, list)
    return tuple(found)


def read_texts(texts: Sequence[str], language: str, role: str) -> Organisation:
    """What is read in a document that holds each text as a paragraph."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("published" if role == "published" else "internal") / "page.md"
        path.parent.mkdir()
        head = f"---\nlanguage: {language}\nrole: {role}\n---\n\n"
        path.write_text(head + "\n\n".join(texts) + "\n", encoding="utf-8")
        configuration = Configuration()
        return read(load(Path(folder), configuration), configuration)


@cache
def readings(name: str, language: str) -> dict[str, tuple[tuple[Statement, ...], tuple[Claim, ...]]]:
    """By text of a table: the statements and the claims of its paragraph."""
    found: dict[str, tuple[tuple[Statement, ...], tuple[Claim, ...]]] = {}
    for role in ("published", "internal"):
        texts = [str(row["text"]) for row in rows(name) if row.get("role", "published") == role]
        if texts:
            found |= dict(_by_paragraph(texts, read_texts(texts, language, role)))
    return found


def _by_paragraph(
    texts: Sequence[str], organisation: Organisation
) -> Iterator[tuple[str, tuple[tuple[Statement, ...], tuple[Claim, ...]]]]:
    blocks = sorted({statement.block for statement in organisation.statements})
    assert len(blocks) == len(texts)
    for text, block in zip(texts, blocks, strict=True):
        statements = tuple(one for one in organisation.statements if one.block == block)
        claims = tuple(one for one in organisation.claims if one.statement.block == block and one.quantity)
        yield text, (statements, claims)


def expected(table: Sequence[tuple[str, dict[str, Any]]]) -> list[Any]:
    """The rows of some tables as parameters: one that says why it is `missed` has to fail, and says so itself."""
    return [
        pytest.param(
            code,
            row,
            id=f"{code}: {row['text']}",
            marks=[pytest.mark.xfail(reason=str(row["missed"]), strict=True)] if "missed" in row else [],
        )
        for code, row in table
    ]
