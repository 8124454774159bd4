"""BPMN 2.0 XML -> the processes that it draws, as data, and what it says in words, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.loading.xml_elements import Element, parse_xml
from svcaudit.model.document import Block, BlockKind, Heading, Metadata
from svcaudit.model.drawing import Drawing, DrawnFlow, DrawnKind, DrawnNode, DrawnProcess, DrawnTime
from svcaudit.model.errors import Problem, UnreadableDocument
from svcaudit.model.place import Passage, Place

#: The namespace of BPMN 2.0.
BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
#: The namespace of what our own export adds for the way back.
OURS = "urn:svcaudit:flow:1"

_NOTHING = Passage("")
_KINDS = {
    "task": DrawnKind.TASK,
    "userTask": DrawnKind.TASK,
    "serviceTask": DrawnKind.TASK,
    "manualTask": DrawnKind.TASK,
    "sendTask": DrawnKind.TASK,
    "receiveTask": DrawnKind.TASK,
    "scriptTask": DrawnKind.TASK,
    "businessRuleTask": DrawnKind.TASK,
    "callActivity": DrawnKind.TASK,
    "subProcess": DrawnKind.TASK,
    "transaction": DrawnKind.TASK,
    "adHocSubProcess": DrawnKind.TASK,
    "exclusiveGateway": DrawnKind.DECISION,
    "inclusiveGateway": DrawnKind.DECISION,
    "eventBasedGateway": DrawnKind.DECISION,
    "complexGateway": DrawnKind.DECISION,
    "parallelGateway": DrawnKind.FORK,
    "startEvent": DrawnKind.START,
    "endEvent": DrawnKind.END,
    "intermediateCatchEvent": DrawnKind.EVENT,
    "intermediateThrowEvent": DrawnKind.EVENT,
    "boundaryEvent": DrawnKind.EVENT,
}
_HOLDS = frozenset({"subProcess", "transaction", "adHocSubProcess"})
_Lanes = dict[str, tuple[Passage, ...]]


def parse_bpmn(source: str, path: str) -> Element:
    """The root of a BPMN document. Raises UnreadableDocument for what is none, with its place."""
    root = parse_xml(source, path)
    if (root.namespace, root.name) != (BPMN, "definitions"):
        line = source.count("\n", 0, root.span[0]) + 1
        raise UnreadableDocument(Problem("bpmn.no_definitions", (("name", root.name),), Place(path, line)))
    return root


def bpmn_metadata(root: Element) -> Metadata:
    """The document's title: what the collaboration, its one process or the whole is called."""
    processes = list(root.all("process"))
    named = [element.attributes.get("name") for element in root.all("collaboration")]
    if len(processes) == 1:
        named.append(processes[0].attributes.get("name"))
    named.append(root.attributes.get("name"))
    return Metadata(title=next((name for name in named if name is not None and name.text), None))


def read_drawing(root: Element) -> Drawing:
    """Everything that the document draws."""
    participants = [one for element in root.all("collaboration") for one in element.all("participant")]
    pools = {one.get("processRef").rpartition(":")[2]: _name(one) for one in participants if one.get("processRef")}
    processes, nodes, flows = [], list[DrawnNode](), list[DrawnFlow]()
    for element in root.all("process"):
        lanes: _Lanes = {}
        _read_lanes(element, (), lanes)
        reader = _ProcessReader(element.get("id"), lanes)
        reader.read(element, "")
        nodes += reader.nodes
        flows += reader.flows
        pool = pools.get(element.get("id"), _NOTHING)
        laned = element.first("laneSet") is not None
        processes.append(DrawnProcess(element.get("id"), _name(element), pool, laned, element.span))
    for element in root.all("collaboration"):
        flows += [_flow(flow, message=True) for flow in element.all("messageFlow")]
    closed = tuple((one.get("id"), _name(one)) for one in participants if not one.get("processRef"))
    return Drawing(tuple(processes), tuple(nodes), tuple(flows), closed)


def _name(element: Element) -> Passage:
    return element.attributes.get("name", _NOTHING)


