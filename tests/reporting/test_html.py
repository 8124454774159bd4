from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from sample import HOSTILE, empty, hostile, report

from svcaudit.messages import LANGUAGES
from svcaudit.model.report import Report
from svcaudit.reporting import render

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The elements of a page: their tags, ids, links and text; fails where they are not well nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "aria-labelledby"):
                self.links += (value or "").removeprefix("#").split()
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


REPORTS = pytest.mark.parametrize("made", [report(), hostile(), empty()], ids=["plain", "hostile", "empty"])


@REPORTS
def test_it_fetches_nothing_and_runs_nothing(made: Report) -> None:
    text = render(made, "html")
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not {"src", "style", "onclick", "onload"} & page.attributes
    assert "http://" not in text and "https://" not in text and "url(" not in text


@REPORTS
def test_every_link_has_its_target_and_every_id_stands_once(made: Report) -> None:
    page = Page(render(made, "html"))
    assert set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@REPORTS
def test_headings_go_down_one_level_at_a_time(made: Report) -> None:
    levels = [int(tag[1]) for tag in Page(render(made, "html")).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_policy_allows_its_own_style_sheet_alone() -> None:
    text = render(report(), "html")
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = render(hostile(), "html")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert not [character for character in "\x1b\x9b\u202e\u202c" if character in text]
    assert "alert('x')" in Page(text).text and "\\x1b[31mrojo" in Page(text).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_its_language_and_has_landmarks(language: str) -> None:
    text = render(replace(report(), language=language), "html")
    assert f'<html lang="{language}">' in text
    assert {"header", "nav", "main", "footer"} <= set(Page(text).tags)


def test_the_summary_says_score_range_coverage_and_counts() -> None:
    text = Page(render(report(), "html")).text
    for words in ("75,1", "Nota B", "entre 74,7 y 75,1", "Se pudo decidir el 80 %", "5 errores"):
        assert words in text


def test_what_to_do_first_is_the_gravest_and_cheapest() -> None:
    text = render(report(), "html")
    first = re.search('<ol class="first">(.*?)</ol>', text, re.DOTALL)
    assert first is not None
    assert re.findall('#finding-[0-9]+">', first[1]) == [
        '#finding-2">',
        '#finding-3">',
        '#finding-1">',
        '#finding-4">',
        '#finding-5">',
    ]


def test_a_promise_links_to_its_findings() -> None:
    register = re.search('<table class="register">(.*?)</table>', render(report(), "html"), re.DOTALL)
    assert register is not None
    assert 'href="#finding-1"' in register[1] and "se incumple" in register[1]


def test_every_weight_is_printed() -> None:
    made = report()
    text = render(made, "html")
    for principle in made.score.principles:
        assert f'<td class="number">{principle.weight}</td>' in text
        for rule in principle.rules:
            assert rule.id in text
            if rule.applicable:
                assert f'<td class="number">{rule.weight}</td>' in text


def test_accepted_findings_stay_visible_with_their_reason() -> None:
    assert "Motivo: La centralita desvía un número al otro" in render(report(), "html")


def test_hostile_words_stay_inside_their_quotes() -> None:
    assert HOSTILE not in render(hostile(), "html")
