"""A page whose data says what to look for needs no Python; one that says nothing usable is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from svcaudit.checking import load_page
from svcaudit.checking.families import data_check, family, with_words
from svcaudit.model.errors import ConfigurationError

PAGE = load_page("svcaudit.checks.voice", "no_periodic_survey")


def test_a_folder_gives_its_rules_in_the_order_of_their_ids() -> None:
    ids = [check.id for check in family("svcaudit.checks.complaints")]
    assert ids == sorted(ids)
    assert ids[0] == "CMP001"


def test_a_page_alone_is_a_check() -> None:
    assert data_check(PAGE).id == "VOC001"


def test_a_page_that_names_words_it_has_not_is_refused() -> None:
    evidence = {"kept": ["survey + rhythm"]}
    with pytest.raises(ConfigurationError) as refused:
        data_check(replace(PAGE, evidence=evidence))
    assert [dict(problem.values)["name"] for problem in refused.value.problems] == ["rhythm"]


def test_a_page_that_looks_for_nothing_is_refused() -> None:
    with pytest.raises(ConfigurationError) as refused:
        data_check(replace(PAGE, evidence=None))
    assert refused.value.problems[0].key == "page.no_judgement"


def test_pages_share_the_words_of_their_folder_and_keep_their_own() -> None:
    shared = {"staff": {"en": ("staff",)}, "survey": {"en": ("poll",)}}
    page = with_words(PAGE, shared)
    assert page.words["staff"] == {"en": ("staff",)}
    assert page.words["survey"] == PAGE.words["survey"]
