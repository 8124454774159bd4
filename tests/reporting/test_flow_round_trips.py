"""What is exported as Mermaid or BPMN is read again as the same graph."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from returned import bare, graphs, loose, organisation, read_bpmn, read_mermaid

from svcaudit.flow import graph_of
from svcaudit.model.flow import FlowGraph
from svcaudit.reading.mermaid import read_diagrams
from svcaudit.reading.units import UnitRegister
from svcaudit.reporting.flow_bpmn import render_flow_bpmn
from svcaudit.reporting.flow_mermaid import render_flow_mermaid

ROOT = Path(__file__).parent.parent.parent
DRAWN = [
    ROOT / "tests" / "organisations" / "en-web-hosting" / "internal" / "support-runbook.md",
    ROOT / "tests" / "organisations" / "pt-operadora-de-tv" / "interno" / "manual-de-campo.md",
]
MODELS = sorted((ROOT / "tests" / "models").glob("*.bpmn"))
_SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _again_as_mermaid(graph: FlowGraph, language: str = "en") -> FlowGraph:
    with tempfile.TemporaryDirectory() as folder:
        return read_mermaid(Path(folder), graph.name, render_flow_mermaid(graph, language), language)


def _again_as_bpmn(graph: FlowGraph, language: str = "en") -> FlowGraph:
    with tempfile.TemporaryDirectory() as folder:
        return read_bpmn(Path(folder), render_flow_bpmn(graph, language), language)


@_SLOW
@given(graphs())
def test_mermaid_gives_back_any_graph_in_its_order(graph: FlowGraph) -> None:
    again = bare(_again_as_mermaid(graph))
    assert replace(again, edges=tuple(replace(edge, bounce=False) for edge in again.edges)) == graph


@_SLOW
@given(graphs())
def test_bpmn_gives_back_any_graph(graph: FlowGraph) -> None:
    graph = replace(graph, nodes=tuple(replace(node, usual=node.most) for node in graph.nodes))
    again = _again_as_bpmn(graph)
    assert loose(again) == loose(graph)
    assert bare(_again_as_bpmn(again)) == bare(again)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_a_model_gives_the_graph_of_its_export(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    language = organisation(tmp_path, {"model.bpmn": text}, None).documents[0].language
    graph = read_bpmn(tmp_path, text, language)
    assert loose(_again_as_bpmn(graph, language)) == loose(graph)


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "examples").glob("*/inter*/*.md")), *DRAWN],
    ids=lambda path: path.name,
)
def test_a_real_procedure_settles_after_one_export(path: Path, tmp_path: Path) -> None:
    found = organisation(tmp_path, {"internal.md": path.read_text(encoding="utf-8")}, None)
    language = found.documents[0].language
    for procedure in found.procedures:
        graph = graph_of(procedure)
        once = _again_as_mermaid(graph, language)
        assert bare(_again_as_mermaid(once, language)) == bare(once)
        model = _again_as_bpmn(graph, language)
        assert bare(_again_as_bpmn(model, language)) == bare(model)
        assert [node.label for node in model.nodes if node.label] == [node.label for node in graph.nodes if node.label]


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.name)
def test_a_real_chart_gives_the_graph_of_its_export(path: Path, tmp_path: Path) -> None:
    document = organisation(tmp_path, {"internal.md": path.read_text(encoding="utf-8")}, None).documents[0]
    found = list(read_diagrams(document, UnitRegister(())))
    assert found
    for procedure in found:
        graph = replace(graph_of(procedure), owner="")
        assert bare(_again_as_mermaid(graph, document.language)) == bare(graph)
