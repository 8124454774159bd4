"""The processes of a BPMN model as one graph, without what only modelling needs.

Sub-processes become the steps in them, boundary events ways out of their activity, forks and joins plain ways; events
that have no name and bound nothing are left out where a way only passes through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from svcaudit.model.drawing import Drawing, DrawnFlow, DrawnKind, DrawnNode
from svcaudit.reading.diagrams import Edge

_EVENTS = frozenset({DrawnKind.START, DrawnKind.END, DrawnKind.EVENT})
#: What a boundary event's way is called, where it has no name.
Phrase = Callable[[DrawnNode], str]


class Model:
    """A graph of nodes and edges that is made simpler step by step."""

    def __init__(self, drawing: Drawing, phrase: Phrase) -> None:
        self.nodes = {node.id: node for node in drawing.nodes if node.id}
        self._phrase = phrase
        self._out: dict[str, list[Edge]] = {identifier: [] for identifier in self.nodes}
        self._into: dict[str, list[Edge]] = {identifier: [] for identifier in self.nodes}
        for edge in (*map(_edge, drawing.flows), *self._attached()):
            if edge.source in self.nodes and edge.target in self.nodes:
                self._add(edge)
        for edge in tuple(self._linked()):
            self._add(edge)
        self._flatten()
        self._simplify()

    @property
    def edges(self) -> int:
        """How many there are."""
        return sum(map(len, self._out.values()))

    def out(self, identifier: str) -> list[Edge]:
        """The ways out of a node, messages last."""
        return sorted(self._out[identifier], key=lambda edge: edge.message)

    def into(self, identifier: str) -> list[Edge]:
        """The ways to a node."""
        return self._into[identifier]

    def _add(self, edge: Edge) -> None:
        self._out[edge.source].append(edge)
        self._into[edge.target].append(edge)

    def _attached(self) -> Iterator[Edge]:
        """From each activity to its boundary events."""
        for node in self.nodes.values():
            if node.host:
                yield Edge(node.host, node.id, node.name.text or self._phrase(node), *where(node))

    def _linked(self) -> Iterator[Edge]:
        """From each link event that throws to the one of that name that catches."""
        links = [node for node in self.nodes.values() if node.link]
        throws = [node for node in links if self._into[node.id]]
        for source in throws:
            for target in links:
                same = (source.link, source.process) == (target.link, target.process)
                if same and target not in throws:
                    yield Edge(source.id, target.id, "", *where(source))

    def _flatten(self) -> None:
        """Each sub-process, the innermost first, gives its ways in to its first steps and its ways out to its last."""
        for node in reversed(list(self.nodes.values())):
            inside = [one.id for one in self.nodes.values() if one.inside == node.id != one.id] if node.holds else []
            if not inside or node.id not in self.nodes:
                continue
            entries = [one for one in inside if not self._into[one]] or inside[:1]
            exits = [one for one in inside if not self._out[one]] or inside[-1:]
            self._replace(node.id, entries, exits)
            for one in inside:
                self.nodes[one] = replace(self.nodes[one], inside=node.inside)

    def _replace(self, identifier: str, entries: Iterable[str], exits: Iterable[str]) -> None:
        into = [replace(edge, target=entry) for edge in self._into[identifier] for entry in entries]
        out = [replace(edge, source=last) for edge in self._out[identifier] for last in exits]
        self._drop(identifier)
        for edge in (*into, *out):
            self._add(edge)

    def _drop(self, identifier: str) -> None:
        """Without that node and the edges at it."""
        for edge in self._into.pop(identifier):
            self._out[edge.source].remove(edge)
        for edge in self._out.pop(identifier):
            if edge.target in self._into:
                self._into[edge.target].remove(edge)
        del self.nodes[identifier]

    def _simplify(self) -> None:
        """Leaves nodes out until none is left that says nothing."""
        pending = True
        while pending:
            pending = False
            for node in list(self.nodes.values()):
                if self._passes(node):
                    self._bypass(node.id)
                    pending = True
                elif self._idle(node):
                    self._drop(node.id)
                    pending = True

    def _passes(self, node: DrawnNode) -> bool:
        """True for a node that a way only passes through."""
        into, out = len(self._into[node.id]), len(self._out[node.id])
        if (
            not into
            or not out
            or 1 not in (into, out)
            or any(edge.source == edge.target for edge in self._out[node.id])
        ):
            return False
        if node.kind is DrawnKind.FORK or node.host:
            return True
        if node.kind is DrawnKind.DECISION:
            return out == 1 and not node.name.text
        return node.kind is not DrawnKind.TASK and not node.name.text and not node.timer.text

    def _idle(self, node: DrawnNode) -> bool:
        """True for the beginning or end of a way that has no name, where there the way can only begin or end."""
        into, out = self._into[node.id], self._out[node.id]
        if node.kind not in _EVENTS or node.name.text or node.timer.text or (into and out):
            return False
        if any(edge.label or edge.message for edge in (*into, *out)):
            return False
        return all(len(self._out[edge.source]) == 1 for edge in into) and all(
            len(self._into[edge.target]) == 1 for edge in out
        )

    def _bypass(self, identifier: str) -> None:
        """Each way in goes on along each way out, in its place; a name or condition of either stays."""
        into, out = list(self._into[identifier]), list(self._out[identifier])
        for first in into:
            ways = [
                replace(
                    first if first.label or not last.label else last,
                    source=first.source,
                    target=last.target,
                    label=first.label or last.label,
                    message=first.message or last.message,
                )
                for last in out
            ]
            index = self._out[first.source].index(first)
            self._out[first.source][index : index + 1] = ways
            for way in ways:
                self._into[way.target].append(way)
        for last in out:
            self._into[last.target].remove(last)
        del self._into[identifier], self._out[identifier], self.nodes[identifier]

    def components(self) -> Iterator[list[str]]:
        """The nodes of the processes that messages join, each group in the order in which a case comes by."""
        group = {node.process: node.process for node in self.nodes.values()}
        for edges in self._out.values():
            for edge in edges:
                first, second = (_top(group, self.nodes[one].process) for one in (edge.source, edge.target))
                group[second] = first
        found: dict[str, list[str]] = {}
        for node in self.nodes.values():
            found.setdefault(_top(group, node.process), []).append(node.id)
        for members in found.values():
            yield self._ordered(members)

    def _ordered(self, members: list[str]) -> list[str]:
        """Each node after all that lead to it, but for ways back; circles without a beginning come last."""
        seen: set[str] = set()
        order: list[str] = []
        for root in reversed([one for one in members if not self._into[one]]):
            order += self._after(root, seen)
        order.reverse()
        for one in members:
            if one not in seen:
                order += reversed(list(self._after(one, seen)))
        return order

    def _after(self, root: str, seen: set[str]) -> Iterator[str]:
        """What can be reached from a node and was not seen, the furthest first, the node itself last."""
        seen.add(root)
        pending = [(root, iter(reversed(self.out(root))))]
        while pending:
            node, ways = pending[-1]
            way = next(ways, None)
            if way is None:
                pending.pop()
                yield node
            elif way.target not in seen:
                seen.add(way.target)
                pending.append((way.target, iter(reversed(self.out(way.target)))))


def _top(group: dict[str, str], process: str) -> str:
    while group[process] != process:
        process = group[process]
    return process


def _edge(flow: DrawnFlow) -> Edge:
    start, end = flow.name.source_span(0, len(flow.name.text)) if flow.name.text else flow.span
    return Edge(flow.source, flow.target, flow.name.text, start, end, flow.message)


def where(node: DrawnNode) -> tuple[int, int]:
    """The source span of what a node is called, of its tag where it has no name."""
    return node.name.source_span(0, len(node.name.text)) if node.name.text else node.span
