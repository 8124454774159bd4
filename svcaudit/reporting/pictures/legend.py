"""What the lines and marks of the swim-lanes mean, each with a sample; only those that a report shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svcaudit.model.flow import FlowEdge, FlowGraph
from svcaudit.reporting.pictures.grid import drawable
from svcaudit.reporting.pictures.lanes import edge_class, person
from svcaudit.reporting.pictures.svg import arrow_head, element, group, lettering, polyline
from svcaudit.reporting.words import Words

_WIDTH, _HEIGHT = 46.0, 18.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A line or a mark, and what it means."""

    drawing: str
    meaning: str


def legend(graphs: Iterable[FlowGraph], words: Words, *, links: bool) -> tuple[Sample, ...]:
    """The samples of what these flows show; `links` is true where one of them is drawn in parts."""
    listed = tuple(graphs)
    edges = [edge for graph in listed for edge in drawable(graph)]
    samples = [_line("edge", FlowEdge("", ""), words)]
    if any(edge.bounce for edge in edges):
        samples.append(_line("bounce", FlowEdge("", "", bounce=True), words))
    if any(edge.message for edge in edges):
        samples.append(_line("message", FlowEdge("", "", message=True), words))
    if any(edge.customer for edge in edges) or any(node.customer for graph in listed for node in graph.nodes):
        samples.append(Sample(_sample(person(_WIDTH / 2, _HEIGHT / 2, "person")), words.say("picture.legend.customer")))
    if links:
        samples.append(_link(words))
    return tuple(samples)


def _line(name: str, edge: FlowEdge, words: Words) -> Sample:
    points = [(2.0, _HEIGHT / 2), (_WIDTH - 2, _HEIGHT / 2)]
    drawn = group(edge_class(edge), [polyline(points, "line"), arrow_head(points, "head")])
    return Sample(_sample(drawn), words.say(f"picture.legend.{name}"))


def _link(words: Words) -> Sample:
    pill = element("rect", x=6, y=1, width=_WIDTH - 12, height=_HEIGHT - 2, rx=_HEIGHT / 2 - 1, class_="pill")
    text = lettering(["→ 7"], _WIDTH / 2, _HEIGHT / 2 + 4, 0, "pill-text", "middle")
    return Sample(_sample(group("edge", [pill, text])), words.say("picture.legend.link"))


def _sample(content: str) -> str:
    return element(
        "svg",
        content,
        class_="picture sample",
        width=_WIDTH,
        height=_HEIGHT,
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        aria_hidden="true",
    )
