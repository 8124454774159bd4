"""Every phrase of the tables gives the values marked in it, at their exact places, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from svcaudit.language.quantities import read_quantities
from svcaudit.model.quantity import (
    Bound,
    Contact,
    DateValue,
    Duration,
    Money,
    OpeningHours,
    Percentage,
    Quantity,
)

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[(.*?) \| (.*?)\]\]")
SIGNS = {Bound.AT_MOST: "<=", Bound.AT_LEAST: ">=", Bound.ABOUT: "~", Bound.EXACTLY: ""}


def _table(path: Path) -> Any:
    """A YAML file with every scalar as the text that was written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _phrases() -> Iterator[tuple[str, str]]:
    for path in sorted((HERE / "phrases").glob("??/*.yaml")):
        for phrases in _table(path).values():
            yield from ((path.parent.name, phrase) for phrase in phrases)


def _known_misses() -> Iterator[Any]:
    for code, misses in _table(HERE / "phrases" / "known-misses.yaml").items():
        for miss in misses:
            mark = pytest.mark.xfail(strict=True, reason=miss["why"])
            yield pytest.param(code, miss["phrase"], marks=mark)


def _duration(value: Duration) -> str:
    both = value.minimum is not None and value.maximum is not None and value.minimum != value.maximum
    number = f"{value.minimum}..{value.maximum}" if both else str(value.worst)
    calendar = "" if value.calendar == "unsaid" else f"{value.calendar} "
    return f"{SIGNS[value.bound]}{number} {calendar}{value.unit}"


def _value(value: object) -> str:
    if isinstance(value, Duration):
        return _duration(value)
    if isinstance(value, OpeningHours):
        return f"hours {value.opening}"
    if isinstance(value, Money):
        return f"money {value.amount} {value.currency}".strip()
    if isinstance(value, Percentage):
        time = f" in {value.threshold.worst} {value.threshold.unit}" if value.threshold else ""
        return f"{value.value} %{time}"
    if isinstance(value, Contact):
        return f"{value.channel} {value.value}"
    assert isinstance(value, DateValue)
    return f"date {value.value}"


def _written(quantity: Quantity) -> str:
    flags = [" every"] * quantity.every + [" average"] * quantity.average
    event = f" from {quantity.starts_from}" if quantity.starts_from else ""
    return _value(quantity.value) + "".join(flags) + event


def marked(text: str, code: str) -> str:
    """The text with the values found in it marked as in the tables."""
    for quantity in reversed(read_quantities(text, code)):
        words = text[quantity.start : quantity.end]
        text = f"{text[: quantity.start]}[[{words} | {_written(quantity)}]]{text[quantity.end :]}"
    return text


@pytest.mark.parametrize(("code", "phrase"), list(_phrases()))
def test_phrase(code: str, phrase: str) -> None:
    assert marked(MARK.sub(r"\1", phrase), code) == phrase


@pytest.mark.parametrize(("code", "phrase"), list(_known_misses()))
def test_known_miss(code: str, phrase: str) -> None:
    """What a reader would mark and the tables cannot tell yet; strict, so that a mended one must leave the list."""
    assert marked(MARK.sub(r"\1", phrase), code) == phrase


@pytest.mark.parametrize(
    "text",
    ["(merge 47242cd103 later)", "see 1d31e5a for this", "edit peps.py and setup.py first", "npm@3.5.2 or dep1@0.2.0"],
)
def test_names_of_versions_and_files_are_no_values(text: str) -> None:
    assert read_quantities(text, "en") == ()


def test_an_address_below_an_ending_of_files() -> None:
    values = read_quantities("Vea tienda.com.py y https://banco.py ya", "es")
    assert [value.value.value for value in values if isinstance(value.value, Contact)] == [
        "tienda.com.py",
        "banco.py",
    ]
