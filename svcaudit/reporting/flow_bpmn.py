"""A flow as BPMN 2.0 XML: units as lanes, the customer and other organisations as pools, with a picture to open.

What BPMN has no words for, how long a task takes, is kept in an extension that other programs leave alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from svcaudit.messages import sentence
from svcaudit.model.flow import FlowGraph, FlowNode, NodeKind
from svcaudit.model.quantity import Calendar
from svcaudit.reporting.flow_bpmn_plan import Arrow, Lane, Plan, Shape, lane_of
from svcaudit.reporting.flow_layout import BOX, DIAMOND, ROUND, STRIP, Bounds, Item, Layout, lay_out, waypoints
from svcaudit.reporting.flow_words import iso, one_line

_NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "svcaudit": "urn:svcaudit:flow:1",
}
_TAGS = {
    NodeKind.STEP: "task",
    NodeKind.DECISION: "exclusiveGateway",
    NodeKind.START: "startEvent",
    NodeKind.END: "endEvent",
}
_SIZES = {NodeKind.STEP: BOX, NodeKind.DECISION: DIAMOND, NodeKind.START: ROUND, NodeKind.END: ROUND}


def render_flow_bpmn(graph: FlowGraph, language: str) -> str:
    """The model as XML that ends with a line end; the customer's pool is named in that language."""
    plan = Plan(graph)
    root = Element("bpmn:definitions", {f"xmlns:{prefix}": uri for prefix, uri in _NAMESPACES.items()})
    root.set("id", "definitions")
    root.set("name", one_line(graph.name))
    root.set("targetNamespace", _NAMESPACES["svcaudit"])
    _Writer(plan, graph, language).write(root)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


