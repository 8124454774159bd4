"""A gap page that is about one subject looks at what is said of it, and applies where something is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from svcaudit.checking import load_page
from svcaudit.checking.page import Words
from svcaudit.checking.provided import Provision, judge_provision
from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.reading import read

PAGE = load_page("svcaudit.checks.complaints", "closed_without_asking")
WORDS: Words = {"invited": {"en": ("=tell =us",)}, "wrong": {"en": ("=went =wrong",)}}
PROCEDURE = "# Desk\n\n## Complaints\n\n1. The office logs the complaint.\n2. The office answers the complaint."


def _outcomes(folder: Path, internal: str, **evidence: object) -> list[Outcome]:
    for side, text in (("published", "# Charter\n\nWe open at nine."), ("internal", internal)):
        (folder / side).mkdir()
        (folder / side / "a.md").write_text(f"{text}\n", encoding="utf-8")
    configuration = Configuration(language="en")
    page = replace(PAGE, words=WORDS, evidence={"where": "internal", "kept": ["invited + wrong"], **evidence})
    return list(judge_provision(Provision.of(page), read(load(folder, configuration), configuration)))


def test_what_is_said_of_something_else_does_not_count(tmp_path: Path) -> None:
    text = f"{PROCEDURE}\n\n## Deliveries\n\nThe driver says: tell us what went wrong."
    (found,) = _outcomes(tmp_path, text, about="subject.complaint")
    assert found.verdict is Verdict.BROKEN
    assert found.places[0].line == 3


def test_where_nobody_speaks_of_it_nothing_applies(tmp_path: Path) -> None:
    assert not _outcomes(tmp_path, "# Deliveries\n\n1. The driver rings.", about="subject.complaint")


def test_a_question_tells_what_its_answer_is_about(tmp_path: Path) -> None:
    (found,) = _outcomes(tmp_path, "# Desk\n\nIs there anything that went wrong? Tell us at once.", within="passage")
    assert found.verdict is Verdict.KEPT
