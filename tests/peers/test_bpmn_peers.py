"""BPMN models that other programs made: those of the npm package zeebe-node, which `make test-peers` installs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.flow import graph_of
from svcaudit.loading import load
from svcaudit.model.document import DocumentStatus
from svcaudit.model.flow import FlowGraph
from svcaudit.reading.organisation import read

pytestmark = pytest.mark.peers

PACKAGE = Path(__file__).parent.parent.parent / "build" / "peers" / "node_modules" / "zeebe-node"
EXAMPLES = PACKAGE / "example"


def _graph(name: str) -> FlowGraph:
    if not EXAMPLES.is_dir():
        pytest.skip("zeebe-node is not installed")
    configuration = Configuration(language="en", published=(), internal=(name,))
    library = load(EXAMPLES, configuration)
    assert [entry.status for entry in library.entries if entry.path == name] == [DocumentStatus.READ]
    (procedure,) = read(library, configuration).procedures
    return graph_of(procedure)


def test_waits_in_a_circle() -> None:
    graph = _graph("connector_test.bpmn")
    assert graph.name == "connector test 1"
    assert [(node.label, str(node.kind), node.most.worst if node.most else None) for node in graph.nodes] == [
        ("", "start", None),
        ("task 1", "step", None),
        ("10 sec", "step", 10),
        ("task 2", "step", None),
        ("10 sec", "step", 10),
    ]
    ids = [node.id for node in graph.nodes]
    ways = [(edge.source, edge.target) for edge in graph.edges]
    assert ways == [*pairwise(ids), (ids[-1], ids[1])]


def test_a_gateway_that_waits_for_a_message_or_a_time() -> None:
    graph = _graph("test.bpmn")
    labels = {node.id: node.label for node in graph.nodes}
    assert {(labels[edge.source], labels[edge.target]) for edge in graph.edges} == {
        ("demo-service", ""),
        ("", "timeout"),
        ("timeout", "Timed out"),
        ("", "message_1"),
        ("message_1", "Process Message"),
    }
    assert [str(node.kind) for node in graph.nodes if not node.label] == ["decision"]
    assert [node.most.worst for node in graph.nodes if node.most] == [5]
