"""What the page shows of the flows of a report: pictures, the tables beside them, and the sentences around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from svcaudit.model.flow import Feasibility, FlowGraph
from svcaudit.model.report import Report
from svcaudit.reporting.pictures.ladder import ladder
from svcaudit.reporting.pictures.lanes import lane_pictures
from svcaudit.reporting.pictures.legend import Sample, legend
from svcaudit.reporting.pictures.tables import Table, ladder_table, lane_table, time_table
from svcaudit.reporting.pictures.timeline import timeline
from svcaudit.reporting.view import CERTAIN
from svcaudit.reporting.words import Words

#: The rule that holds the sum of the steps against the promise.
_RULE = "PTH007"
#: A flow of more nodes, and those after so many flows, are told by their tables alone: nobody looks at so many.
MOST_NODES, MOST_FLOWS = 150, 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that is drawn. `pictures` are SVG; `sentences` stand above them; `path` and `line` say where it is
    told. `id` is unique on the page."""

    id: str
    title: str
    path: str
    line: int
    sentences: tuple[str, ...]
    pictures: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class FlowsView:
    """The flows, the critical paths against their promises, the ladder of the complaint path."""

    flows: tuple[Drawn, ...]
    times: tuple[Drawn, ...]
    ladder: Drawn | None
    legend: tuple[Sample, ...]

    def __bool__(self) -> bool:
        return bool(self.flows or self.times or self.ladder)


def flows_view(report: Report, words: Words) -> FlowsView:
    """What the page shows of the report's flows; nothing where there are none."""
    told = report.flows
    flows = tuple(_flow(graph, index, words) for index, graph in enumerate(told.graphs, start=1))
    graphs = {graph.id: graph for graph in told.graphs}
    drawn = [graph for graph, flow in zip(told.graphs, flows, strict=True) if flow.pictures]
    samples = legend(drawn, words, links=any(len(flow.pictures) > 1 for flow in flows)) if drawn else ()
    rungs = _ladder(report, words) if told.ladder else None
    return FlowsView(flows, tuple(_times(report, graphs, words)), rungs, samples)


def _flow(graph: FlowGraph, index: int, words: Words) -> Drawn:
    sentences = [words.say("picture.flows.owner", owner=graph.owner)] if graph.owner else []
    name, pictures = f"flow-{index}", tuple[str, ...]()
    if index <= MOST_FLOWS and len(graph.nodes) <= MOST_NODES:
        pictures = lane_pictures(graph, words, name)
    else:
        sentences.append(words.say("picture.flows.table_only"))
    title = graph.name or graph.path
    return Drawn(name, title, graph.path, graph.line, tuple(sentences), pictures, lane_table(graph, words))


def _times(report: Report, graphs: Mapping[str, FlowGraph], words: Words) -> Iterator[Drawn]:
    entries = {entry.id: entry for entry in report.promises}
    unsure = _unsure(report)
    known = ((one, graphs[one.path.flow]) for one in report.flows.feasibilities if one.path.flow in graphs)
    for index, (feasibility, graph) in enumerate(known, start=1):
        entry = entries.get(feasibility.promise)
        path, line = (entry.path, entry.line) if entry else (graph.path, graph.line)
        sentences = [words.say("picture.flows.review")] if (path, line) in unsure else []
        yield Drawn(
            f"time-{index}",
            entry.text if entry else graph.name or graph.path,
            path,
            line,
            (*sentences, *_verdict(feasibility, words)),
            (timeline(feasibility, graph, words, f"time-{index}-1"),),
            time_table(feasibility, graph, words),
        )


def _unsure(report: Report) -> frozenset[tuple[str, int]]:
    """Places of the promises of which it needs a person to say whether these steps have to keep them."""
    return frozenset(
        (place.path, place.line)
        for finding in report.findings
        if finding.rule == _RULE and finding.certainty != CERTAIN
        for place in finding.locations
    )


def _verdict(feasibility: Feasibility, words: Words) -> Iterator[str]:
    if feasibility.shortest is None:
        yield words.say("picture.flows.no_shortest")
    else:
        yield words.say("picture.flows.shortest", time=words.duration(feasibility.shortest))
    if feasibility.path.endless:
        yield words.say("picture.flows.endless")
    if feasibility.probability is not None:
        yield words.say("picture.flows.probability", share=words.share(float(feasibility.probability)))


def _ladder(report: Report, words: Words) -> Drawn:
    rungs = report.flows.ladder
    title = words.say("picture.ladder.title")
    return Drawn("ladder", title, "", 0, (), (ladder(rungs, words, "ladder-1"),), ladder_table(rungs, words))
