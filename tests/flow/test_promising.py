"""What could be promised, from documents: the shortest deadline, what to shorten, and how likely it is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from svcaudit.auditing import audit, inspect
from svcaudit.flow import critical_path, feasibilities
from svcaudit.model.flow import Feasibility
from svcaudit.model.organisation import Organisation
from svcaudit.model.quantity import Calendar, Duration, Unit

TODAY = date(2026, 11, 22)
PROMISE = """\
service: Blinds
promises:
  - {{id: P1, text: "We measure, make and fit your blinds within {within} of your order."}}
"""
PROCEDURE = """\
procedure: Blinds
service: blinds
owner: Shop
steps:
  - {{id: 1, unit: Surveyor, do: Measures the windows of the customer., within: {first}}}
  - {{id: 2, unit: Workshop, do: Makes the blinds., within: {second}}}
  - {{id: 3, unit: Fitter, do: Fits the blinds at the customer's., within: {third}, end: true}}
"""


def days(number: int, calendar: Calendar = Calendar.WORKING) -> Duration:
    return Duration(Decimal(number), Decimal(number), Unit.DAY, calendar)


def read(folder: Path, promise: str, procedure: str, settings: str = "") -> Organisation:
    for name, text in (("published/promise.yaml", promise), ("internal/blinds.yaml", procedure)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "svcaudit.yaml").write_text(f"language: en\n{settings}", "utf-8")
    return inspect(folder, today=TODAY).organisation


def blinds(folder: Path, within: str, *times: str, settings: str = "") -> Feasibility:
    first, second, third = times
    procedure = PROCEDURE.format(first=first, second=second, third=third)
    (found,) = feasibilities(read(folder, PROMISE.format(within=within), procedure, settings))
    return found


def cuts(found: Feasibility) -> dict[str, tuple[int, int]]:
    return {one.step: (int(one.today.worst), int(one.wanted.worst)) for one in found.shortenings}


def test_a_promise_that_is_kept_needs_no_shortening(tmp_path: Path) -> None:
    found = blinds(tmp_path, "10 working days", "2 working days", "5 working days", "2 working days")
    assert found.path.most == days(9)
    assert found.shortest == days(9)
    assert found.shortenings == ()
    assert found.probability is None


def test_the_longest_step_is_shortened_by_what_is_too_much(tmp_path: Path) -> None:
    found = blinds(tmp_path, "10 working days", "4 working days", "7 working days", "3 working days")
    assert found.shortest == days(14)
    assert cuts(found) == {"2": (7, 3)}


def test_several_are_shortened_where_one_is_not_enough(tmp_path: Path) -> None:
    found = blinds(tmp_path, "6 working days", "6 working days", "6 working days", "1 working day")
    assert sum(wanted for _, wanted in cuts(found).values()) + 1 == 6
    assert set(cuts(found)) == {"1", "2"}


def test_what_no_shortening_keeps_has_none(tmp_path: Path) -> None:
    found = blinds(tmp_path, "2 working days", "2 working days", "2 working days", "2 working days")
    assert found.shortest == days(6)
    assert found.shortenings == ()


def test_an_unknown_time_leaves_the_shortest_deadline_unknown(tmp_path: Path) -> None:
    found = blinds(tmp_path, "10 working days", "2 working days", '""', "2 working days")
    assert found.path.unknown == ("2",)
    assert found.path.most == days(4)
    assert found.shortest is None


HOLIDAYS = [("", 16), ("settings: {country: MX}", 20), ("settings: {country: ES}", 21)]


@pytest.mark.parametrize(("settings", "expected"), HOLIDAYS)
def test_holidays_make_the_deadline_in_calendar_days_longer(tmp_path: Path, settings: str, expected: int) -> None:
    """Ten working days and two of any kind, begun on the worst day of 2026: 24 December, before 1 (and 6) January."""
    found = blinds(tmp_path, "10 days", "5 working days", "5 working days", "2 days", settings=settings)
    assert found.shortest is not None
    assert found.shortest.calendar is Calendar.UNSAID
    assert found.shortest.worst == expected


def test_the_probability_is_that_of_the_triangle(tmp_path: Path) -> None:
    """Only the second step varies: 1 to 5 days, 2 mostly; it has three, and 1 - (5-3)²/((5-1)(5-2)) is two thirds."""
    spread = "{min: 1 working day, usual: 2 working days, max: 5 working days}"
    found = blinds(tmp_path, "7 working days", "2 working days", spread, "2 working days")
    assert (found.path.least, found.path.most) == (days(5), days(9))
    assert found.probability is not None
    assert abs(found.probability - Decimal(2) / 3) <= Decimal("0.03")
    again = blinds(tmp_path, "7 working days", "2 working days", spread, "2 working days")
    assert again.probability == found.probability


def test_two_equal_triangles_are_kept_half_of_the_time(tmp_path: Path) -> None:
    spread = "{least: 1 day, typical: 2 days, most: 3 days}"
    found = blinds(tmp_path, "5 days", spread, spread, "1 day")
    assert found.probability is not None
    assert abs(found.probability - Decimal("0.5")) <= Decimal("0.03")


def test_what_is_always_kept_and_what_never_is(tmp_path: Path) -> None:
    spread = "{min: 2 days, usual: 3 days, max: 4 days}"
    assert blinds(tmp_path, "6 days", "1 day", spread, "1 day").probability == 1
    assert blinds(tmp_path, "3 days", "1 day", spread, "1 day").probability == 0


def test_working_days_in_a_promise_of_calendar_days_depend_on_the_start(tmp_path: Path) -> None:
    """Two working days in two days: kept from Monday to Wednesday and on Sunday, late from Thursday on."""
    spread = "{min: 1.99 working days, usual: 1.99 working days, max: 2 working days}"
    found = blinds(tmp_path, "2 days", spread, "same day", "same day")
    assert found.probability is not None
    assert abs(found.probability - Decimal(4) / 7) <= Decimal("0.03")


SPANISH = """\
procedure: Persianas
service: persianas
owner: Tienda
steps:
  - {id: 1, unit: Taller, do: Mide las ventanas del cliente., within: 1 día hábil}
  - id: 2
    unit: Taller
    do: Fabrica las persianas.
    plazo: {mínimo: 1 día hábil, habitual: 2 días hábiles, máximo: 5 días hábiles}
  - {id: 3, unit: Taller, do: Instala las persianas en casa del cliente., within: 1 día hábil, fin: sí}
"""
PORTUGUESE = SPANISH.replace("mínimo", "mín").replace("habitual", "mais provável").replace("plazo", "prazo")


@pytest.mark.parametrize("procedure", [SPANISH, PORTUGUESE])
def test_three_times_are_read_under_the_names_of_each_language(tmp_path: Path, procedure: str) -> None:
    organisation = read(tmp_path, PROMISE.format(within="10 days"), procedure)
    step = organisation.procedures[0].steps[1]
    assert step.time is not None and step.usual_time is not None
    assert step.time.value == Duration(Decimal(1), Decimal(5), Unit.DAY, Calendar.WORKING, step.time.value.bound)  # type: ignore[union-attr]
    assert step.least_time == step.time
    found = critical_path(organisation.procedures[0], organisation)
    assert (found.least, found.most) == (days(3), days(7))


def test_a_slip_among_the_three_is_said(tmp_path: Path) -> None:
    read(tmp_path, PROMISE.format(within="10 days"), SPANISH.replace("habitual", "habital"))
    report = audit(tmp_path, today=TODAY)
    assert any("habital" in one.text for one in report.remarks)


def test_a_country_without_a_calendar_is_remarked_where_it_would_count(tmp_path: Path) -> None:
    times = {"first": "5 working days", "second": "5 working days", "third": "2 days"}
    procedure = PROCEDURE.format(**times)
    read(tmp_path, PROMISE.format(within="10 days"), procedure, "settings: {country: XX}")
    assert "remark.holidays_country" in {one.key for one in audit(tmp_path, today=TODAY).remarks}
    working = procedure.replace("2 days", "2 working days")
    read(tmp_path, PROMISE.format(within="10 working days"), working, "settings: {country: XX}")
    assert "remark.holidays_country" not in {one.key for one in audit(tmp_path, today=TODAY).remarks}
