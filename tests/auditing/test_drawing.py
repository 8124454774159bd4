"""Which flows a report shows, and that they are saved and drawn again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import audit
from svcaudit.reporting import load_report, render

WATER = Path(__file__).parents[2] / "examples" / "water-company"


def test_a_flow_in_which_nothing_changes_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").write_text('published: ["o.md"]\ninternal: ["i.md"]\n', encoding="utf-8")
    (tmp_path / "o.md").write_text("# Bramley Boats\n\nWe hire out boats.\n", encoding="utf-8")
    steps = "1. The Pier cleans the boat.\n2. The Pier moors the boat.\n"
    (tmp_path / "i.md").write_text(
        f"# Mooring\n\n{steps}\n# Hiring\n\n{steps}3. The Office files it.\n", encoding="utf-8"
    )
    assert [graph.name for graph in audit(tmp_path, today=date(2026, 11, 22)).flows.graphs] == ["Hiring"]


def test_promises_are_those_of_the_register_and_steps_those_that_count() -> None:
    report = audit(WATER, today=date(2026, 11, 21))
    registered = {entry.id: entry.text for entry in report.promises}
    told = {registered[one.promise]: one for one in report.flows.feasibilities}
    late = told["We connect a new home to the main within 15 working days of your application."]
    assert late.path.steps == ("1", "2", "3", "4", "5", "6", "7")
    assert late.shortest is not None and late.shortest.worst == 22
    assert {one.path.flow for one in report.flows.feasibilities} <= {graph.id for graph in report.flows.graphs}


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_saved_result_is_drawn_the_same(language: str) -> None:
    report = audit(WATER, today=date(2026, 11, 21), language=language)
    page = render(report, "html")
    assert 'id="flows"' in page and page.count("<svg") > 5
    assert render(load_report(render(report, "json")), "html") == page
