"""The examples: whole reports as they were approved, and twins that are mended."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from golden import FORMATS, GOLDEN, ROOT, examples, golden_file, report_of

from svcaudit.reporting import render

SHOWN = 60
#: How well a mended example has to do.
MENDED_SCORE = 90.0
MENDED = tuple(path for path in examples() if path.name.endswith(("-mended", "-mejorada")))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("example", examples(), ids=lambda path: path.name)
def test_the_report_is_the_golden_one(example: Path, form: str) -> None:
    path = golden_file(example, form)
    approved = path.read_text(encoding="utf-8") if path.exists() else ""
    told = render(report_of(example), form)
    if told != approved:
        pytest.fail(_difference(approved, told, path), pytrace=False)


def test_no_golden_output_is_without_its_example() -> None:
    wanted = {golden_file(example, form).name for example in examples() for form in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_there_are_two_organisations_in_each_language_one_of_them_mended_and_one_at_fault_in_its_flows() -> None:
    languages = [report_of(example).language for example in examples()]
    assert (languages.count("es"), languages.count("en"), len(MENDED)) == (2, 3, 2)
    found = report_of(ROOT / "examples" / "water-company").findings
    faults = {finding.rule[:3] for finding in found if finding.certainty == "certain"}
    assert faults == {"HND", "PTH"}


@pytest.mark.parametrize("example", MENDED, ids=lambda path: path.name)
def test_a_mended_organisation_does_well(example: Path) -> None:
    report = report_of(example)
    assert [finding.message for finding in report.findings if finding.certainty == "certain"] == []
    assert report.score.overall is not None and report.score.overall >= MENDED_SCORE


def _difference(approved: str, told: str, path: Path) -> str:
    lines = list(difflib.unified_diff(approved.splitlines(), told.splitlines(), "approved", "now", lineterm="", n=1))
    more = f"\n... {len(lines) - SHOWN} lines more" if len(lines) > SHOWN else ""
    shown = "\n".join(lines[:SHOWN])
    return f"{path.relative_to(ROOT)} has changed:\n{shown}{more}\nIf this is right: make rebaseline"
