"""Procedures are read in every shape in which they are written, and in nothing that only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from sentence_tables import read_texts, rows

from svcaudit.model.procedure import Step
from svcaudit.model.quantity import Duration

ROWS = rows("shapes.yaml")


def told(step: Step) -> str:
    """A step as the table writes it."""
    parts = [step.id, ", ".join(step.units), _time(step), _duties(step)]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts) if len(parts) > 1 else f"{step.id} |"


def _time(step: Step) -> str:
    most = step.time.value if step.time is not None else None
    least = step.least_time.value if step.least_time is not None else None
    if not isinstance(most, Duration) or not isinstance(least, Duration):
        return ""
    numbers = {f"{one}" for one in (most.minimum, most.maximum) if one is not None}
    number = "-".join(sorted(numbers, key=float))
    if least != most:
        number = f"{least.worst}..{most.worst}"
    return f"{number} {most.unit} {most.calendar}"


def _duties(step: Step) -> str:
    duties = (("A", step.duties.answers), ("C", step.duties.consulted), ("I", step.duties.informed))
    return ", ".join(f"{letter} {unit}" for letter, units in duties for unit in units)


def _written(row: str) -> str:
    """The table's words with one blank around each bar."""
    return " | ".join(part.strip() for part in row.split("|")).replace("|  |", "| |").strip()


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_the_steps_of_a_shape(row: dict[str, Any]) -> None:
    procedures = read_texts([row["text"]], row["language"], "internal").procedures

    steps = [_written(told(step)) for procedure in procedures for step in procedure.steps]
    assert steps == [_written(str(step)) for step in row["steps"]]
    if row["steps"]:
        assert len(procedures) == 1


@pytest.mark.parametrize("row", [row for row in ROWS if "handoffs" in row], ids=lambda row: str(row["name"]))
def test_the_handoffs_of_a_shape(row: dict[str, Any]) -> None:
    found = read_texts([row["text"]], row["language"], "internal").handoffs

    assert [f"{one.sender} > {one.receiver}" for one in found] == row["handoffs"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["steps"]], ids=lambda row: str(row["name"]))
def test_each_step_stands_where_its_text_stands(row: dict[str, Any]) -> None:
    organisation = read_texts([row["text"]], row["language"], "internal")
    document = organisation.documents[0]

    for procedure in organisation.procedures:
        for step in procedure.steps:
            quoted = document.quote(step.place)
            assert step.text.split()[0].strip(".,:") in quoted
