"""What excuses a fault in wording elsewhere in the organisation, and what it is held against."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from svcaudit.checking import load_page
from svcaudit.checking.page import Words
from svcaudit.checking.wordings import Wording, judge_wording
from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.reading import read

PAGE = load_page("svcaudit.checks.people", "demeaning_wording")
WORDS: Words = {
    "class": {"en": ("=gold", "=silver")},
    "ahead": {"en": ("=first",)},
    "price": {"en": ("=month",)},
    "alike": {"en": ("=alike",)},
}
FAULT = "Gold customers are served first."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An organisation's folder, empty yet."""
    for side in ("published", "internal"):
        (tmp_path / side).mkdir()
    return tmp_path


def _organisation(folder: Path, published: str, internal: str = FAULT) -> Organisation:
    (folder / "published" / "charter.md").write_text(f"# Charter\n\n{published}\n", encoding="utf-8")
    (folder / "internal" / "queue.md").write_text(f"# Queue\n\n{internal}\n", encoding="utf-8")
    configuration = Configuration(language="en")
    return read(load(folder, configuration), configuration)


def _faults(organisation: Organisation, **data: list[str]) -> list[Outcome]:
    page = replace(PAGE, words=WORDS, wording={"faults": ["class + ahead"], **data})
    return [one for one in judge_wording(Wording.of(page), organisation) if one.verdict is Verdict.BROKEN]


def test_words_together_are_a_fault(folder: Path) -> None:
    assert len(_faults(_organisation(folder, "We open at nine."))) == 1


def test_what_another_sentence_provides_excuses_it(folder: Path) -> None:
    provided = _organisation(folder, "We open at nine.", f"{FAULT}\n\nAll are treated alike.")
    assert not _faults(provided, unless_provided=["alike"])
    assert _faults(provided, unless_provided=["price"])


def test_a_class_that_is_published_with_its_price_is_no_fault(folder: Path) -> None:
    published = _organisation(folder, "The Gold plan costs 9 pounds a month.")
    assert not _faults(published, unless_published=["class + price"])


def test_another_class_with_a_price_does_not_excuse_it(folder: Path) -> None:
    published = _organisation(folder, "The Silver plan costs 9 pounds a month.")
    assert _faults(published, unless_published=["class + price"])


def test_a_promise_that_is_broken_stands_beside_the_fault(folder: Path) -> None:
    (fault,) = _faults(_organisation(folder, "We treat all alike."), promised=["alike"])
    assert [place.path for place in fault.places] == ["published/charter.md", "internal/queue.md"]


def test_without_the_promise_nothing_is_broken(folder: Path) -> None:
    assert not _faults(_organisation(folder, "We open at nine."), promised=["alike"])


def test_a_published_fault_breaks_no_published_promise(folder: Path) -> None:
    published = _organisation(folder, f"We treat all alike.\n\n{FAULT}", "All are served in turn.")
    assert not _faults(published, promised=["alike"])
    assert _faults(published, unless_promised=["alike"])


def test_an_internal_fault_against_a_promise_is_left_to_the_other_rule(folder: Path) -> None:
    assert not _faults(_organisation(folder, "We treat all alike."), unless_promised=["alike"])


def test_a_not_within_words_of_the_page_turns_only_these_round(folder: Path) -> None:
    words: Words = {"failure": {"en": ("=does =not =run",)}, "remedy": {"en": ("=pay",)}}
    page = replace(PAGE, words=words, wording={"faults": ["failure + remedy"]})

    def found(text: str) -> list[Verdict]:
        organisation = _organisation(folder, "We open at nine.", text)
        return [one.verdict for one in judge_wording(Wording.of(page), organisation)]

    assert Verdict.BROKEN in found("If a bus does not run we pay the fare.")
    assert Verdict.BROKEN not in found("If a bus does not run we do not pay the fare.")


def test_an_excuse_may_stand_in_another_sentence_of_the_section(folder: Path) -> None:
    organisation = _organisation(folder, "We open at nine.", f"{FAULT}\n\nIn the end all are treated alike.")
    assert _faults(organisation, unless=["alike"])
    page = replace(PAGE, words=WORDS, wording={"faults": ["class + ahead"], "unless": ["alike"]})
    near = replace(page, wording={**dict(page.wording), "excused_within": "section"})  # type: ignore[call-overload]
    assert not [one for one in judge_wording(Wording.of(near), organisation) if one.verdict is Verdict.BROKEN]
