"""What of a flow is written as BPMN: pools, the events that the notation needs, and arrows of both kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.reporting.flow_words import unique

_UNFIT_ID = re.compile(r"[^\w.-]", re.ASCII)
#: Ids of what is no node.
_STRUCTURE = re.compile(r"(?:pool|lane|lanes|process)-\d+|definitions|collaboration|diagram|plane")

_WAYS = 2  # a split has as many ways out

#: A unit, and whether it is the customer.
Lane = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """A node as it is written.

    `added` is true for an event or gateway that only the notation needs, `message` for an event that sends or takes a
    message, `fork` for a gateway all of whose ways are taken.
    """

    id: str
    node: FlowNode
    added: bool = False
    message: bool = False
    fork: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow, or a message flow, between two shapes."""

    id: str
    source: str
    target: str
    label: str
    message: bool


class Plan:
    """The nodes, arrows and pools that are written.

    A message passes between two pools, and not from or to a gateway: there an event of its own takes its place. What
    begins and ends does so in an event. Where several ways lead on from a task, a gateway says that one of them is
    taken, if there are conditions, and all of them otherwise.
    """

    def __init__(self, graph: FlowGraph) -> None:
        self._graph = graph
        self._ids = dict(zip((n.id for n in graph.nodes), unique(_safe(n.id) for n in graph.nodes), strict=True))
        self._taken = set(self._ids.values())
        self.pools = _pools(graph)
        self._pool = {lane: number for number, pool in enumerate(self.pools) for lane in pool}
        self.shapes = [Shape(self._ids[node.id], node) for node in graph.nodes]
        self.arrows: list[Arrow] = []
        self._nodes = {node.id: node for node in graph.nodes}
        self._passed = [edge for edge in graph.edges if not self._between(edge)]
        onward = {node.id: self._onward(node) for node in graph.nodes}
        for edge in graph.edges:
            if self._between(edge):
                self._send(edge)
            else:
                self._arrow(onward[edge.source], self._ids[edge.target], edge.label)
        self._finish()

    def pool_of(self, node: FlowNode) -> int:
        """The number of the pool that a node stands in."""
        return self._pool[lane_of(node)]

    def _between(self, edge: FlowEdge) -> bool:
        return edge.message and self.pool_of(self._nodes[edge.source]) != self.pool_of(self._nodes[edge.target])

    def _free(self, name: str) -> str:
        found = next(one for one in _numbered(name) if one not in self._taken)
        self._taken.add(found)
        return found

    def _arrow(self, source: str, target: str, label: str = "", *, message: bool = False) -> None:
        self.arrows.append(Arrow(self._free("message" if message else "flow"), source, target, label, message))

    def _event(self, node: FlowNode, kind: NodeKind, *, message: bool = False) -> str:
        """An event beside a node, for the notation alone."""
        beside = FlowNode("", "", kind, node.lane, customer=node.customer)
        shape = Shape(self._free(f"event_{kind}"), beside, added=True, message=message)
        self.shapes.insert(self._at(node) + (0 if kind is NodeKind.START else 1), shape)
        return shape.id

    def _onward(self, node: FlowNode) -> str:
        """Where the ways that are no messages lead on from: the node itself, or a gateway behind it."""
        ways = [edge for edge in self._passed if edge.source == node.id]
        if len(ways) < _WAYS or node.kind is NodeKind.DECISION:
            return self._ids[node.id]
        fork = not any(edge.label for edge in ways)
        gateway = FlowNode("", "", NodeKind.DECISION, node.lane, customer=node.customer)
        shape = Shape(self._free("gateway"), gateway, added=True, fork=fork)
        self.shapes.insert(self._at(node) + 1, shape)
        self._arrow(self._ids[node.id], shape.id)
        return shape.id

    def _at(self, node: FlowNode) -> int:
        """The place of a node's own shape."""
        return next(index for index, one in enumerate(self.shapes) if one.node is node)

    def _send(self, edge: FlowEdge) -> None:
        """A message, directly or from an event after the one node and to one before the other."""
        first, last = self._nodes[edge.source], self._nodes[edge.target]
        source, target, label = self._ids[first.id], self._ids[last.id], edge.label
        onward = first.kind is NodeKind.STEP and any(one.source == first.id for one in self._passed)
        if not onward and first.kind is not NodeKind.END:
            source = self._event(first, NodeKind.END, message=True)
            self._arrow(self._ids[first.id], source, label)
            label = ""
        entered = last.kind is NodeKind.STEP and any(one.target == last.id for one in self._passed)
        if not entered and last.kind is not NodeKind.START:
            target = self._event(last, NodeKind.START, message=True)
            self._arrow(target, self._ids[last.id])
        self._arrow(source, target, label, message=True)

    def _finish(self) -> None:
        """Events where nothing leads to a node, and where nothing leads on."""
        entered, left = {edge.target for edge in self._graph.edges}, {edge.source for edge in self._graph.edges}
        for node in self._graph.nodes:
            if node.id not in entered and node.kind is not NodeKind.START:
                self._arrow(self._event(node, NodeKind.START), self._ids[node.id])
            if node.id not in left and node.kind is not NodeKind.END:
                self._arrow(self._ids[node.id], self._event(node, NodeKind.END))


def lane_of(node: FlowNode) -> Lane:
    """The lane that a node stands in; where no unit is named, the customer's or nobody's."""
    return node.lane, node.customer and not node.lane


def _pools(graph: FlowGraph) -> tuple[tuple[Lane, ...], ...]:
    """The lanes of each pool: those between which a way leads that is no message are of one organisation.

    What nothing joins to the rest is taken for the same organisation: two pools without a message are two procedures.
    """
    nodes = {node.id: node for node in graph.nodes}
    lanes = list(dict.fromkeys(lane_of(node) for node in graph.nodes))
    pools, joined = _Groups(lanes), _Groups(lanes)
    for edge in graph.edges:
        first, last = lane_of(nodes[edge.source]), lane_of(nodes[edge.target])
        joined.join(first, last)
        if not edge.message:
            pools.join(first, last)
    ours = next((lane for lane in lanes if not lane[1]), lanes[0])
    for lane in lanes:
        if joined.top(lane) != joined.top(ours):
            joined.join(ours, lane)
            pools.join(ours, lane)
    found: dict[Lane, list[Lane]] = {}
    for lane in lanes:
        found.setdefault(pools.top(lane), []).append(lane)
    return tuple(tuple(pool) for pool in found.values())


class _Groups:
    """Lanes that belong together, each group known by the first of its lanes."""

    def __init__(self, lanes: list[Lane]) -> None:
        self._order = {lane: number for number, lane in enumerate(lanes)}
        self._over = {lane: lane for lane in lanes}

    def top(self, lane: Lane) -> Lane:
        """The first lane of a lane's group."""
        while self._over[lane] != lane:
            lane = self._over[lane]
        return lane

    def join(self, one: Lane, other: Lane) -> None:
        """Makes two groups one."""
        first, last = sorted((self.top(one), self.top(other)), key=self._order.__getitem__)
        self._over[last] = first


def _numbered(name: str) -> Iterator[str]:
    number = 1
    while True:
        yield f"{name}_{number}"
        number += 1


def _safe(identifier: str) -> str:
    """An id that XML takes for a name."""
    name = _UNFIT_ID.sub("_", identifier)
    if _STRUCTURE.fullmatch(name):
        return f"{name}_"
    return name if re.match(r"[A-Za-z_]", name) else f"_{name}"