class _Writer:
    """Writes a plan below the root."""

    def __init__(self, plan: Plan, graph: FlowGraph, language: str) -> None:
        self._plan, self._graph, self._language = plan, graph, language
        self._bands = [lane for pool in plan.pools for lane in pool]
        self._layout = self._laid_out()

    def write(self, root: Element) -> None:
        """The pools, the processes and the picture."""
        collaboration = SubElement(root, "bpmn:collaboration", id="collaboration")
        for number, pool in enumerate(self._plan.pools, start=1):
            attributes = {"id": f"pool-{number}", "name": self._pool_name(pool), "processRef": f"process-{number}"}
            SubElement(collaboration, "bpmn:participant", attributes)
        for arrow in self._plan.arrows:
            if arrow.message:
                _arrow(collaboration, "bpmn:messageFlow", arrow)
        for number in range(len(self._plan.pools)):
            self._process(root, number)
        self._picture(root)

    def _name(self) -> str:
        return one_line(self._graph.name)

    def _pool_name(self, pool: tuple[Lane, ...]) -> str:
        """The customer, a unit that stands alone beside others, or what the whole is called."""
        lane, customer = pool[0]
        if customer:
            return sentence("flow.customer", self._language)
        alone = len(pool) == 1 and len(self._plan.pools) > 1
        return one_line(lane) if alone and lane else self._name()

    def _process(self, root: Element, number: int) -> None:
        pool = self._plan.pools[number]
        process = SubElement(root, "bpmn:process", id=f"process-{number + 1}", name=self._name(), isExecutable="false")
        shapes = [shape for shape in self._plan.shapes if self._plan.pool_of(shape.node) == number]
        lanes = SubElement(process, "bpmn:laneSet", id=f"lanes-{number + 1}")
        for lane in pool:
            name = sentence("flow.customer", self._language) if lane[1] else one_line(lane[0])
            drawn = SubElement(lanes, "bpmn:lane", id=self._lane_id(lane), name=name)
            for shape in shapes:
                if lane_of(shape.node) == lane:
                    SubElement(drawn, "bpmn:flowNodeRef").text = shape.id
        for shape in shapes:
            self._shape(process, shape)
        ours = {shape.id for shape in shapes}
        for arrow in self._plan.arrows:
            if not arrow.message and arrow.source in ours:
                _arrow(process, "bpmn:sequenceFlow", arrow)

    def _lane_id(self, lane: Lane) -> str:
        return f"lane-{self._bands.index(lane) + 1}"

    def _shape(self, process: Element, shape: Shape) -> None:
        node = shape.node
        tag = "parallelGateway" if shape.fork else _TAGS[node.kind]
        drawn = SubElement(process, f"bpmn:{tag}", id=shape.id)
        if shape.added and node.kind is NodeKind.DECISION and not shape.fork:
            drawn.set("svcaudit:added", "true")
        if node.label:
            drawn.set("name", one_line(node.label))
        if not shape.added and shape.id != node.id:
            drawn.set("svcaudit:step", one_line(node.id))
        times = {"least": iso(node.least), "usual": iso(node.usual), "most": iso(node.most)}
        times = {name: time for name, time in times.items() if time}
        if times:
            extension = SubElement(drawn, "bpmn:extensionElements")
            SubElement(extension, "svcaudit:time", {**times, **_calendar(node)})
        ways = self._plan.arrows
        for tag, at in (("incoming", "target"), ("outgoing", "source")):
            for arrow in ways:
                if not arrow.message and getattr(arrow, at) == shape.id:
                    SubElement(drawn, f"bpmn:{tag}").text = arrow.id
        if shape.message:
            SubElement(drawn, "bpmn:messageEventDefinition", id=f"{shape.id}_definition")

    def _laid_out(self) -> Layout:
        items = [
            Item(shape.id, self._bands.index(lane_of(shape.node)), _SIZES[shape.node.kind])
            for shape in self._plan.shapes
        ]
        ways = [(arrow.source, arrow.target) for arrow in self._plan.arrows]
        return lay_out(items, ways, [len(pool) for pool in self._plan.pools])

    def _picture(self, root: Element) -> None:
        """Diagram interchange: where everything stands."""
        diagram = SubElement(root, "bpmndi:BPMNDiagram", id="diagram")
        plane = SubElement(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
        band = 0
        for number, pool in enumerate(self._plan.pools, start=1):
            rows = self._layout.bands[band : band + len(pool)]
            whole = Bounds(0, rows[0].y, rows[0].width + STRIP, sum(row.height for row in rows))
            _place(plane, f"pool-{number}", whole, lying=True)
            for lane, row in zip(pool, rows, strict=True):
                _place(plane, self._lane_id(lane), row, lying=True)
            band += len(pool)
        for shape in self._plan.shapes:
            _place(plane, shape.id, self._layout.items[shape.id])
        for arrow in self._plan.arrows:
            self._line(plane, arrow)

    def _line(self, plane: Element, arrow: Arrow) -> None:
        drawn = SubElement(plane, "bpmndi:BPMNEdge", id=f"{arrow.id}_picture", bpmnElement=arrow.id)
        for x, y in waypoints(self._layout.items[arrow.source], self._layout.items[arrow.target]):
            SubElement(drawn, "di:waypoint", x=str(x), y=str(y))


def _arrow(parent: Element, tag: str, arrow: Arrow) -> None:
    drawn = SubElement(parent, tag, id=arrow.id, sourceRef=arrow.source, targetRef=arrow.target)
    if arrow.label:
        drawn.set("name", one_line(arrow.label))


def _calendar(node: FlowNode) -> dict[str, str]:
    said: Iterable[Calendar] = (time.calendar for time in (node.most, node.usual, node.least) if time is not None)
    calendar = next(iter(said))
    return {} if calendar is Calendar.UNSAID else {"calendar": calendar.value}


def _place(plane: Element, identifier: str, bounds: Bounds, *, lying: bool = False) -> None:
    shape = SubElement(plane, "bpmndi:BPMNShape", id=f"{identifier}_picture", bpmnElement=identifier)
    if lying:
        shape.set("isHorizontal", "true")
    numbers = {"x": bounds.x, "y": bounds.y, "width": bounds.width, "height": bounds.height}
    SubElement(shape, "dc:Bounds", {name: str(number) for name, number in numbers.items()})