def _read_lanes(element: Element, over: tuple[Passage, ...], lanes: _Lanes) -> None:
    """Which lanes each node of a process stands in."""
    for group in element.all("laneSet", "childLaneSet"):
        for lane in group.all("lane"):
            around = (_name(lane), *over)
            for reference in lane.all("flowNodeRef"):
                known = lanes.get(reference.text.text, ())
                if len(around) > len(known):
                    lanes[reference.text.text] = around
            _read_lanes(lane, around, lanes)


class _ProcessReader:
    """Reads the nodes and flows of one process, those of its sub-processes among them."""

    def __init__(self, process: str, lanes: _Lanes) -> None:
        self.nodes: list[DrawnNode] = []
        self.flows: list[DrawnFlow] = []
        self._process = process
        self._lanes = lanes

    def read(self, element: Element, inside: str, over: tuple[Passage, ...] = ()) -> None:
        """What stands in a process or sub-process; what is inside stands in the lane of the whole."""
        for child in element.children:
            if child.namespace != BPMN:
                continue
            if child.name == "sequenceFlow":
                self.flows.append(_flow(child, message=False))
            elif child.name in _KINDS:
                node = self._node(child, inside, over)
                self.nodes.append(node)
                if node.holds:
                    self.read(child, node.id, node.lanes)

    def _node(self, element: Element, inside: str, over: tuple[Passage, ...]) -> DrawnNode:
        identifier = element.get("id")
        return DrawnNode(
            id=identifier,
            kind=DrawnKind.FORK if element.get(f"{OURS} added") else _KINDS[element.name],
            process=self._process,
            span=element.span,
            name=_name(element),
            lanes=self._lanes.get(identifier, over),
            inside=inside,
            host=element.get("attachedToRef") if element.name == "boundaryEvent" else "",
            interrupts=element.get("cancelActivity") != "false",
            timer=_timer(element),
            link=next((_name(link).text for link in element.all("linkEventDefinition")), ""),
            note=next((note.text for note in element.all("documentation")), _NOTHING),
            time=_time(element),
            known=element.get(f"{OURS} step"),
            holds=element.name in _HOLDS,
        )


def _flow(element: Element, *, message: bool) -> DrawnFlow:
    return DrawnFlow(element.get("sourceRef"), element.get("targetRef"), _name(element), element.span, message)


def _timer(element: Element) -> Passage:
    """The duration of a timer event; a date or a cycle is none."""
    timer = element.first("timerEventDefinition")
    duration = timer.first("timeDuration") if timer is not None else None
    return duration.text if duration is not None else _NOTHING


def _time(element: Element) -> DrawnTime | None:
    """What our own export says of the time of a task."""
    for extension in element.all("extensionElements"):
        for child in extension.children:
            if (child.namespace, child.name) == (OURS, "time"):
                return DrawnTime(*(child.get(name) for name in ("least", "usual", "most", "calendar")))
    return None


def read_bpmn_texts(root: Element) -> tuple[Block, ...]:
    """What is said in words: the names of tasks as values, documentation and annotations as paragraphs."""
    metadata = bpmn_metadata(root)
    over = (Heading(1, metadata.title),) if metadata.title is not None else ()
    found: list[Block] = [Block(BlockKind.HEADING, one.passage, level=1) for one in over]
    for element in root.children:
        if element.namespace == BPMN and element.name in ("collaboration", "process"):
            name = _name(element)
            alone = not name.text or (metadata.title is not None and name == metadata.title)
            below = over if alone else (*over, Heading(len(over) + 1, name))
            if not alone:
                found.append(Block(BlockKind.HEADING, name, over, level=len(below)))
            found += _texts(element, below)
    return tuple(found)


def _texts(element: Element, over: tuple[Heading, ...]) -> Iterator[Block]:
    """The blocks of an element and all in it, in the order of the document."""
    for child in element.children:
        if child.namespace != BPMN:
            continue
        if child.name in ("documentation", "text") and child.text.text:
            yield Block(BlockKind.PARAGRAPH, child.text, over)
        elif _KINDS.get(child.name) is DrawnKind.TASK and _name(child).text:
            yield Block(BlockKind.VALUE, _name(child), over)
            yield from _texts(child, (*over, Heading(len(over) + 1, _name(child))))
        elif child.name in ("textAnnotation", *_KINDS):
            yield from _texts(child, over)
