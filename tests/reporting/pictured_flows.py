"""Flows as they are drawn in the tests: a small one with everything, a long one, and one that attacks its reader."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

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
from svcaudit.model.quantity import Calendar, Duration, Unit

STEP, DECISION = NodeKind.STEP, NodeKind.DECISION
DESK, QUALITY, BOARD = "Recepción", "Calidad", "Dirección Médica"
UNITS = (DESK, "Atención al Cliente", "Área Técnica", QUALITY, "Administración y Finanzas", BOARD)
TASKS = (
    "Registra la solicitud y da un número de folio al cliente",
    "Revisa que el expediente esté completo y pide por escrito los documentos que faltan",
    "Elabora el presupuesto",
    "¿Está completo el expediente?",
    "Comunica el resultado por escrito al cliente y archiva el expediente con su firma",
)


def days(number: int) -> Duration:
    return Duration(Decimal(number), Decimal(number), Unit.DAY, Calendar.WORKING)


def small() -> FlowGraph:
    """Five steps of three units with a decision, a bounce, a message and a move of the customer."""
    nodes = (
        FlowNode("start", "", NodeKind.START, line=0),
        FlowNode("1", "Recibe la queja, da un número de folio y avisa al paciente", STEP, DESK, most=days(1), line=4),
        FlowNode("2", "Revisa el expediente", STEP, QUALITY, least=days(2), most=days(5), line=5),
        FlowNode("3", "¿La queja tiene fundamento?", DECISION, QUALITY, line=6),
        FlowNode("4", "Autoriza la reparación o la devolución", STEP, BOARD, line=7),
        FlowNode("5", "Firma la carta en el mostrador", STEP, DESK, most=days(2), customer=True, line=8),
        FlowNode("end", "Queja cerrada", NodeKind.END),
    )
    edges = (
        FlowEdge("start", "1"),
        FlowEdge("1", "2"),
        FlowEdge("2", "3"),
        FlowEdge("3", "4", "sí"),
        FlowEdge("3", "1", "si faltan datos del paciente", bounce=True),
        FlowEdge("3", "5", "no", customer=True),
        FlowEdge("4", "5", message=True),
        FlowEdge("5", "end"),
    )
    return FlowGraph("q", "Quejas", "interno/PR-04.md", 3, (DESK, QUALITY, BOARD), nodes, edges, QUALITY)


def long(count: int = 60) -> FlowGraph:
    """So many steps of six units, with ways ahead and bounces far back."""
    nodes = [FlowNode("start", "Llega la solicitud", NodeKind.START)]
    edges = [FlowEdge("start", "1")]
    for index in range(1, count + 1):
        task = TASKS[index % len(TASKS)]
        kind = DECISION if task.startswith("¿") else STEP
        unit = UNITS[(index * index // 7) % len(UNITS)]
        nodes.append(FlowNode(str(index), task, kind, unit, most=days(2) if index % 3 else None, line=index + 4))
        edges.append(FlowEdge(str(index), str(index + 1) if index < count else "end", "sí" if kind is DECISION else ""))
        if kind is DECISION:
            far = index * 5 % count + 1
            edges.append(FlowEdge(str(index), str(far), "si falta algún papel", bounce=far < index))
    nodes.append(FlowNode("end", "Caso cerrado", NodeKind.END))
    return FlowGraph("g", "Solicitudes", "interno/PR-01.md", 3, UNITS, tuple(nodes), tuple(edges))


def late() -> Feasibility:
    """Five days promised for the small flow, one of whose steps has no time."""
    path = CriticalPath("q", ("1", "2", "4", "5"), days(5), days(8), ("4",), (Slack("3", days(1)),), ("3",))
    return Feasibility("p1", days(5), path, None, (Shortening("2", days(5), days(2)),), Decimal("0.25"))


def kept() -> Feasibility:
    """Twenty days promised for the small flow."""
    path = CriticalPath("q", ("1", "2", "5"), days(5), days(8))
    return Feasibility("p2", days(20), path, days(8))


RUNGS = (
    Rung("first", QUALITY, True, days(9), "interno/PR-04.md", 14),
    Rung("second", "", False),
    Rung("outside", "Comisión de Arbitraje", True, None, "interno/PR-04.md", 30),
)


def flows() -> Flows:
    return Flows((small(), long()), (late(), kept()), RUNGS)


def attacking(text: str) -> Flows:
    """The same with that text in every field that comes from documents."""
    plain = small()
    nodes = tuple(replace(node, id=f"{node.id}{text}", label=text, lane=text) for node in plain.nodes)
    edges = tuple(
        replace(edge, source=f"{edge.source}{text}", target=f"{edge.target}{text}", label=text) for edge in plain.edges
    )
    graph = FlowGraph(text, text, text, 1, (text,), nodes, edges, text)
    path = CriticalPath(text, tuple(node.id for node in nodes), days(1), days(9), (nodes[4].id,))
    rungs = tuple(replace(rung, unit=text, path=text) for rung in RUNGS)
    return Flows((graph,), (Feasibility(text, days(3), path, None),), rungs)
