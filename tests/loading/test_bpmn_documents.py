"""BPMN models are documents: found, read with their places, and refused where they are none or could do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.loading.xml_elements import MAXIMUM_DEPTH, MAXIMUM_ELEMENTS
from svcaudit.model.document import BlockKind, Document, DocumentEntry, DocumentStatus, Role

MODELS = Path(__file__).parent.parent / "models"
SPACE = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'


def _document(folder: Path, text: str, name: str = "m.bpmn") -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder, Configuration(internal=("**",), published=())).documents[0]


def _refused(folder: Path, text: str) -> DocumentEntry:
    (folder / "m.bpmn").write_bytes(text.encode("utf-8", "surrogatepass"))
    library = load(folder, Configuration(internal=("**",), published=()))
    assert library.documents == ()
    assert library.entries[0].status is DocumentStatus.UNREADABLE
    return library.entries[0]


@pytest.mark.parametrize("name", ["a.bpmn", "A.BPMN", "a.bpmn2", "a.bpmn.xml"])
def test_every_ending_is_found_and_other_xml_is_not(tmp_path: Path, name: str) -> None:
    (tmp_path / "internal").mkdir()
    (tmp_path / "internal" / name).write_bytes((MODELS / "devolucion.bpmn").read_bytes())
    (tmp_path / "internal" / "other.xml").write_text("<x/>", encoding="utf-8")
    entries = load(tmp_path, Configuration()).entries
    assert [(entry.path, entry.role, entry.language) for entry in entries] == [
        (f"internal/{name}", Role.INTERNAL, "es")
    ]


def test_the_words_become_blocks_at_their_places() -> None:
    document = load(MODELS, Configuration(internal=("dev*",), published=())).documents[0]
    assert document.metadata.title is not None and document.metadata.title.text == "Devolución de artículos"
    told = {block.passage.text: block for block in document.blocks}
    assert told["La devolución se resuelve en 12 días hábiles como máximo."].kind is BlockKind.PARAGRAPH
    task = told["Recibe el artículo & abre el expediente en 1 día hábil"]
    assert task.kind is BlockKind.VALUE
    assert [heading.passage.text for heading in task.headings] == ["Devolución de artículos", "Atender una devolución"]
    place = document.locate(task.passage)
    assert document.quote(place) == "Recibe el art&#237;culo &amp; abre el expediente en 1 día hábil"
    note = told["El técnico comprueba cierres y motor, y anota lo que ve."]
    assert note.headings[-1].passage.text == "Revisa el artículo devuelto"
    assert (
        document.source.splitlines()[document.locate(note.passage).line - 1].strip().startswith("<bpmn:documentation>")
    )


def test_places_count_characters_behind_signs_of_several_bytes(tmp_path: Path) -> None:
    text = (
        f'<definitions {SPACE}><process id="p" name="Añade 😀"><task id="a" name="Compra más"/></process></definitions>'
    )
    document = _document(tmp_path, text)
    assert [document.quote(document.locate(block.passage)) for block in document.blocks] == ["Añade 😀", "Compra más"]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("", "xml.syntax", 1),
        ("no xml at all", "xml.syntax", 1),
        ("<a>\n<b>\n</a>", "xml.syntax", 3),
        ("\n<!DOCTYPE a>\n<a/>", "xml.document_type", 2),
        ('<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', "xml.document_type", 1),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>', "xml.document_type", 1),
        ("<a>\n&x;</a>", "xml.syntax", 2),
        ("<a/>", "bpmn.no_definitions", 1),
        ("\n\n<definitions/>", "bpmn.no_definitions", 3),
        ("<a>" * (MAXIMUM_DEPTH + 1), "xml.too_deep", 1),
        ("<a>" + "<b/>" * MAXIMUM_ELEMENTS + "</a>", "xml.too_many", 1),
        (f"<definitions {SPACE}>\x01</definitions>", "xml.syntax", 1),
        ("<a>\ud800</a>", "document.encoding", 1),
    ],
)
def test_what_cannot_be_read_is_an_entry_with_its_line(tmp_path: Path, text: str, key: str, line: int) -> None:
    entry = _refused(tmp_path, text)
    assert (entry.reason_key, entry.line) == (key, line)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<process/>",
        '<process id="p"><task/></process>',
        '<process id="p"><task id="a"/><sequenceFlow id="f"/></process>',
        '<process id="p"><sequenceFlow id="f" sourceRef="x" targetRef="y"/></process>',
        '<process id="p"><boundaryEvent id="b" attachedToRef="none"/><task id="a" name="Do it"/></process>',
        '<process id="p"><boundaryEvent id="b" attachedToRef="b"/><task id="a" name="Do it"/></process>',
        '<process id="p"><task id="a" name="Do it"/><task id="a" name="Do it again"/></process>',
        '<process id="p"><subProcess id="s"><subProcess id="s"><task id="a"/></subProcess></subProcess></process>',
        '<collaboration><messageFlow id="m" sourceRef="a" targetRef="b"/><participant/></collaboration>',
        '<process id="p"><laneSet><lane><flowNodeRef>a</flowNodeRef></lane></laneSet><task id="a"/></process>',
        '<process id="p"><startEvent id="s"/><sequenceFlow sourceRef="s" targetRef="s"/></process>',
        '<process id="p"><parallelGateway id="s"/><sequenceFlow sourceRef="s" targetRef="s"/></process>',
    ],
)
def test_a_model_with_pieces_missing_is_read_as_far_as_it_goes(tmp_path: Path, inside: str) -> None:
    from svcaudit.reading.organisation import read

    (tmp_path / "m.bpmn").write_text(f"<definitions {SPACE}>{inside}</definitions>", encoding="utf-8")
    configuration = Configuration(internal=("**",), published=(), language="en")
    library = load(tmp_path, configuration)
    assert library.entries[0].status is DocumentStatus.READ
    read(library, configuration)
