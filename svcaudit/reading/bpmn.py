"""The processes of BPMN documents -> procedures: lanes and pools are units, gateways decisions, timers times."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.messages import phrase
from svcaudit.model.document import Document, Role
from svcaudit.model.drawing import Drawing, DrawnKind, DrawnNode, DrawnProcess, DrawnTime
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Procedure
from svcaudit.model.quantity import Calendar, Duration, Quantity
from svcaudit.reading.diagrams import MOST_EDGES, Chart, Edge, Node
from svcaudit.reading.drawn import Canvas, Drawn
from svcaudit.reading.isodurations import iso_duration, iso_quantity, limit
from svcaudit.reading.models import Model, where
from svcaudit.reading.owners import Owners
from svcaudit.reading.units import UnitRegister

_FEWEST = 2  # nodes: fewer are no path
_MOST_NODES = 2 * MOST_EDGES
_ROUND = frozenset({DrawnKind.START, DrawnKind.END})


def read_models(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures that one internal document models; those with more flows than are read are left out."""
    drawing = document.drawing
    if document.role is not Role.INTERNAL or not document.understood or drawing is None:
        return
    if len(drawing.nodes) > _MOST_NODES:
        return
    model = Model(drawing, lambda node: _said(node, document.language))
    if model.edges > MOST_EDGES:
        return
    for members in model.components():
        if len(members) >= _FEWEST:
            yield _procedure(document, drawing, model, members, register)


def _said(node: DrawnNode, language: str) -> str:
    """The time of a timer in words, "" for any other event."""
    duration = iso_duration(node.timer.text)
    return phrase(duration, language) if duration is not None else ""


def _procedure(
    document: Document, drawing: Drawing, model: Model, members: list[str], register: UnitRegister
) -> Procedure:
    builder = _Builder(document, drawing, model)
    nodes = tuple(builder.node(model.nodes[one]) for one in members)
    edges = tuple(edge for one in members for edge in model.out(one))
    known = {one: model.nodes[one].known or one for one in members}
    chart = Chart(nodes, tuple(_renamed(edge, known) for edge in edges), modelled=True)
    processes = {model.nodes[one].process for one in members}
    canvas = Canvas(_over(document, drawing, processes), document.place, lambda start, end: document.source[start:end])
    return Drawn(document, canvas, register, chart).procedure(Owners((), False))


def _renamed(edge: Edge, known: dict[str, str]) -> Edge:
    return Edge(known[edge.source], known[edge.target], edge.label, edge.start, edge.end, edge.message)


def _over(document: Document, drawing: Drawing, processes: set[str]) -> tuple[Passage, ...]:
    """What those processes are called: the first that has a name, then its pool, then the document's title."""
    ours = [process for process in drawing.processes if process.id in processes]
    names = [process.name for process in ours] + [process.pool for process in ours]
    title = document.metadata.title
    return tuple(dict.fromkeys(name for name in (*names, title) if name is not None and name.text))


class _Builder:
    """Makes nodes of a model nodes of a chart."""

    def __init__(self, document: Document, drawing: Drawing, model: Model) -> None:
        self._language = document.language
        self._processes = {process.id: process for process in drawing.processes}
        self._several = len(drawing.processes) + len(drawing.closed) > 1
        self._closed = {identifier: name.text for identifier, name in drawing.closed}
        self._sent = {flow.source: flow.target for flow in reversed(drawing.flows) if flow.target in self._closed}
        self._limits: dict[str, Quantity] = {}
        for node in drawing.nodes:
            duration = iso_duration(node.timer.text) if node.host and node.interrupts else None
            if duration is not None:
                self._limits.setdefault(node.host, iso_quantity(limit(duration)))

    def node(self, node: DrawnNode) -> Node:
        """One node with its lanes, or its pool where that stands for somebody, and its time."""
        start, end = where(node)
        lanes = self._lanes(node)
        least, usual, most = _own(node.time)
        return Node(
            id=node.known or node.id,
            label=node.name.text or _said(node, self._language),
            start=start,
            end=end,
            asks=node.kind is DrawnKind.DECISION,
            lanes=lanes,
            receiver=self._closed.get(self._sent.get(node.id, ""), ""),
            terminal=node.kind in _ROUND,
            modelled=bool(lanes) or self._processes[node.process].laned,
            timer=self._timer(node),
            time=most,
            least=least,
            usual=usual,
            note=node.note.text,
        )

    def _lanes(self, node: DrawnNode) -> tuple[str, ...]:
        if node.lanes:
            return tuple(lane.text for lane in node.lanes)
        process = self._processes[node.process]
        return (process.pool.text,) if self._stands_for_somebody(process) else ()

    def _stands_for_somebody(self, process: DrawnProcess) -> bool:
        """True for a pool beside others that has no lanes and is not only called what its process is."""
        pool = process.pool.text
        return self._several and not process.laned and bool(pool) and pool != process.name.text

    def _timer(self, node: DrawnNode) -> Quantity | None:
        """The time of a wait, or the bound that a boundary timer sets to an activity."""
        if node.host or node.kind is DrawnKind.START:
            return None
        duration = iso_duration(node.timer.text)
        return iso_quantity(duration) if duration is not None else self._limits.get(node.id)


def _own(time: DrawnTime | None) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """The least, the usual and the most that our own export keeps."""
    if time is None:
        return None, None, None
    calendar = Calendar(time.calendar) if time.calendar in tuple(Calendar) else Calendar.UNSAID
    least, usual, most = (iso_duration(written, calendar) for written in (time.least, time.usual, time.most))
    if most is not None and least is None:
        most = limit(most)
    return _quantity(least or most), _quantity(usual), _quantity(most or least)


def _quantity(duration: Duration | None) -> Quantity | None:
    return iso_quantity(duration) if duration is not None else None
