"""BPMN that other programs made, and ours read by another: with npm packages that `make test-peers` installs."""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.flow import graph_of
from svcaudit.loading import load
from svcaudit.model.document import DocumentStatus
from svcaudit.model.flow import FlowGraph, Flows
from svcaudit.reading.organisation import read
from svcaudit.reporting import render_flow

pytestmark = pytest.mark.peers

ROOT = Path(__file__).parent.parent.parent
PEERS = ROOT / "build" / "peers"
EXAMPLES = PEERS / "node_modules" / "zeebe-node" / "example"
MODELS = sorted((ROOT / "tests" / "models").glob("*.bpmn"))
#: Reads a model from standard input and prints what its program has to say against it.
READER = """
import {BpmnModdle} from "bpmn-moddle"; import {readFileSync} from "fs";
const read = await new BpmnModdle().fromXML(readFileSync(0, "utf8"));
console.log(JSON.stringify(read.warnings.map(one => one.message)));
"""


def _graph(name: str) -> FlowGraph:
    if not EXAMPLES.is_dir():
        pytest.skip("zeebe-node is not installed")
    configuration = Configuration(language="en", published=(), internal=(name,))
    library = load(EXAMPLES, configuration)
    assert [entry.status for entry in library.entries if entry.path == name] == [DocumentStatus.READ]
    (procedure,) = read(library, configuration).procedures
    return graph_of(procedure)


def _warnings(text: str) -> list[str]:
    """What bpmn-moddle has to say against a model."""
    node = shutil.which("node")
    if node is None or not (PEERS / "node_modules" / "bpmn-moddle").is_dir():
        pytest.skip("bpmn-moddle is not installed")
    done = subprocess.run(
        [node, "--input-type=module", "-e", READER], input=text.encode(), cwd=PEERS, capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_another_program_reads_our_models_and_their_exports(path: Path) -> None:
    assert _warnings(path.read_text(encoding="utf-8")) == []
    configuration = Configuration(published=(), internal=(path.name,))
    for procedure in read(load(path.parent, configuration), configuration).procedures:
        assert _warnings(render_flow(Flows((graph_of(procedure),)), "bpmn")) == []


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
