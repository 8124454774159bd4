"""Every reason has its sentence in every language, and its JSON follows the schema."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

import jsonschema_rs
import pytest

from svcaudit.matching.likelihood import Evidence, signs
from svcaudit.messages import LANGUAGES
from svcaudit.model.claim import Claim, ClaimKind, Facet, Relation, Scope, Slot, Source, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.errors import ConfigurationError
from svcaudit.model.explanation import (
    Comparability,
    Doubt,
    ExplainedPair,
    Explanation,
    Judgement,
    Nearer,
    Obstacle,
    Order,
    Sign,
    SlotPair,
    Spot,
    Why,
)
from svcaudit.model.outcome import Verdict
from svcaudit.model.place import Place
from svcaudit.model.quantity import Bound, Duration, Money, Quantity, QuantityKind, Unit
from svcaudit.reporting import render_why

PHONE = Slot(frozenset({"phone"}), Source.CLAUSE)
EMAIL = Slot(frozenset({"email"}), Source.HEADING)
ANSWER = Slot(frozenset({"answer"}), Source.CLAUSE)
#: How what is done on both sides may stand to each other.
ACTIONS = ("same", "unsaid", "related", "other", "unknown")
#: One value of each slot, and another one.
VALUES = {
    "subject": ("complaint", "refund"),
    "action": ("answer", "deliver"),
    "channel": ("phone", "email"),
    "priority": ("urgent", "low"),
    "audience": ("business", "residential"),
    "season": ("summer", "winter"),
    "instance": ("first", "second"),
    "giver": ("customer", "organisation"),
    "number": ("500", "1000"),
}


def claim(path: str, role: Role, days: int, bound: Bound = Bound.AT_MOST) -> Claim:
    place = Place(path, 3, 1, 3, 20)
    text = f"We answer within {days} days.\x1b[31m"
    statement = Statement(f"{path}:3", path, role, "en", text, place, 0, Speech.COMMITMENT, True)
    value = Duration(None, Decimal(days), Unit.DAY, bound=bound)
    return Claim(
        id=f"{path}:3:1",
        kind=ClaimKind.DEADLINE,
        statement=statement,
        place=place,
        text=text,
        subject=Slot(),
        action=ANSWER,
        scope=Scope((Facet("channel", PHONE),)),
        quantity=Quantity(QuantityKind.DURATION, 0, 5, value),
        topics=(),
        speech=Speech.COMMITMENT,
    )


FIRST = claim("published/charter.md", Role.PUBLISHED, 2)
SECOND = claim("internal/manual.md", Role.INTERNAL, 5)


def spot(one: Claim) -> Spot:
    return Spot(one.place.path, 3, one.role, "en", (one,), (one.statement,))


def why(*pairs: ExplainedPair, language: str = "en", judgements: tuple[Judgement, ...] = ()) -> Why:
    return Why("House", language, spot(FIRST), spot(SECOND), pairs, judgements)


def pair(explanation: Explanation, **more: Any) -> ExplainedPair:
    return ExplainedPair(explanation, **more)


def explanation(verdict: Comparability = Comparability.CERTAIN, **more: Any) -> Explanation:
    return Explanation(FIRST, SECOND, verdict, **more)


def slots(name: str, relation: Relation = Relation.DISJOINT, excludes: bool = True) -> SlotPair:
    one, other = VALUES[name]
    first, second = (Slot(frozenset({value}), Source.CLAUSE) for value in (one, other))
    return SlotPair(name, first, second, relation, excludes)


def checked(told: Why) -> dict[str, Any]:
    data = json.loads(render_why(told, "json"))
    schema = json.loads(files("svcaudit.schemas").joinpath("why.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.Draft202012Validator(schema).validate(data)
    return data  # type: ignore[no-any-return]


def test_a_disagreement_reads_well() -> None:
    broken = Judgement("COH001", Verdict.BROKEN, "The promise is 2 days, but the procedure allows 5 days.")
    told = pair(
        explanation(slots=(SlotPair("channel", PHONE, EMAIL, Relation.SAME),), similarity=60, score=72),
        words=("complaint", "answer"),
        order=Order.LESS,
        judgements=(broken,),
    )
    lines = render_why(why(told), "text").splitlines()
    assert lines[2:4] == [
        "1. published/charter.md:3 (published, English)",
        "    We answer within 2 days.\\x1b[31m [commitment]",
    ]
    assert "First, deadline: 2 days · Second, deadline: 5 days" in lines
    assert any("telephone (from: the clause)" in line and "e-mail (from: the heading)" in line for line in lines)
    assert lines[-3:] == [
        "  Words in common: complaint, answer. Similarity is 60, and 72 with the slots that agree.",
        "  The first time is the shorter, whatever the day.",
        "  COH001: they disagree. The promise is 2 days, but the procedure allows 5 days.",
    ]


def test_what_speaks_for_and_against_a_pair_is_told() -> None:
    found = (Sign("margin", 2.1), Sign("ratio", -0.52), Sign("season", -3.2), Sign("subject", 0.1))
    told = "Speaks for it: each is the other's closest match. "
    told += "Speaks against it: the values are of different size; only one speaks of a season."
    likely = explanation(similarity=60, score=72, signs=found, likelihood=80)
    assert f"  Likelihood that both speak of one thing: 80%. {told}" in render_why(why(pair(likely)), "text")
    doubtful = replace(likely, verdict=Comparability.LIKELY, doubts=(Doubt.SCORE,), likelihood=40, needed=60)
    text = render_why(why(pair(doubtful)), "text")
    assert "It is 40% likely that both speak of one thing; a certain finding takes 60%." in text
    assert f"\n  {told}\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weight", [1.0, -1.0])
def test_every_sign_has_its_words(weight: float, language: str) -> None:
    schema = json.loads(files("svcaudit.schemas").joinpath("why.json").read_text(encoding="utf-8"))
    names = schema["$defs"]["pair"]["properties"]["signs"]["items"]["properties"]["name"]["enum"]
    flags = {field.name: True for field in fields(Evidence) if field.type == "bool"}
    evidence = [Evidence(1, 2, action, **flags) for action in ACTIONS]
    assert {sign.name for one in evidence for sign in signs(one)} == set(names)
    for name in names:
        told = why(pair(explanation(signs=(Sign(name, weight),), likelihood=50)), language=language)
        checked(told)


def test_spanish_reads_well() -> None:
    excluded = explanation(Comparability.APART, obstacle=Obstacle.SLOT, slots=(slots("channel"),))
    text = render_why(why(pair(excluded), language="es"), "text")
    assert "NO SON COMPARABLES" in text
    assert "El canal no es el mismo: teléfono en el primero, correo electrónico en el segundo." in text


def test_kinds_have_their_articles() -> None:
    price = Quantity(QuantityKind.MONEY, 0, 1, Money(Decimal(5), "GBP"))
    other = replace(SECOND, kind=ClaimKind.PRICE, quantity=price)
    text = render_why(why(pair(Explanation(FIRST, other, Comparability.APART, Obstacle.KIND))), "text")
    assert "A deadline and a price are never compared with each other." in text


def test_other_kinds_are_one_line_where_something_is_compared() -> None:
    other = pair(Explanation(FIRST, replace(SECOND, kind=ClaimKind.PRICE), Comparability.APART, Obstacle.KIND))
    text = render_why(why(pair(explanation()), other), "text")
    assert text.count("First, ") == 1
    assert text.endswith("\nA deadline and a price are never compared with each other.\n")


def test_a_rule_that_compares_what_the_matching_does_not_is_told() -> None:
    broken = Judgement("COH011", Verdict.BROKEN, "The same contact is given in two ways.")
    apart = explanation(Comparability.APART, obstacle=Obstacle.SLOT, slots=(slots("channel"),))
    text = render_why(why(pair(apart, judgements=(broken,))), "text")
    assert "COMPARED BY ONE RULE ALONE" in text and "NOT COMPARABLE" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_told(obstacle: Obstacle, language: str) -> None:
    history = replace(FIRST, speech=Speech.HISTORY)
    found = Explanation(
        history,
        SECOND,
        Comparability.APART,
        obstacle,
        slots=tuple(slots(name) for name in VALUES),
        similarity=20,
        score=28,
        needed=34,
        nearer=Nearer(SECOND, True, 90),
    )
    told = why(pair(found), language=language)
    assert len(checked(told)["pairs"][0]["sentences"]) >= 2
    assert "inspect." not in render_why(told, "text")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("doubt", Doubt)
@pytest.mark.parametrize("sides", ["both", "first", "second"])
def test_every_doubt_is_told(doubt: Doubt, sides: str, language: str) -> None:
    pairs = [slots(name, Relation.OVERLAPPING, False) for name in ("action", "audience", "season")]
    if sides == "first":
        pairs = [replace(one, second=Slot()) for one in pairs]
    if sides == "second":
        pairs = [replace(one, first=Slot()) for one in pairs]
    first, second = (
        replace(claim(one.place.path, one.role, 3, Bound.ABOUT), scope=Scope((), ("the part is there",)))
        for one in (FIRST, SECOND)
    )
    found = Explanation(first, second, Comparability.OPEN, None, (doubt,), tuple(pairs), needed=62)
    sentences = checked(why(pair(found), language=language))["pairs"][0]["sentences"]
    told_by_both_sides = doubt is Doubt.SPECIAL and sides == "both"
    assert len(sentences) == 1 if told_by_both_sides else len(sentences) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("name", VALUES)
def test_every_relation_is_told(name: str, relation: Relation, language: str) -> None:
    text = render_why(why(pair(explanation(slots=(slots(name, relation, False),))), language=language), "text")
    assert text.endswith("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.CRASHED])
@pytest.mark.parametrize("alone", [True, False])
def test_every_judgement_is_told(verdict: Verdict, alone: bool, language: str) -> None:
    judgement = Judgement("COH001", verdict, "It is so.", alone=alone)
    structure = Judgement("HND001", Verdict.BROKEN, "The case comes back.", compares=False)
    told = why(pair(explanation(), judgements=(judgement,)), language=language, judgements=(structure,))
    checked(told)
    text = render_why(told, "text")
    assert "COH001:" in text and "HND001: The case comes back." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_without_values_are_told(language: str) -> None:
    nothing = Spot("published/charter.md", 1, Role.PUBLISHED, "en", (), (), 3)
    empty = replace(nothing, nearest=None)
    read = replace(spot(SECOND), claims=())
    for first in (nothing, empty):
        told = Why("House", language, first, read)
        checked(told)
        assert len(render_why(told, "text").splitlines()) == 9


def test_the_same_explanation_gives_the_same_bytes() -> None:
    told = why(pair(explanation(slots=tuple(slots(name) for name in VALUES))))
    for form in ("text", "json"):
        assert render_why(told, form) == render_why(told, form)


def test_definitions_are_those_of_the_inspection() -> None:
    ours, theirs = (
        json.loads(files("svcaudit.schemas").joinpath(name).read_text(encoding="utf-8"))["$defs"]
        for name in ("why.json", "inspect.json")
    )
    shared = ours.keys() & theirs.keys()
    assert {"place", "value", "slot", "claim"} <= shared
    assert all(ours[name] == theirs[name] for name in shared)
    assert set(theirs["claim"]["properties"]["kind"]["enum"]) == set(ClaimKind)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        render_why(why(), "html")
