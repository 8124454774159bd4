"""What a gap page may say of its evidence: what denies the thing, what breaks the rule, which headings deal with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from checking_samples import page

from svcaudit.checking.page import Words
from svcaudit.checking.provided import Provision, judge_provision
from svcaudit.language import pack
from svcaudit.model.claim import Speech, Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict

WORDS: Words = {
    "training": {"en": ("training", "course")},
    "counter": {"en": ("counter",)},
    "counter_learns": {"en": ("counter ~ course",)},
    "left_out": {"en": ("counter ~ =not =attend",)},
    "drill": {"en": ("fire",)},
    "service": {"en": ("service",)},
    "people": {"en": ("staff",)},
    "share": {"en": ("share",)},
}
EVIDENCE = {
    "kept": ["training"],
    "unless": ["drill + no service"],
    "topic_alone": ["people"],
    "topic": ["share"],
    "denied": ["training"],
    "against": ["left_out + training"],
}


def outcome(text: str, evidence: Mapping[str, object] = EVIDENCE, *, heading: str = "") -> Outcome:
    """What the page says of an organisation with one internal document, all of it under that heading."""
    document = Document("internal/a.md", Role.INTERNAL, "en", text)
    statements = []
    for number, line in enumerate(text.split(". ")):
        start = text.index(line)
        statements.append(
            Statement(
                id=f"s{number}",
                path=document.path,
                role=Role.INTERNAL,
                language="en",
                place=document.place(start, start + len(line)),
                text=line,
                speech=Speech.PROVISION,
                certain=True,
                hits=pack("en").hits(line),
                headings=(heading,) if heading else (),
                block=1,
            )
        )
    organisation = Organisation("Sample", (document,), tuple(statements), (), ())
    provision = Provision.of(replace(page(), evidence=evidence, words=WORDS))
    (found,) = judge_provision(provision, organisation)
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The desk takes a course", Verdict.KEPT),
        ("The desk takes a course on fire", Verdict.SUSPECTED),
        ("The desk takes a course on fire and on service", Verdict.KEPT),
        ("Nobody takes a course", Verdict.BROKEN),
        ("The desk opens at nine", Verdict.SUSPECTED),
        ("The office takes a course. The counter does not attend", Verdict.BROKEN),
    ],
)
def test_a_page_weighs_what_is_said(text: str, verdict: Verdict) -> None:
    assert outcome(text).verdict is verdict


def test_a_denial_is_the_place_of_the_finding() -> None:
    (place,) = outcome("The desk opens at nine. Nobody takes a course").places
    assert place.line == 1
    assert outcome("The desk opens at nine").places == ()


def test_a_set_of_the_page_may_have_the_name_of_a_measure() -> None:
    assert outcome("We share the work", {**EVIDENCE, "kept": ["share"]}).verdict is Verdict.KEPT


def test_a_not_behind_an_and_denies_nothing_before_it() -> None:
    assert outcome("The desk takes a course and does not pay").verdict is Verdict.KEPT
    assert outcome("A course is not given").verdict is Verdict.BROKEN


def test_a_page_that_is_sure_needs_no_document_on_the_topic() -> None:
    assert outcome("The desk opens at nine", {**EVIDENCE, "sure": True}).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    ("text", "evidence", "heading", "verdict"),
    [
        ("The desk follows it. Our service", {"kept": ["drill + near service"]}, "", Verdict.BROKEN),
        ("The desk does fire drills. Our service", {"kept": ["drill + near service"]}, "", Verdict.KEPT),
        ("The desk does fire drills", {"kept": ["drill + near service"], "by_heading": False}, "Service", Verdict.KEPT),
        ("The desk does fire drills", {"kept": ["drill + service"]}, "Service", Verdict.KEPT),
        ("The desk does fire drills", {"kept": ["drill + service"], "by_heading": False}, "Service", Verdict.SUSPECTED),
        ("The desk opens at nine", {"kept": ["drill"], "headed": ["service"]}, "Service", Verdict.KEPT),
        ("The desk does not open", {"kept": ["drill"], "headed": ["service"]}, "Service", Verdict.BROKEN),
    ],
)
def test_names_stand_as_near_as_the_page_asks(
    text: str, evidence: dict[str, object], heading: str, verdict: Verdict
) -> None:
    assert outcome(text, evidence, heading=heading).verdict is verdict


def test_what_is_no_evidence_helps_no_sentence_beside_it() -> None:
    evidence = {"kept": ["training + service"], "within": "passage", "unless": ["drill"]}
    assert outcome("The desk takes a course. Our service", evidence).verdict is Verdict.KEPT
    assert outcome("The desk takes a course on fire. Our service", evidence).verdict is Verdict.BROKEN


def test_a_not_inside_a_phrase_turns_it_round() -> None:
    evidence = {"kept": ["counter_learns"], "denied": ["counter_learns"]}
    assert outcome("The counter takes every course", evidence).verdict is Verdict.KEPT
    assert outcome("The counter does not take a course", evidence).verdict is Verdict.BROKEN
    assert outcome("The counter does not take a course", evidence).places != ()
