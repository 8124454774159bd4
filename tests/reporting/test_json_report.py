from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import HOSTILE, empty, hostile, report

from svcaudit.model.errors import ConfigurationError
from svcaudit.model.outcome import Value
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
    Unit,
)
from svcaudit.model.report import Report
from svcaudit.reporting import load_report, render
from svcaudit.reporting.values import from_json, to_json

REPORTS = pytest.mark.parametrize("made", [report(), hostile(), empty()], ids=["plain", "hostile", "empty"])


def validator() -> jsonschema_rs.Draft202012Validator:
    schema = json.loads(files("svcaudit.schemas").joinpath("report.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    return jsonschema_rs.Draft202012Validator(schema)


@REPORTS
def test_it_follows_the_published_schema(made: Report) -> None:
    validator().validate(json.loads(render(made, "json")))


@REPORTS
def test_reading_is_the_exact_inverse_of_writing(made: Report) -> None:
    written = render(made, "json")
    assert load_report(written) == made
    assert render(load_report(written), "json") == written


def test_the_contract_keys_are_there_as_documented() -> None:
    data = json.loads(render(report(), "json"))
    assert data["schema_version"] == 1
    assert data["tool"].keys() == {"name", "version", "ruleset", "configuration"}
    first = data["findings"][0]
    assert first["values"]["promised"] == {"number": 48, "unit": "hour", "calendar": "unsaid"}
    assert first["values"]["provided"] == {"number": 5, "unit": "day", "calendar": "working"}
    assert first["locations"][0] == {
        "path": "publicado/carta-de-servicio.md",
        "line": 12,
        "column": 3,
        "end_line": 12,
        "end_column": 57,
        "role": "published",
        "quote": "Respondemos toda queja en un plazo máximo de 48 horas.",
    }
    assert data["findings"][3]["locations"] == []


def test_quotes_are_exact_but_nothing_in_the_text_is_live() -> None:
    written = render(hostile(), "json")
    assert json.loads(written)["findings"][0]["locations"][0]["quote"] == HOSTILE
    assert not [character for character in "\x1b\x9b\u202e\u202c" if character in written]
    assert "máximo" in render(report(), "json")


DURATIONS = st.builds(
    Duration,
    st.none() | st.decimals(0, 999, places=1),
    st.decimals(0, 999, places=2),
    st.sampled_from(Unit),
    st.sampled_from(Calendar),
    st.sampled_from(Bound),
)
VALUES = st.one_of(
    st.text(),
    st.integers(),
    st.lists(st.text()).map(tuple),
    DURATIONS,
    st.builds(Percentage, st.decimals(0, 100, places=1), st.none() | DURATIONS),
    st.builds(Money, st.decimals(0, 10**6, places=2), st.sampled_from(["", "EUR", "$"])),
    st.builds(Contact, st.text(), st.text()),
    st.builds(DateValue, st.text()),
    st.builds(
        OpeningHours,
        st.text(),
        st.lists(st.builds(Interval, st.integers(0, 6), st.integers(0, 1440), st.integers(0, 1440))).map(tuple),
        st.lists(st.integers(0, 6)).map(tuple),
        st.lists(st.builds(Interval, st.integers(0, 6), st.just(0), st.integers(0, 1440))).map(tuple),
    ),
)


@given(VALUES)
def test_every_value_comes_back(value: Value) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


def test_a_range_says_both_ends() -> None:
    between = Duration(Decimal(2), Decimal(5), Unit.DAY, Calendar.CALENDAR, Bound.EXACTLY)
    assert to_json(between) == {
        "number": 5,
        "unit": "day",
        "calendar": "calendar",
        "bound": "exactly",
        "minimum": 2,
        "maximum": 5,
    }


def test_a_threshold_says_its_calendar_only_where_the_text_does() -> None:
    share = Percentage(Decimal("95"), Duration(None, Decimal(20), Unit.SECOND, bound=Bound.AT_MOST))
    assert to_json(share) == {
        "kind": "percentage",
        "value": 95,
        "threshold": {"number": 20, "unit": "second"},
    }


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('{"schema_version": 1,\n "tool": }', "saved.broken_json", 2),
        ("", "saved.broken_json", 1),
        ("[1]", "saved.not_an_object", 1),
        ('{"score": NaN}', "saved.broken_json", 1),
        ("[" * 100_000, "saved.broken_json", 1),
        (f'{{"schema_version": {"9" * 5_000}}}', "saved.broken_json", 1),
        ('{\n "schema_version": 2}', "saved.schema_version", 2),
        ('{"schema_version": true}', "saved.schema_version", 1),
        ("{}", "saved.schema_version", 1),
        ('{"schema_version": 1}', "saved.invalid", 1),
    ],
)
def test_what_is_no_saved_report_is_refused_with_its_place(text: str, key: str, line: int) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load_report(text, "old.json")
    problem = raised.value.problems[0]
    assert problem.key == key
    assert problem.place is not None
    assert (problem.place.path, problem.place.line) == ("old.json", line)


def test_a_wrong_field_is_named_by_its_pointer() -> None:
    data = json.loads(render(report(), "json"))
    data["findings"][1]["severity"] = "fatal"
    with pytest.raises(ConfigurationError) as raised:
        load_report(json.dumps(data))
    assert ("pointer", "/findings/1/severity") in raised.value.problems[0].values
