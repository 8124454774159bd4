"""What a document says of its own days: whether it defines their calendar, and which times that reaches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from svcaudit.config import Configuration
from svcaudit.language import pack
from svcaudit.loading import load
from svcaudit.model.organisation import Organisation
from svcaudit.model.quantity import Duration
from svcaudit.reading import read
from svcaudit.reading.definitions import defined_calendar
from svcaudit.yaml_nodes import compose, plain

_TABLE: Any = plain(compose((Path(__file__).parent / "definitions.yaml").read_text(encoding="utf-8"), "definitions"))
ROWS = [pytest.param(code, row, id=f"{code}: {row['text']}") for code, rows in _TABLE.items() for row in rows]


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_what_defines_the_calendar_of_days(code: str, row: dict[str, Any]) -> None:
    found = defined_calendar(row["text"], pack(code))
    expected = (row["is"], set(row.get("units", ["day"]))) if "is" in row else None
    assert (found and (found[0], set(found[1]))) == expected


def reading(folder: Path, documents: dict[str, str]) -> Organisation:
    for name, text in documents.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(load(folder, Configuration()), Configuration())


def calendars(organisation: Organisation) -> dict[tuple[str, int], tuple[str, int | None]]:
    """By file and line of a claim: its calendar and the line of the definition that it has it from."""
    return {
        (Path(claim.place.path).name, claim.place.line): (
            claim.quantity.value.calendar.value,
            claim.quantity.calendar_from.line if claim.quantity.calendar_from is not None else None,
        )
        for claim in organisation.claims
        if claim.quantity is not None and isinstance(claim.quantity.value, Duration)
    }


CHARTER = """# Charter

In this charter, days are working days.

## Answers

We answer letters within five days.

We answer messages within two calendar days.

We call back within 24 hours.

Our repairs are guaranteed for 90 days.
"""


def test_a_definition_reaches_the_times_of_its_own_document_that_leave_it_unsaid(tmp_path: Path) -> None:
    other = "# Other\n\nWe send the parts within three days.\n"
    found = calendars(reading(tmp_path, {"published/charter.md": CHARTER, "published/other.md": other}))
    assert found == {
        ("charter.md", 7): ("working", 3),
        ("charter.md", 9): ("calendar", None),
        ("charter.md", 11): ("unsaid", None),
        ("charter.md", 13): ("unsaid", None),
        ("other.md", 3): ("unsaid", None),
    }


def test_a_definition_under_a_heading_holds_for_its_section_and_before_that_of_the_document(tmp_path: Path) -> None:
    text = """# Carta

Todos los plazos se cuentan en días hábiles.

## Averías

Los días son naturales.

Reparamos la avería en tres días.

## Reclamaciones

Respondemos las reclamaciones en diez días.
"""
    found = calendars(reading(tmp_path, {"publicado/carta.md": text}))
    assert found == {("carta.md", 9): ("calendar", 7), ("carta.md", 13): ("working", 3)}


@pytest.mark.parametrize(
    ("heading", "sentence", "everywhere"),
    [
        ("Definitions", "Days are working days.", True),
        ("Letters", "In this document, days are working days.", True),
        ("Letters", "Days are working days.", False),
        ("Definitions", "In this section, all days are working days.", False),
    ],
)
def test_where_a_definition_under_a_heading_holds(
    tmp_path: Path, heading: str, sentence: str, everywhere: bool
) -> None:
    text = f"# Page\n\n## {heading}\n\n{sentence}\n\n## Answers\n\nWe answer complaints within five days.\n"
    found = calendars(reading(tmp_path, {"published/page.md": text}))
    assert found == {("page.md", 9): ("working", 5) if everywhere else ("unsaid", None)}


def test_two_definitions_that_deny_each_other_define_nothing(tmp_path: Path) -> None:
    text = (
        "# Page\n\nAll days are working days. All days are calendar days.\n\nWe answer complaints within five days.\n"
    )
    assert calendars(reading(tmp_path, {"published/page.md": text})) == {("page.md", 5): ("unsaid", None)}


def test_the_steps_of_a_procedure_have_it_too(tmp_path: Path) -> None:
    text = (
        "# Letters\n\nAll days are working days.\n\n## Steps\n\n"
        "1. The clerk opens the letter.\n2. The clerk answers within five days.\n"
    )
    (procedure,) = reading(tmp_path, {"internal/letters.md": text}).procedures
    times = [step.time.value for step in procedure.steps if step.time is not None]
    assert [time.calendar.value for time in times if isinstance(time, Duration)] == ["working"]
