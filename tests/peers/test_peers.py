"""What we read and write, held against other libraries that do the same: `make test-peers`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svcaudit.config import load_configuration
from svcaudit.loading import load
from svcaudit.model.document import BlockKind
from svcaudit.reporting import render

pytestmark = pytest.mark.peers

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/svcaudit.yaml"))
SCHEMAS = sorted((ROOT / "svcaudit" / "schemas").glob("*.json"))


def _lines_by_peer(source: str, kinds: set[str]) -> list[int]:
    """First lines (from 1) of the tokens that markdown-it-py opens, front matter left blank."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(_without_front_matter(source))
    return [token.map[0] + 1 for token in tokens if token.type in kinds and token.map]


def _without_front_matter(source: str) -> str:
    lines = source.split("\n")
    if lines[0] == "---":
        end = lines.index("---", 1)
        lines[: end + 1] = [""] * (end + 1)
    return "\n".join(lines)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_heading_of_markdown_it_is_one_of_ours(example: Path) -> None:
    documents = [
        document for document in load(example, load_configuration(example)).documents if document.path.endswith(".md")
    ]
    assert documents
    for document in documents:
        headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
        ours = {document.locate(block.passage).line for block in headings}
        assert ours >= set(_lines_by_peer(document.source, {"heading_open"}))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_list_items_begin_where_markdown_it_sees_them(example: Path) -> None:
    for document in load(example, load_configuration(example)).documents:
        if document.path.endswith(".md"):
            ours = {document.locate(block.passage).line for block in document.blocks if block.kind is BlockKind.ITEM}
            assert ours <= set(_lines_by_peer(document.source, {"list_item_open", "inline"}))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
def test_the_published_schemas_are_schemas(schema: Path) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_result_follows_the_published_schema(example: Path) -> None:
    from datetime import date

    from jsonschema import Draft202012Validator

    from svcaudit import audit

    schema = json.loads((ROOT / "svcaudit" / "schemas" / "report.json").read_text(encoding="utf-8"))
    result = json.loads(render(audit(example, today=date(2026, 11, 21)), "json"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(result)] == []
