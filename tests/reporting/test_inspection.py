from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import jsonschema_rs
import pytest

from svcaudit.messages import LANGUAGES
from svcaudit.model.claim import Claim, ClaimKind, Facet, Hit, Scope, Slot, Source, Speech, Statement
from svcaudit.model.document import Block, BlockKind, Document, DocumentEntry, DocumentStatus, Role
from svcaudit.model.errors import ConfigurationError
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Passage, Place, Run
from svcaudit.model.procedure import Branch, Decision, Handoff, Procedure, Step
from svcaudit.model.quantity import (
    Bound,
    Calendar,
    Contact,
    DateValue,
    Duration,
    Interval,
    Money,
    OpeningHours,
    Percentage,
    Quantity,
    QuantityKind,
    Unit,
)
from svcaudit.reporting import render_inspection

PATH = "publicado/carta.md"
INSIDE = "interno/quejas.md"
SENTENCE = "Respondemos en cinco días hábiles desde la recepción."
#: The sentence stands twice in its paragraph, and a bold mark stands before the second one.
SOURCE = f"# Quejas\n\n{SENTENCE} **{SENTENCE}**\n"
SECOND = SOURCE.rindex(SENTENCE)
DEADLINE = Quantity(
    QuantityKind.DURATION,
    15,
    33,
    Duration(None, Decimal(5), Unit.DAY, Calendar.WORKING, Bound.AT_MOST),
    starts_from="desde la recepción",
)


def published() -> Document:
    runs = (Run(0, 10, len(SENTENCE) + 1), Run(len(SENTENCE) + 1, SECOND, len(SENTENCE)))
    passage = Passage(f"{SENTENCE} {SENTENCE}", runs)
    return Document(PATH, Role.PUBLISHED, "es", SOURCE, (Block(BlockKind.PARAGRAPH, passage),))


def statement(quantities: tuple[Quantity, ...] = (DEADLINE,), block: int = 0) -> Statement:
    return Statement(
        id=f"{PATH}:3",
        path=PATH,
        role=Role.PUBLISHED,
        language="es",
        text=SENTENCE,
        place=published().place(SECOND, SECOND + len(SENTENCE)),
        block=block,
        speech=Speech.COMMITMENT,
        certain=True,
        hits=(Hit("action.answer", 0, 11),),
        context=(Hit("subject.complaint", 0, 6, Source.HEADING),),
        quantities=quantities,
        start=len(SENTENCE) + 1,
    )


def claim() -> Claim:
    return Claim(
        id="c1",
        kind=ClaimKind.DEADLINE,
        statement=statement(),
        place=statement().place,
        text=SENTENCE,
        subject=Slot(frozenset({"complaint"}), Source.HEADING),
        action=Slot(frozenset({"answer", "resolve"}), Source.CLAUSE),
        scope=Scope(
            (Facet("channel", Slot(frozenset({"email"}), Source.ROW)), Facet("instance", Slot(frozenset({"first"}))))
        ),
        quantity=DEADLINE,
        topics=(),
        speech=Speech.COMMITMENT,
    )


def procedure() -> Procedure:
    place = Place(INSIDE, 3, 1, 3, 9)
    decision = Decision("¿Procede la queja?", ("sí",), place, False)
    branches = (Branch("2", "", place), Branch(None, "no procede", place))
    handoffs = (
        Handoff("Recepción", "Calidad", place, "pasa a Calidad", "1"),
        Handoff("", "Caja", place, "vaya a Caja", "1", customer=True),
    )
    first = Step("1", "Recibe", place, ("Recepción",), "step", True, DEADLINE, branches, (decision,), handoffs)
    last = Step("2", "Cierra", place, (), "", True, ends=True)
    return Procedure("p1", INSIDE, "Atención de quejas", place, (first, last), ("Calidad",))


ENTRIES = (
    DocumentEntry(PATH, Role.PUBLISHED, "es", DocumentStatus.READ),
    DocumentEntry(INSIDE, Role.INTERNAL, "es", DocumentStatus.READ),
    DocumentEntry("otro.md", None, None, DocumentStatus.SKIPPED, "nadie lo nombra"),
)


def organisation(*statements: Statement) -> Organisation:
    return Organisation("Clínica", (published(),), statements or (statement(),), (claim(),), (procedure(),))


