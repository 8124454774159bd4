"""YAML documents: promises and procedures as data, and their free text as blocks."""

from __future__ import annotations

import pytest

from svcaudit.config import Configuration
from svcaudit.loading.documents import draft_yaml, finish
from svcaudit.model.document import Document, Record, Role
from svcaudit.model.place import Passage

_PROCEDURE = """\
procedimiento: Atención de quejas
id: PR-07
servicio: quejas
Responsable: Servicio al Cliente
canales: [correo, web]
pasos:
  - id: 1
    unidad: Ventanilla
    hacer: >-
      Registra la queja y
      entrega número
    plazo: 1 hora
    siguiente: 2
  - id: 2
    responsable: Calidad
    decidir: ¿Procede?
    ramas: [{cuando: sí, siguiente: 3}, {cuando: no, siguiente: 4}]
  - {id: 3, hacer: Cierra, fin: sí, a: Archivo}
escalamiento: {unidad: Dirección, después_de: 10 días}
notas: |
  Texto libre
  en dos líneas.

  - un punto
  - otro punto
tiempo_de_entrega: dos días
plaso: tres días
"""
_SERVICE = """\
service: Reparación
language: es
channels:
  - {kind: phone, value: "800 555 0101", hours: "lunes a viernes de 9:00 a 18:00"}
requirements: ["Factura de compra"]
price: gratuito
promises:
  - id: P1
    text: Respondemos en 48 horas.
    subject: quejas
    within: 48 horas
    channels: [correo]
    target: 95 %
  - Devolvemos su dinero.
  - id: P3
"""


def _document(text: str) -> Document:
    document = finish(draft_yaml("x.yaml", text), Role.INTERNAL, Configuration(language="es"))
    for block in document.blocks:
        for run in block.passage.runs:
            part = block.passage.text[run.text_start : run.text_start + run.length]
            assert text[run.source_start : run.source_start + run.length] == part
    return document


def _record(text: str) -> Record:
    record = _document(text).record
    assert record is not None
    return record


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def test_a_procedure_in_spanish() -> None:
    record = _record(_PROCEDURE)
    assert (_text(record.procedure), _text(record.id)) == ("Atención de quejas", "PR-07")
    assert (_text(record.service), _text(record.owner)) == ("quejas", "Servicio al Cliente")
    assert [_text(channel.kind) for channel in record.channels] == ["correo", "web"]
    first, second, third = record.steps
    assert (_text(first.unit), _text(first.do)) == ("Ventanilla", "Registra la queja y entrega número")
    assert (_text(first.within), _text(first.next), first.end) == ("1 hora", "2", False)
    assert (_text(second.unit), _text(second.decide)) == ("Calidad", "¿Procede?")
    ways = [(_text(branch.when), _text(branch.next)) for branch in second.branches]
    assert ways == [("sí", "3"), ("no", "4")]
    assert (third.end, _text(third.to)) == (True, "Archivo")
    assert record.escalation is not None
    assert (_text(record.escalation.unit), _text(record.escalation.after)) == ("Dirección", "10 días")


def test_the_place_of_a_step_is_its_whole_item() -> None:
    document = _document(_PROCEDURE)
    assert document.record is not None
    first, second, third = (_PROCEDURE[slice(*step.span)] for step in document.record.steps)
    assert first.startswith("id: 1")
    assert first.endswith("siguiente: 2")
    assert second.endswith("siguiente: 4}]")
    assert third == "{id: 3, hacer: Cierra, fin: sí, a: Archivo}"


def test_free_text_is_read_and_data_is_not() -> None:
    blocks = _document(_PROCEDURE).blocks
    found = [(block.passage.text, [heading.passage.text for heading in block.headings]) for block in blocks]
    title = "Atención de quejas"
    assert found == [
        ("Registra la queja y entrega número", [title]),
        ("¿Procede?", [title]),
        ("Cierra", [title]),
        ("Texto libre en dos líneas.", [title]),
        ("un punto", [title]),
        ("otro punto", [title]),
        ("dos días", [title, "tiempo de entrega"]),
        ("tres días", [title, "plaso"]),
    ]
    assert [block.index for block in blocks[:3]] == [0, 1, 2]
    assert len({block.group for block in blocks[:3]}) == 1


def test_unknown_keys_get_a_note() -> None:
    notes = {
        note.key: (dict(note.values), note.place.line) for note in _document("steps: []\npasoss: x\nzzz: y\n").notes
    }
    assert notes == {
        "document.unknown_key_suggestion": ({"name": "pasoss", "suggestion": "pasos"}, 2),
        "document.unknown_key": ({"name": "zzz"}, 3),
    }


def test_a_published_service() -> None:
    document = _document(_SERVICE)
    record = document.record
    assert record is not None
    assert (_text(record.service), _text(record.price)) == ("Reparación", "gratuito")
    assert [_text(text) for text in record.requirements] == ["Factura de compra"]
    (channel,) = record.channels
    assert _text(channel.hours) == "lunes a viernes de 9:00 a 18:00"
    first, second = record.promises
    assert (_text(first.text), _text(first.within), _text(first.target)) == (
        "Respondemos en 48 horas.",
        "48 horas",
        "95 %",
    )
    assert [_text(text) for text in first.channels] == ["correo"]
    assert _SERVICE[slice(*first.span)].endswith("target: 95 %")
    assert _text(second.text) == "Devolvemos su dinero."
    assert [note.key for note in document.notes] == ["document.promise_without_text"]
    assert [block.passage.text for block in document.blocks] == [
        "Factura de compra",
        "Respondemos en 48 horas.",
        "Devolvemos su dinero.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("steps:\n  - Recibe\n  - Cierra", ["Recibe", "Cierra"]),
        ("passos:\n  - fazer: Recebe", ["Recebe"]),
        ("STEPS:\n  - DO: Opens", ["Opens"]),
        ("steps: Opens", ["Opens"]),
        ("steps:", []),
        ("steps: {do: Opens}", ["Opens"]),
    ],
)
def test_odd_shapes_of_steps(text: str, expected: list[str]) -> None:
    assert [_text(step.do) for step in _record(text).steps] == expected


def test_branches_as_a_mapping() -> None:
    (step,) = _record("steps:\n- decide: x\n  branches: {sí: 2, no: 3}").steps
    assert [(_text(branch.when), _text(branch.next)) for branch in step.branches] == [("sí", "2"), ("no", "3")]


@pytest.mark.parametrize(
    ("text", "note"),
    [("- uno\n- dos", "document.no_mapping"), ("a: {b: [uno]}", "document.no_record"), ("hola", "document.no_mapping")],
)
def test_other_yaml_is_read_as_text(text: str, note: str) -> None:
    document = _document(text)
    assert document.record is None
    assert document.blocks
    assert [found.key for found in document.notes] == [note]


def test_empty_yaml() -> None:
    document = _document("")
    assert (document.record, document.blocks, document.notes) == (None, (), ())
