"""The catalogue tests itself both ways: each rule has its page and cases, none is without a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import Written, files_of, lines_of, touches

from svcaudit.checking.page import PACK_FILE, SHARED_WORDS, Example, Page
from svcaudit.checks import CATALOGUE
from svcaudit.checks.packs import standards
from svcaudit.model.report import Finding, Report
from svcaudit.scoring import PRINCIPLE_WEIGHTS

ROOT = Path(__file__).parent.parent
PACKED = [check for pack in standards() for check in pack.checks()]
PAGES = {check.id: check.page for check in (*CATALOGUE, *PACKED)}
PACK_OF = {pack.family: pack for pack in standards()}
CASES = ROOT / "tests" / "checks"
LANGUAGES = ("es", "en", "pt")
_BRACE = re.compile(r"\{([a-z_]+)\}")


def _pages() -> Iterator[Any]:
    return (pytest.param(page, id=page.id) for page in PAGES.values())


def _examples() -> Iterator[Any]:
    for page in PAGES.values():
        for example in page.examples:
            verdict = "kept" if example.kept else "broken"
            yield pytest.param(page, example, id=f"{page.id}-{example.language}-{verdict}")


def _cases() -> Iterator[Any]:
    """Each case of each file, with the rule whose page has the file's name."""
    rules = {page.name: page for page in PAGES.values()}
    for path in sorted(CASES.rglob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if path.stem in rules:
                # A case that the reading misses still stands there, with its reason; it fails once it is read.
                missed = case.get("missed")
                marks = [pytest.mark.xfail(reason=missed, strict=True)] if missed else []
                yield pytest.param(rules[path.stem], case, id=f"{rules[path.stem].id}-{case['name']}", marks=marks)


def test_rules_are_unique_and_stand_in_families() -> None:
    assert len(PAGES) == len(CATALOGUE) + len(PACKED)
    assert len({page.name for page in PAGES.values()}) == len(PAGES)
    assert {check.page.principle for check in CATALOGUE} <= set(PRINCIPLE_WEIGHTS)
    assert {check.page.principle for check in PACKED} == set(PACK_OF)
    assert not set(PACK_OF) & set(PRINCIPLE_WEIGHTS)


def test_no_page_and_no_case_is_without_a_rule() -> None:
    names = {page.name for page in PAGES.values()}
    assert {path.stem for path in (ROOT / "checks").rglob("*.yaml")} - {SHARED_WORDS, PACK_FILE} == names
    assert {path.stem for path in CASES.rglob("*.yaml")} == names


@pytest.mark.parametrize("page", list(_pages()))
def test_a_page_is_whole_in_every_language(page: Page) -> None:
    assert page.id.startswith(page.principle)
    assert set(LANGUAGES) <= set(page.languages)
    for language in page.languages:
        texts = page.texts(language)
        assert texts.title != texts.fault
        assert texts.message("broken")


def test_a_pack_is_whole_in_every_language() -> None:
    for pack in PACK_OF.values():
        assert {texts.language for texts in pack.told} == set(LANGUAGES)
        for check in pack.checks():
            assert set(check.page.languages) == set(LANGUAGES)
            for texts in check.page.told:
                assert texts.meaning.endswith(pack.texts(texts.language).notice)


@pytest.mark.parametrize("page", list(_pages()))
def test_messages_have_the_same_keys_and_values_in_every_language(page: Page) -> None:
    braces = {
        language: {key: set(_BRACE.findall(text)) for key, text in page.texts(language).messages}
        for language in page.languages
    }
    assert all(found == braces["es"] for found in braces.values())


@pytest.mark.parametrize("page", list(_pages()))
def test_a_page_has_an_example_of_each_in_every_language(page: Page) -> None:
    verdicts = {(example.language, example.kept) for example in page.examples}
    assert {(language, kept) for language in LANGUAGES for kept in (True, False)} <= verdicts


@pytest.mark.parametrize(("page", "example"), list(_examples()))
def test_an_example_is_what_it_says(page: Page, example: Example, tmp_path: Path) -> None:
    written = Written(example.language, example.published, example.internal, {**_packs(page), **dict(example.settings)})
    report = written.audit(tmp_path, page.id)
    if example.kept:
        assert _told(report) == []
    else:
        assert report.findings, "the example that breaks the rule gives no finding"


@pytest.mark.parametrize(("page", "case"), list(_cases()))
def test_a_case_gives_its_findings_and_no_other(page: Page, case: dict[str, Any], tmp_path: Path) -> None:
    written = Written(
        case.get("language", "es"),
        files_of(case.get("published"), "published"),
        files_of(case.get("internal"), "internal"),
        {**_packs(page), **case.get("configuration", {})},
    )
    report = written.audit(tmp_path, page.id)
    left = list(report.findings)
    for expected in case["finds"]:
        fitting = [finding for finding in left if _fits(finding, expected, dict(_documents(written)))]
        assert fitting, f"not found: {expected}; found: {_told(report)}"
        left.remove(fitting[0])
    assert not left, f"found beyond the list: {_told(report)}"


def _packs(page: Page) -> dict[str, Any]:
    """What the configuration has to say for a rule to run: the pack that it belongs to."""
    return {"packs": [PACK_OF[page.principle].id]} if page.principle in PACK_OF else {}


def _documents(written: Written) -> Iterator[tuple[str, str]]:
    yield from written.published
    yield from written.internal


def _fits(finding: Finding, expected: dict[str, Any], documents: dict[str, str]) -> bool:
    """The finding has each place that is listed, and the certainty and severity where these are said."""
    places = [(at["file"], lines_of(documents[at["file"]], at["quote"])) for at in expected.get("at") or []]
    return (
        all(touches(finding, path, lines) for path, lines in places)
        and expected.get("certainty", finding.certainty) == finding.certainty
        and expected.get("severity", finding.severity) == finding.severity
    )


def _told(report: Report) -> list[tuple[str, list[str]]]:
    """What was found, as a failed test shows it."""
    return [
        (finding.message, [f"{place.path}:{place.line} {place.quote}" for place in finding.locations])
        for finding in report.findings
    ]


def test_every_rule_has_a_principle_that_it_serves() -> None:
    told = (ROOT / "docs" / "principles.md").read_text(encoding="utf-8")
    assert [check.id for check in CATALOGUE if check.id not in told] == []
