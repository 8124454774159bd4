"""A procedure as a graph: what is a node, where ways begin and end, and which of them bounce."""

from __future__ import annotations

from pathlib import Path

from svcaudit.config import Configuration
from svcaudit.flow import graph_of
from svcaudit.loading import load
from svcaudit.model.flow import FlowEdge, FlowGraph, NodeKind
from svcaudit.reading.organisation import read

START, STEP, DECISION, END = NodeKind.START, NodeKind.STEP, NodeKind.DECISION, NodeKind.END


def _graph(folder: Path, text: str, name: str = "p.md") -> FlowGraph:
    (folder / name).write_text(text, encoding="utf-8")
    configuration = Configuration(language="en", published=(), internal=(name,))
    return graph_of(read(load(folder, configuration), configuration).procedures[0])


def _kinds(graph: FlowGraph) -> list[tuple[str, NodeKind]]:
    return [(node.id, node.kind) for node in graph.nodes]


def _ways(graph: FlowGraph) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.target, edge.label) for edge in graph.edges]


def test_a_list_is_a_row_of_steps_in_lanes_by_first_act(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "# Refunds\n\n1. Billing opens the file within two days.\n2. The Front Desk calls the bank.\n"
        "3. Billing pays the money out.\n",
    )
    assert (graph.name, graph.path, graph.line, graph.lanes) == ("Refunds", "p.md", 1, ("Billing", "Front Desk"))
    assert _kinds(graph) == [("1", STEP), ("2", STEP), ("3", STEP)]
    assert _ways(graph) == [("1", "2", ""), ("2", "3", "")]
    assert [node.line for node in graph.nodes] == [3, 4, 5]
    first = graph.nodes[0]
    assert first.most is not None and first.most.worst == 2
    assert graph.nodes[1].most is None


def test_a_way_back_to_the_first_step_and_on_from_the_last_shows_where_it_begins_and_ends(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "procedure: Refunds\nsteps:\n  - {id: 1, unit: Billing, do: opens the file of the customer}\n"
        "  - {id: 2, unit: Front Desk, do: calls the bank of the customer}\n"
        "  - id: 3\n    unit: Billing\n    decide: Is the sum right?\n    branches:\n"
        "      - {when: 'no', next: 1}\n      - {when: 'yes', next: 4}\n"
        "  - {id: 4, unit: Billing, do: pays the money out}\n",
        "p.yaml",
    )
    assert _kinds(graph) == [("start", START), ("1", STEP), ("2", STEP), ("3", DECISION), ("4", STEP)]
    assert _ways(graph)[0] == ("start", "1", "")
    bounce = next(edge for edge in graph.edges if edge.bounce)
    assert (bounce.source, bounce.target, bounce.label) == ("3", "1", "no")
    assert sum(edge.bounce for edge in graph.edges) == 1


def test_a_step_that_acts_and_then_decides_is_two_nodes(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "# Refunds\n\n1. Billing opens the file.\n2. Billing checks whether the receipt is there. If it is missing, "
        "it goes back to step 1.\n3. Billing pays the money out.\n",
    )
    assert [(node.id, node.kind) for node in graph.nodes if node.id.startswith("2")] == [
        ("2", STEP),
        ("2_decision", DECISION),
    ]
    out = [edge.target for edge in graph.edges if edge.source == "2_decision"]
    assert sorted(out) == ["1", "3"]


def test_what_passes_to_the_customer_is_a_message(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "# Refunds\n\n```mermaid\nflowchart TD\nA([Billing: asks for the receipt]) --> B[Customer: sends the receipt]\n"
        "B --> C([Billing: pays the money out])\n```\n",
    )
    assert _kinds(graph) == [("A", START), ("B", STEP), ("C", END)]
    assert [(node.lane, node.customer) for node in graph.nodes] == [("Billing", False), ("", True), ("Billing", False)]
    assert graph.edges == (FlowEdge("A", "B", message=True), FlowEdge("B", "C", message=True))


def test_a_customer_who_is_sent_away_goes_to_a_node_of_its_own(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "# Refunds\n\n1. The Front Desk tells the customer to go to Billing.\n2. The Front Desk closes the case.\n\n"
        "# Bills\n\n1. Billing opens the file.\n2. Billing pays the money out.\n",
    )
    sent = [edge for edge in graph.edges if edge.customer]
    assert [(edge.source, edge.message) for edge in sent] == [("1", True)]
    there = next(node for node in graph.nodes if node.id == sent[0].target)
    assert (there.kind, there.lane, there.label, there.customer) == (END, "Billing", "", True)


def test_several_times_of_a_step_are_its_least_and_most(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "# Refunds\n\n| step | who | what is done | time |\n| --- | --- | --- | --- |\n"
        "| 1 | Billing | opens the file | 2 to 5 days |\n| 2 | Billing | closes the file | at most 3 days |\n",
    )
    first, second = graph.nodes
    assert first.least is not None and first.most is not None
    assert [int(first.least.worst), int(first.most.worst)] == [2, 5]
    assert second.least is None and second.most is not None and second.most.worst == 3
