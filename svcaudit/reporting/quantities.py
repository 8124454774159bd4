"""Quantities as `inspect` gives them: what was read, its words, and the place of exactly those words."""

from __future__ import annotations

from typing import Any

from svcaudit.model.claim import Statement
from svcaudit.model.document import Document
from svcaudit.model.place import Place
from svcaudit.model.quantity import Contact, DateValue, Duration, Money, OpeningHours, Percentage, Quantity
from svcaudit.reporting.values import number_to_json, percentage_to_json

Json = dict[str, Any]


def quantity_place(document: Document, statement: Statement, quantity: Quantity) -> Place:
    """The place of the quantity's words; the statement's where it was read as data."""
    if statement.block < 0:
        return statement.place
    passage = document.blocks[statement.block].passage
    return document.locate(passage, statement.start + quantity.start, statement.start + quantity.end)


def quantity_json(statement: Statement, quantity: Quantity, place: Place) -> Json:
    """One quantity with its place."""
    return {
        **place_json(place),
        "text": statement.text[quantity.start : quantity.end],
        **value_json(quantity),
    }


def value_json(quantity: Quantity) -> Json:
    """The value of a quantity by kind, with the event that starts its clock where the text names one.

    Where the calendar comes from what the document says of its days, `definition` is the place of that sentence.
    """
    data: Json = {"kind": quantity.kind, **_VALUES[type(quantity.value)](quantity.value)}
    for name in ("every", "average"):
        if getattr(quantity, name):
            data[name] = True
    if quantity.calendar_from is not None:
        data |= {"calendar_from": "definition", "definition": place_json(quantity.calendar_from)}
    return data if quantity.starts_from is None else {**data, "from": quantity.starts_from}


def place_json(place: Place) -> Json:
    """A place, as every part of the answer gives it."""
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _duration(value: Duration) -> Json:
    return {
        "minimum": None if value.minimum is None else number_to_json(value.minimum),
        "maximum": None if value.maximum is None else number_to_json(value.maximum),
        "unit": value.unit,
        "calendar": value.calendar,
        "bound": value.bound,
    }


def _hours(value: OpeningHours) -> Json:
    return {"opening": value.opening, "closed": list(value.closed)}


def _money(value: Money) -> Json:
    return {"amount": format(value.amount, "f"), "currency": value.currency}


def _contact(value: Contact) -> Json:
    return {"channel": value.channel, "value": value.value}


def _date(value: DateValue) -> Json:
    return {"value": value.value}


_VALUES: dict[type, Any] = {
    Duration: _duration,
    OpeningHours: _hours,
    Money: _money,
    Percentage: percentage_to_json,
    Contact: _contact,
    DateValue: _date,
}
