"""The rungs of the complaint path, from texts and from data, and what is not said of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from svcaudit.auditing import inspect
from svcaudit.checking.ladder import ladder
from svcaudit.model.flow import Rung
from svcaudit.model.quantity import Unit

CONFIGURATION = 'published: ["out.md"]\ninternal: ["in.md", "in.yaml"]\n'
PROCEDURE = """# Complaints procedure

1. The Harbour Master logs the complaint and acknowledges it the same day.
2. The Harbour Master answers the customer within ten working days.
"""
HOW = """# Bramley Boats

## Complaints

Complain by phone, by email or at the boathouse. We answer your complaint within eight days.
"""


def rungs(folder: Path, published: str, internal: str, suffix: str = "md") -> dict[str, Rung]:
    (folder / "svcaudit.yaml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "out.md").write_text(published, encoding="utf-8")
    (folder / f"in.{suffix}").write_text(internal, encoding="utf-8")
    found = ladder(inspect(folder, today=date(2026, 11, 22)).organisation)
    assert [rung.kind for rung in found] == sorted(
        (rung.kind for rung in found), key=("first", "second", "outside").index
    )
    return {rung.kind: rung for rung in found}


def test_the_first_instance_answers_and_nothing_else_is_said(tmp_path: Path) -> None:
    found = rungs(tmp_path, HOW, PROCEDURE)
    first = found["first"]
    assert (first.unit, first.present, first.path, first.line) == ("Harbour Master", True, "in.md", 1)
    assert first.time is not None and (first.time.worst, first.time.unit) == (Decimal(8), Unit.DAY)
    assert [found[kind].present for kind in ("second", "outside")] == [False, False]


def test_who_looks_again_and_which_authority_may_be_asked(tmp_path: Path) -> None:
    more = (
        "\nIf the answer does not satisfy you, ask the Managing Director to review it within five days."
        " After that you may turn to the Inland Waterways Ombudsman.\n"
    )
    found = rungs(tmp_path, HOW + more, PROCEDURE)
    second, outside = found["second"], found["outside"]
    assert (second.unit, second.path, second.line) == ("Managing Director", "out.md", 7)
    assert second.time is not None and second.time.worst == 5
    assert (outside.unit, outside.present, outside.time) == ("Inland Waterways Ombudsman", True, None)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Después puede acudir a la Comisión Nacional de Arbitraje Médico.", "Comisión Nacional de Arbitraje Médico"),
        (
            "Superintendencia de Industria y Comercio: ante ella puede recurrir.",
            "Superintendencia de Industria y Comercio",
        ),
        ("La Profeco revisa la respuesta si usted no está conforme.", "Profeco"),
    ],
)
def test_an_authority_is_called_by_its_whole_name(tmp_path: Path, sentence: str, name: str) -> None:
    published = f"# Barcas Bramley\n\n## Quejas\n\nPresente su queja por teléfono o en el muelle. {sentence}\n"
    internal = "# Quejas\n\n1. Atención registra la queja.\n2. Atención responde al cliente en diez días hábiles.\n"
    assert rungs(tmp_path, published, internal)["outside"].unit == name


def test_an_escalation_kept_as_data_is_the_second_instance(tmp_path: Path) -> None:
    internal = (
        "procedure: Complaints\nlanguage: en\nowner: Harbour Master\n"
        "escalation: {unit: Service Board, after: 10 days}\n"
        "steps:\n  - {id: 1, unit: Harbour Master, do: Logs and answers the complaint, end: true}\n"
    )
    second = rungs(tmp_path, HOW, internal, "yaml")["second"]
    assert (second.unit, second.present, second.path) == ("Service Board", True, "in.yaml")


def test_nothing_is_shown_where_nobody_speaks_of_complaints(tmp_path: Path) -> None:
    assert (
        rungs(tmp_path, "# Bramley Boats\n\nWe hire out boats.\n", "# Mooring\n\n1. The Pier moors the boat.\n") == {}
    )


def test_what_may_stand_in_a_document_that_is_not_understood_is_not_missing(tmp_path: Path) -> None:
    foreign = "# Klachten\n\nWie ontevreden is over ons antwoord kan zich wenden tot de directeur van het bedrijf.\n"
    (tmp_path / "in.yaml").write_text("language: nl\nprocedure: Klachten\n", encoding="utf-8")
    (tmp_path / "svcaudit.yaml").write_text(CONFIGURATION.replace("in.yaml", "other.md"), encoding="utf-8")
    (tmp_path / "other.md").write_text(f"---\nlanguage: nl\n---\n{foreign}", encoding="utf-8")
    (tmp_path / "out.md").write_text(HOW, encoding="utf-8")
    (tmp_path / "in.md").write_text(PROCEDURE, encoding="utf-8")
    found = ladder(inspect(tmp_path, today=date(2026, 11, 22)).organisation)
    assert [rung.kind for rung in found] == ["first"]
