"""Flows as text, JSON and DOT, and what labels may hold in each format."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from returned import days, graphs

from svcaudit.model.errors import ConfigurationError
from svcaudit.model.flow import (
    CriticalPath,
    Feasibility,
    FlowEdge,
    FlowGraph,
    FlowNode,
    Flows,
    NodeKind,
    Rung,
    Shortening,
    Slack,
)
from svcaudit.reporting import FLOW_FORMATS, choose_flow, render_flow

LABELS = (
    "x",
    'say "no"',
    "<script>alert(1)</script>",
    "a\\nb",
    "]]>",
    "a\x00\x1b[31mb",
    "\u202edne",
    "{b}|c;",
    "-->",
    "&amp;",
)


def _graph(label: str = "opens the file", identifier: str = "p.md:1:3", name: str = "Refunds") -> FlowGraph:
    nodes = (
        FlowNode("1", label, NodeKind.STEP, "Billing", days(2), None, days(5), line=3),
        FlowNode("2", label, NodeKind.DECISION, "Front Desk"),
        FlowNode("3", label, NodeKind.STEP, customer=True),
        FlowNode("4", "", NodeKind.END, "Front Desk"),
    )
    edges = (
        FlowEdge("1", "2"),
        FlowEdge("2", "1", label, bounce=True),
        FlowEdge("2", "3", "no", message=True),
        FlowEdge("2", "4", "yes", customer=True),
    )
    return FlowGraph(identifier, name, "p.md", 1, ("Billing", "Front Desk"), nodes, edges)


def _with_paths(flows: Flows) -> Flows:
    """The same told by the longest way of the procedure alone."""
    return replace(flows, feasibilities=(), ladder=(), paths=tuple(one.path for one in flows.feasibilities))


def _flows() -> Flows:
    path = CriticalPath("p.md:1:3", ("1", "2"), days(2), days(5), ("2",), (Slack("3", days(1)),))
    feasible = Feasibility("c.md:3:1", days(3), path, days(5), (Shortening("1", days(5), days(3)),), Decimal("0.25"))
    ladder = (Rung("first", "Front Desk", True, days(5), "p.md", 4), Rung("outside", "", False))
    return Flows((_graph(),), (feasible,), ladder)


def test_text_tells_units_steps_ways_and_what_could_be_promised() -> None:
    assert render_flow(_flows(), "text").splitlines() == [
        "Refunds (p.md:1)",
        "  units: Billing · Front Desk · Customer",
        "  1: opens the file (Billing, 2 to 5 working days)",
        "      → 2",
        "  2 [decision]: opens the file (Front Desk)",
        "      → 1 [opens the file] (comes back)",
        "      → 3 [no] (message)",
        "      → 4 [yes] (the customer goes there)",
        "  3: opens the file (Customer)",
        "  4 [end] (Front Desk)",
        "  longest way: 1 → 2 (2 working days – 5 working days)",
        "  time not said: 2",
        "  3 may take 1 working day longer",
        "  promised at c.md:3:1: 3 working days",
        "  could be promised today: 5 working days",
        "  to keep the promise, shorten 1 from 5 working days to 3 working days",
        "  likelihood of keeping the promise: 25%",
        "",
        "Complaint path",
        "  First instance: Front Desk",
        "  Outside authority: missing",
    ]


def test_text_tells_the_longest_way_where_nothing_is_promised() -> None:
    text = render_flow(_with_paths(_flows()), "text").splitlines()
    assert text[-3:] == [
        "  longest way: 1 → 2 (2 working days – 5 working days)",
        "  time not said: 2",
        "  3 may take 1 working day longer",
    ]


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_format_in_every_language(language: str) -> None:
    for format in FLOW_FORMATS:
        text = render_flow(_flows(), format, language=language)
        assert text.endswith("\n") and not text.endswith("\n\n")


def test_json_follows_the_published_schema() -> None:
    schema = json.loads(files("svcaudit.schemas").joinpath("flow.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    for flows in (_flows(), _with_paths(_flows()), Flows()):
        data = json.loads(render_flow(flows, "json"))
        assert [error.message for error in validator.iter_errors(data)] == []
    assert json.loads(render_flow(_flows(), "json"))["flows"][0]["nodes"][0]["most"]["number"] == 5


@pytest.mark.parametrize("label", LABELS)
def test_no_label_escapes_its_format(label: str) -> None:
    flows = Flows((replace(_graph(label), name=label, lanes=(label,)),))
    root = ElementTree.fromstring(render_flow(flows, "bpmn"))
    assert len(root.findall(".//{http://www.omg.org/spec/BPMN/20100524/MODEL}task")) == 2
    chart = render_flow(flows, "mermaid")
    assert len([line for line in chart.splitlines() if "-->" in line or "-.->" in line]) == 4
    assert "\x1b" not in chart and "<script" not in chart
    assert "\x1b" not in render_flow(flows, "text") and "\u202e" not in render_flow(flows, "text")


@settings(max_examples=200, deadline=None)
@given(graphs(), st.text(max_size=20))
def test_dot_has_as_many_strings_as_it_says(graph: FlowGraph, name: str) -> None:
    """Every quotation mark that is not escaped opens or closes a string, and no line is left open."""
    for line in render_flow(Flows((replace(graph, name=name),)), "dot").split("\n"):
        plain = line.replace("\\\\", "").replace('\\"', "")
        assert plain.count('"') % 2 == 0


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("label", LABELS)
def test_graphviz_draws_it(label: str) -> None:
    text = render_flow(Flows((_graph(label),)), "dot")
    subprocess.run(["dot", "-Tplain"], input=text.encode(), check=True, capture_output=True)


def test_bpmn_has_a_shape_for_every_node_and_an_edge_for_every_flow() -> None:
    root = ElementTree.fromstring(render_flow(_flows(), "bpmn"))
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))
    drawn = {element.get("bpmnElement") for element in root.iter()} - {None}
    tags = ("task", "exclusiveGateway", "startEvent", "endEvent", "lane", "participant", "sequenceFlow", "messageFlow")
    modelled = {element.get("id") for element in root.iter() if element.tag.rpartition("}")[2] in tags}
    assert drawn - {"collaboration"} == modelled
    pools = {node.text: process.get("id") for process in root if process.tag.endswith("process")
             for node in process.iter() if node.tag.endswith("flowNodeRef")}  # fmt: skip
    for flow in root.iter():
        if flow.get("sourceRef"):
            inside = pools[flow.get("sourceRef")] == pools[flow.get("targetRef")]
            assert inside is flow.tag.endswith("sequenceFlow")


def test_no_two_nodes_of_a_picture_overlap() -> None:
    root = ElementTree.fromstring(render_flow(_flows(), "bpmn"))
    boxes = [
        tuple(int(bounds.get(name, "")) for name in ("x", "y", "width", "height"))
        for shape in root.iter()
        if shape.tag.endswith("BPMNShape") and shape.get("isHorizontal") is None
        for bounds in shape
    ]
    for number, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[number + 1 :]:
            assert x + width <= left or left + wide <= x or y + height <= top or top + high <= y


def test_one_procedure_is_chosen_by_name_or_id() -> None:
    flows = Flows(
        (
            _graph(),
            _graph(identifier="p.md:9:11", name="Refunds by cheque"),
            _graph(identifier="q.md:1:2", name="Loans"),
        )
    )
    for wanted, found in (
        ("refunds", "p.md:1:3"),
        ("cheque", "p.md:9:11"),
        ("LOANS", "q.md:1:2"),
        ("q.md:1:2", "q.md:1:2"),
    ):
        assert [graph.id for graph in choose_flow(flows, wanted).graphs] == [found]
    for wanted, key in (("ref", "flow.several_procedures"), ("", "flow.no_procedure"), ("x y", "flow.no_procedure")):
        with pytest.raises(ConfigurationError) as raised:
            choose_flow(flows, wanted)
        assert raised.value.problems[0].key == key
    with pytest.raises(ConfigurationError) as raised:
        render_flow(flows, "dot")
    assert raised.value.problems[0].key == "flow.choose"
    with pytest.raises(ConfigurationError) as raised:
        render_flow(Flows(), "bpmn")
    assert raised.value.problems[0].key == "flow.no_graph"
    assert render_flow(Flows(), "text") == "No procedure was read.\n"