def read_json(*statements: Statement) -> dict[str, list[dict[str, object]]]:
    data = json.loads(render_inspection(organisation(*statements), ENTRIES, "json"))
    schema = json.loads(files("svcaudit.schemas").joinpath("inspect.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.Draft202012Validator(schema).validate(data)
    return data  # type: ignore[no-any-return]


def test_a_quantity_has_the_place_of_its_own_words() -> None:
    quantity = read_json()["quantities"][0]
    start = SECOND + 15
    place = published().place(start, start + 18)
    assert quantity == {
        "path": PATH,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": "cinco días hábiles",
        "kind": "duration",
        "minimum": None,
        "maximum": 5,
        "unit": "day",
        "calendar": "working",
        "bound": "at_most",
        "from": "desde la recepción",
    }
    assert published().quote(place) == "cinco días hábiles"


def test_a_quantity_of_data_has_its_items_place() -> None:
    quantity = read_json(statement(block=-1))["quantities"][0]
    assert (quantity["line"], quantity["column"]) == (statement().place.line, statement().place.column)


def test_every_kind_of_quantity_follows_the_schema() -> None:
    values = (
        (QuantityKind.HOURS, OpeningHours("Mo 09:00-12:00", (Interval(0, 540, 720),), (6,))),
        (QuantityKind.MONEY, Money(Decimal("12.50"), "EUR")),
        (QuantityKind.PERCENTAGE, Percentage(Decimal(95), Duration(None, Decimal(20), Unit.SECOND))),
        (QuantityKind.CONTACT, Contact("phone", "+34911")),
        (QuantityKind.DATE, DateValue("2026-12-28")),
    )
    made = tuple(Quantity(kind, 0, 3, value, every=True) for kind, value in values)
    told = read_json(statement(made))["quantities"]
    assert [item["kind"] for item in told] == ["hours", "money", "percentage", "contact", "date"]
    assert told[0]["opening"] == "Mo 09:00-12:00"
    assert (told[1]["amount"], told[1]["currency"]) == ("12.50", "EUR")


def test_every_slot_of_a_claim_says_where_it_is_from() -> None:
    told = read_json()["claims"][0]
    assert told["subject"] == {"value": "complaint", "from": "heading"}
    assert told["action"] == {"value": ["answer", "resolve"], "from": "clause"}
    assert told["scope"] == {
        "channel": {"value": "email", "from": "row"},
        "instance": {"value": "first", "from": None},
    }


def test_an_alias_says_what_stood_there() -> None:
    slot = Slot(frozenset({"complaint"}), Source.CLAUSE, "Folio")
    told = replace(organisation(), claims=(replace(claim(), subject=slot),))
    assert "asunto: quejas (de: la oración, que lo llama «Folio»)" in render_inspection(
        told, ENTRIES, "text", language="es"
    )
    data = json.loads(render_inspection(told, ENTRIES, "json"))
    assert data["claims"][0]["subject"] == {"value": "complaint", "from": "clause", "alias": "Folio"}


def test_a_procedure_has_its_steps_and_handoffs() -> None:
    told = read_json()["procedures"][0]
    steps, handoffs = told["steps"], told["handoffs"]
    assert isinstance(steps, list) and isinstance(handoffs, list)
    assert [step["id"] for step in steps] == ["1", "2"]
    assert [handoff["receiver"] for handoff in handoffs] == ["Calidad", "Caja"]


def test_the_text_shows_claims_and_steps() -> None:
    text = render_inspection(organisation(), ENTRIES, "text", language="es")
    assert "1 afirmación que fija un valor · 1 cantidad · 1 procedimiento" in text
    assert "plazo: 5 días hábiles; asunto: quejas (de: el título); acción: resolver, responder (de: la oración)" in text
    assert "; canal: correo electrónico (de: la fila)" in text
    assert "instancia" not in text
    assert "paso 1: Recibe (responsable: Recepción, tiempo: 5 días hábiles)" in text
    assert "decide: ¿Procede la queja?" in text
    assert "si no procede: en el mismo paso" in text
    assert "traspaso: Recepción → Calidad" in text
    assert "el cliente va a Caja" in text
    assert "paso 2: Cierra (sin responsable, termina)" in text
    assert "otro.md (sin clasificar, no auditado): nadie lo nombra" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_there_in_every_language(language: str) -> None:
    assert render_inspection(organisation(), ENTRIES, "text", language=language).endswith("\n")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        render_inspection(organisation(), ENTRIES, "html")


def test_a_calendar_by_definition_says_so_and_where() -> None:
    value = Duration(None, Decimal(5), Unit.DAY, Calendar.WORKING, Bound.AT_MOST)
    counted = replace(DEADLINE, value=value, calendar_from=Place(PATH, 3, 1, 3, 40))
    told = replace(organisation(), claims=(replace(claim(), quantity=counted),))
    data = json.loads(render_inspection(told, ENTRIES, "json"))
    schema = json.loads(files("svcaudit.schemas").joinpath("inspect.json").read_text(encoding="utf-8"))
    jsonschema_rs.Draft202012Validator(schema).validate(data)
    assert data["claims"][0]["value"]["calendar_from"] == "definition"
    assert data["claims"][0]["value"]["definition"]["line"] == 3
    assert "(as line 3 defines its days)" in render_inspection(told, ENTRIES, "text")
