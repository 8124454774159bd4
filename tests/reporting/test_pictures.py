"""The pictures as documents: well-formed, named, the same each time, inert, and beside tables that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pictured_flows import RUNGS, attacking, kept, late, long, small
from sample import HOSTILE, report

from svcaudit.messages import LANGUAGES
from svcaudit.model.flow import Flows
from svcaudit.reporting.pictures.ladder import ladder
from svcaudit.reporting.pictures.lanes import lane_pictures
from svcaudit.reporting.pictures.standalone import draw_flow, draw_ladder, draw_time
from svcaudit.reporting.pictures.tables import ladder_table, lane_table, time_table
from svcaudit.reporting.pictures.timeline import timeline
from svcaudit.reporting.pictures.views import MOST_NODES, flows_view
from svcaudit.reporting.words import Words

SPANISH = Words("es")


def drawn(words: Words = SPANISH) -> Iterator[str]:
    yield from lane_pictures(small(), words, "small")
    yield from lane_pictures(long(), words, "long")
    yield timeline(late(), small(), words, "late")
    yield timeline(kept(), small(), words, "kept")
    yield ladder(RUNGS, words, "ladder")


def texts(picture: str, name: str) -> list[str]:
    """The texts of a picture that have that class."""
    return ["".join(node.itertext()) for node in ElementTree.fromstring(picture).iter("text") if _is(node, name)]


def groups(picture: str, name: str) -> list[ElementTree.Element]:
    return [node for node in ElementTree.fromstring(picture).iter("g") if _is(node, name)]


def _is(node: ElementTree.Element, name: str) -> bool:
    return name in node.get("class", "").split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_well_formed_and_has_a_name_and_a_description(language: str) -> None:
    for picture in drawn(Words(language)):
        root = ElementTree.fromstring(picture)
        assert root.get("role") == "img"
        named = {node.get("id"): "".join(node.itertext()) for node in root.iter() if node.tag in ("title", "desc")}
        assert all(named[name] for name in root.get("aria-labelledby", "").split())
        assert len(root.get("aria-labelledby", "").split()) == 2


def test_the_same_flow_gives_the_same_bytes() -> None:
    assert list(drawn()) == list(drawn())


def test_ids_are_those_of_the_title_and_the_description_alone() -> None:
    ids = [node.get("id") for picture in drawn() for node in ElementTree.fromstring(picture).iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(list(drawn()))


def test_hostile_labels_are_shown_and_not_obeyed() -> None:
    flows = attacking(HOSTILE)
    pictures = [
        *lane_pictures(flows.graphs[0], SPANISH, "x"),
        timeline(flows.feasibilities[0], flows.graphs[0], SPANISH, "y"),
        ladder(flows.ladder, SPANISH, "z"),
    ]
    for picture in pictures:
        root = ElementTree.fromstring(picture)
        assert {node.tag for node in root.iter()} <= {"svg", "title", "desc", "g", "rect", "path", "text", "circle"}
        assert not {name for node in root.iter() for name in node.attrib if name.startswith("on") or "href" in name}
        assert not [character for character in "\x1b\x9b\u202e\u202c" if character in picture]


def test_a_bounce_is_told_by_dashes_and_by_a_word_and_a_customer_by_a_small_person() -> None:
    (picture,) = lane_pictures(small(), SPANISH, "x")
    assert len([node for node in groups(picture, "bounce") if _is(node, "edge")]) == 1
    assert "si faltan datos" in texts(picture, "condition")
    assert len(groups(picture, "person")) == 2
    unnamed = replace(small(), edges=tuple(replace(edge, label="") for edge in small().edges))
    assert "rebote" in texts(lane_pictures(unnamed, SPANISH, "x")[0], "condition")


def test_the_table_of_a_flow_says_what_the_picture_says() -> None:
    for graph in (small(), long()):
        table = lane_table(graph, SPANISH)
        pictures = lane_pictures(graph, SPANISH, "x")
        shown = [number for picture in pictures for number in texts(picture, "step-number")]
        assert sorted(shown) == sorted(row[0] for row in table.rows if row[0] not in ("inicio", "fin"))
        units = {unit for picture in pictures for unit in texts(picture, "lane-name")}
        assert {row[1] for row in table.rows} == units
        lines = sum(len(groups(picture, "edge")) for picture in pictures)
        told = sum(len(row[4].split("; ")) for row in table.rows if row[4])
        assert lines >= told == len(graph.edges)
    rows = {row[0]: row for row in lane_table(small(), SPANISH).rows}
    assert rows["3"][4] == "4 (sí); 1 (si faltan datos del paciente, rebote); 5 (no, va el cliente)"
    assert rows["4"][3] == "desconocido"
    assert rows["5"][2].endswith("(aquí se mueve el cliente)")


def test_a_time_line_says_what_is_late_and_what_is_unknown_and_so_does_its_table() -> None:
    picture = timeline(late(), small(), SPANISH, "x")
    assert len([node for node in ElementTree.fromstring(picture).iter("rect") if _is(node, "over")]) == 2
    assert texts(picture, "note") == ["acortar a 2 días hábiles", "desconocido"]
    assert texts(picture, "promise-text") == ["Prometido: 5 días hábiles"]
    rows = time_table(late(), small(), SPANISH).rows
    inside, crossing, over = "dentro del plazo", "termina fuera del plazo", "fuera del plazo"
    assert [row[3] for row in rows[:4]] == [inside, crossing, "desconocido", over]
    assert [row[2] for row in rows[4:]] == ["al menos 8 días hábiles", "5 días hábiles"]
    assert 'class="time-bar over"' not in timeline(kept(), small(), SPANISH, "x")


def test_the_ladder_stands_on_the_first_instance_and_shows_what_is_missing() -> None:
    picture = ladder(RUNGS, SPANISH, "x")
    assert texts(picture, "level") == ["Primera instancia", "Segunda instancia", "Autoridad externa"]
    heights = [float(node.get("y", "0")) for node in ElementTree.fromstring(picture).iter("text") if _is(node, "level")]
    assert heights == sorted(heights, reverse=True)
    assert len(groups(picture, "missing")) == 1
    rows = ladder_table(RUNGS, SPANISH).rows
    assert [row[1] for row in rows] == ["Calidad", "No consta en los documentos", "Comisión de Arbitraje"]
    assert [row[3] for row in rows] == ["interno/PR-04.md:14", "—", "interno/PR-04.md:30"]


def test_files_of_their_own_bring_their_colours_and_fetch_nothing() -> None:
    for text in (draw_flow(long(), SPANISH), draw_time(late(), small(), SPANISH), draw_ladder(RUNGS, SPANISH)):
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "prefers-color-scheme: dark" in text and "@media print" in text
        assert text.count("http") == 1 and "url(" not in text and "@import" not in text


def test_a_flow_that_is_too_large_is_told_by_its_table() -> None:
    huge = long(MOST_NODES)
    view = flows_view(replace(report(), flows=Flows((huge,))), SPANISH)
    assert view.flows[0].pictures == () and len(view.flows[0].table.rows) == len(huge.nodes)
    assert "tabla" in view.flows[0].sentences[-1]


def test_without_flows_the_page_has_no_place_for_them() -> None:
    assert not flows_view(replace(report(), flows=Flows()), SPANISH)
