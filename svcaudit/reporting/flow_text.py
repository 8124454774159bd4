"""How cases travel, for the terminal: each procedure with its units, steps and ways, and what could be promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.messages import phrase, sentence
from svcaudit.messages.catalogue import listed
from svcaudit.model.flow import CriticalPath, Feasibility, FlowEdge, FlowGraph, FlowNode, Flows, NodeKind, Rung
from svcaudit.model.outcome import Value
from svcaudit.model.quantity import Duration
from svcaudit.reporting.flow_words import time_words
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.pictures.ladder import kind_words
from svcaudit.reporting.words import Words


def render_flow_text(flows: Flows, language: str) -> str:
    """The flows as text that ends with a line end."""
    return "\n".join(_Telling(flows, language).lines()).rstrip("\n") + "\n"


class _Telling:
    """Tells the flows; each method yields lines."""

    def __init__(self, flows: Flows, language: str) -> None:
        self._flows, self._language = flows, language

    def lines(self) -> Iterator[str]:
        """The whole."""
        if not self._flows.graphs:
            yield self._say("nothing")
        for graph in self._flows.graphs:
            yield from self._graph(graph)
            promised = [one for one in self._flows.feasibilities if one.path.flow == graph.id]
            for one in promised:
                yield from self._feasibility(one)
            for path in self._flows.paths:
                if path.flow == graph.id and not promised and path.most is not None:
                    yield from self._path(path)
            yield ""
        yield from self._ladder(self._flows.ladder)

    def _graph(self, graph: FlowGraph) -> Iterator[str]:
        name = inert_line(graph.name) or self._say("unnamed")
        yield f"{name} ({inert_line(graph.path)}:{graph.line})"
        lanes = [inert_line(lane) for lane in graph.lanes]
        if any(node.customer and not node.lane for node in graph.nodes):
            lanes.append(self._say("customer"))
        yield "  " + (self._say("lanes", lanes=" · ".join(lanes)) if lanes else self._say("no_lanes"))
        for node in graph.nodes:
            yield f"  {self._node(node)}"
            for edge in graph.edges:
                if edge.source == node.id:
                    yield f"      {self._edge(edge)}"

    def _node(self, node: FlowNode) -> str:
        unit = inert_line(node.lane) or (self._say("customer") if node.customer else self._say("nobody"))
        marks = [unit]
        if node.customer and node.lane and node.kind is not NodeKind.END:
            marks.append(self._say("waits"))
        time = time_words(node, self._language)
        if time:
            marks.append(time)
        kind = "" if node.kind is NodeKind.STEP else f" [{self._say(f'kind.{node.kind}')}]"
        label = inert_line(node.label)
        return f"{inert_line(node.id)}{kind}{f': {label}' if label else ''} ({', '.join(marks)})"

    def _edge(self, edge: FlowEdge) -> str:
        told = f" [{inert_line(edge.label)}]" if edge.label else ""
        marks = [
            self._say(name)
            for name, true in (("message", edge.message), ("bounce", edge.bounce), ("goes", edge.customer))
            if true
        ]
        beside = f" ({', '.join(marks)})" if marks else ""
        return f"→ {inert_line(edge.target)}{told}{beside}"

    def _feasibility(self, one: Feasibility) -> Iterator[str]:
        """A promise beside what the procedure can keep."""
        yield from self._path(one.path)
        yield "  " + self._say("promised", place=inert_line(one.promise), time=one.promised)
        if one.shortest is not None:
            yield "  " + self._say("shortest", time=one.shortest)
        for each in one.shortenings:
            yield "  " + self._say("shorten", step=inert_line(each.step), today=each.today, wanted=each.wanted)
        if one.probability is not None:
            yield "  " + self._say("probability", percent=f"{one.probability * 100:.0f}")

    def _path(self, path: CriticalPath) -> Iterator[str]:
        """The longest way, and what is not known of it."""
        yield "  " + self._say("path", steps=" → ".join(inert_line(step) for step in path.steps), time=self._span(path))
        if path.unknown:
            yield "  " + self._say("unknown", steps=self._listed(path.unknown))
        if path.endless:
            yield "  " + self._say("endless", steps=self._listed(path.endless))
        for slack in path.slack:
            yield "  " + self._say("slack", step=inert_line(slack.step), time=slack.time)

    def _span(self, path: CriticalPath) -> str:
        """The time of the longest way at its best and at its worst."""
        times = [self._phrase(time) for time in (path.least, path.most) if time is not None]
        return " – ".join(dict.fromkeys(times)) or self._say("untold")

    def _ladder(self, rungs: Sequence[Rung]) -> Iterator[str]:
        words = Words(self._language)
        if rungs:
            yield self._say("ladder")
        for rung in rungs:
            key = "rung" if rung.present else "gap"
            yield "  " + self._say(key, kind=inert_line(kind_words(rung, words)), unit=inert_line(rung.unit))

    def _listed(self, steps: Sequence[str]) -> str:
        return listed([inert_line(step) for step in steps], self._language)

    def _phrase(self, time: Duration) -> str:
        return phrase(time, self._language)

    def _say(self, key: str, **values: Value) -> str:
        return sentence(f"flow.{key}", self._language, **values)
