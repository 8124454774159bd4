"""A flow as swim-lanes: a lane for each unit, steps as boxes, decisions as diamonds.

What matters is never told by colour alone: bounces are dashed, what the customer has to do bears a small person, and
everything stands in the table beside the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from svcaudit.model.flow import FlowEdge, FlowGraph, NodeKind
from svcaudit.reporting.pictures.grid import NOBODY, Part, Tallest, drawable, lane_name, parts
from svcaudit.reporting.pictures.lettering import BOLD, wrapped
from svcaudit.reporting.pictures.plan import LABEL_LEADING, PILL, Box, Column, Label, Line, Link, Loose, Plan, plan
from svcaudit.reporting.pictures.shapes import (
    LEADING,
    RADIUS,
    SIZE,
    SMALL_LEADING,
    Shape,
    lane_width,
    numbers,
    shapes,
)
from svcaudit.reporting.pictures.svg import Point, arrow_head, element, group, lettering, picture, polygon, polyline
from svcaudit.reporting.words import Words

#: How wide a printed A4 page is inside its margins, and how high a picture on it may be, in CSS pixels; upright and
#: lying, which is for wide pictures.
_UPRIGHT, _LYING = (672.0, 880.0), (980.0, 600.0)
WIDE = 900.0
#: How many times as large as the page a picture may be.
_SMALLER = 1.2
#: About how much stands between two lanes.
_BETWEEN = 36.0
_HEAD_LEADING, _HEAD_PADDING = 15.0, 9.0
_BETWEEN = 36.0
#: How many times as large as the page a picture may be.
_SMALLER = 1.2


def lane_pictures(graph: FlowGraph, words: Words, prefix: str, *, pages: bool = True) -> tuple[str, ...]:
    """The flow as one picture, or as several of which each fits on a page. `prefix` begins their ids."""
    graph = _with_bounces_named(graph, words)
    drawn = shapes(graph, words)
    pieces = parts(graph, drawn, tallest(drawn) if pages else None)
    called = numbers(graph)
    edges = drawable(graph)
    told = []
    for index, piece in enumerate(pieces, start=1):
        planned = plan(piece, edges, loose_ends(piece, edges, called, words), drawn)
        labels = _labels(graph, words, f"{prefix}-{index}", index, len(pieces))
        told.append(_drawn(planned, words, labels))
    return tuple(told)


def _with_bounces_named(graph: FlowGraph, words: Words) -> FlowGraph:
    """The same with the word for it on each bounce that has no condition."""
    named = words.say("picture.bounce")
    edges = (replace(edge, label=named) if edge.bounce and not edge.label else edge for edge in graph.edges)
    return replace(graph, edges=tuple(edges))


def tallest(drawn: Mapping[str, Shape]) -> Tallest:
    """How high a part of so many lanes may be to fit on a page, when it is made no smaller than is legible."""
    lane = lane_width(drawn) + _BETWEEN

    def height(lanes: int) -> float:
        width = lanes * lane
        if width > WIDE:
            return _LYING[1] * max(1.0, width / _LYING[0])
        return _UPRIGHT[1] * max(_SMALLER, width / _UPRIGHT[0])

    return height


def _labels(graph: FlowGraph, words: Words, prefix: str, index: int, count: int) -> tuple[str, str, str]:
    """Prefix of the ids, title and description of a part."""
    name = graph.name or graph.path
    title = words.say("picture.lanes.title", name=name)
    if count > 1:
        title = words.say("picture.lanes.part", title=title, number=index, total=count)
    acting = sum(node.kind in (NodeKind.STEP, NodeKind.DECISION) for node in graph.nodes)
    bounces = sum(edge.bounce for edge in drawable(graph))
    counts = (
        words.say("picture.steps", count=acting),
        words.say("picture.units", count=len(graph.lanes)),
        words.say("picture.bounces", count=bounces),
    )
    return prefix, title, words.say("picture.lanes.description", counts=", ".join(counts))


def loose_ends(part: Part, edges: Iterable[FlowEdge], called: Mapping[str, str], words: Words) -> list[Loose]:
    """What leaves a part and what comes in: one mark for each way out, one for all that comes to a step."""
    found: list[Loose] = []
    incoming: dict[tuple[str, bool], list[FlowEdge]] = {}
    for edge in edges:
        inside = (edge.source in part.cells, edge.target in part.cells)
        if inside == (True, False):
            target = called.get(edge.target) or words.say("picture.end")
            found.append(Loose(edge, edge.source, True, f"→ {target}"))
        elif inside == (False, True):
            incoming.setdefault((edge.target, edge.bounce), []).append(edge)
    for (name, _), several in incoming.items():
        sources = ", ".join(dict.fromkeys(called.get(edge.source) or words.say("picture.start") for edge in several))
        found.append(Loose(several[0], name, False, f"{sources} →"))
    return found


def _drawn(planned: Plan, words: Words, labels: tuple[str, str, str]) -> str:
    names = [wrapped(lane_name(column.name, words), column.right - column.left - 12, SIZE * BOLD, 3)
             for column in planned.columns]  # fmt: skip
    head = 2 * _HEAD_PADDING + _HEAD_LEADING * max((len(lines) for lines in names), default=1)
    height = head + planned.height
    parts = [_lane(column, index, height) for index, column in enumerate(planned.columns)]
    parts += [
        lettering(
            lines,
            (column.left + column.right) / 2,
            _HEAD_PADDING + 11,
            _HEAD_LEADING,
            "lane-name nobody" if column.name == NOBODY else "lane-name",
            "middle",
        )
        for column, lines in zip(planned.columns, names, strict=True)
    ]
    parts.append(element("path", d=f"M0 {head:g} H{planned.width:g}", class_="lane-rule"))
    parts.append(element("rect", x=0.5, y=0.5, width=planned.width - 1, height=height - 1, class_="frame"))
    inner = element("g", "".join(_content(planned, words)), transform=f"translate(0 {head:g})")
    name = "lanes wide" if planned.width > WIDE else "lanes"
    return picture(planned.width, height, name, labels, "".join(parts) + inner)


def _lane(column: Column, index: int, height: float) -> str:
    name = "lane odd" if index % 2 else "lane"
    width = column.right - column.left
    return element("rect", x=column.left, y=0, width=width, height=height, class_=name)


def _content(planned: Plan, words: Words) -> Iterator[str]:
    """Lines below, bounces over the others, then the nodes, and conditions above all."""
    for line in sorted(planned.lines, key=lambda line: line.edge.bounce):
        yield _line(line)
    for link in planned.links:
        yield _link(link)
    for box in planned.boxes:
        yield _node(box, words)
    for label, edge in _labelled(planned):
        yield _label(label, edge)


def _labelled(planned: Plan) -> Iterator[tuple[Label, FlowEdge]]:
    for line in planned.lines:
        if line.label is not None:
            yield line.label, line.edge
    for link in planned.links:
        if link.label is not None:
            yield link.label, link.edge


def edge_class(edge: FlowEdge) -> str:
    """What a line is drawn as."""
    named = (("bounce", edge.bounce), ("customer", edge.customer), ("message", edge.message))
    return " ".join(("edge", *(name for name, told in named if told)))


def _line(line: Line) -> str:
    name = edge_class(line.edge)
    parts = [polyline(line.points, "line"), arrow_head(line.points, "head")]
    if line.edge.customer:
        parts.append(person(*_beside(line.points), "person on-line"))
    return group(name, parts)


def _beside(points: tuple[Point, ...]) -> Point:
    """Beside the middle of the longest stretch."""
    (x1, y1), (x2, y2) = max(
        pairwise(points), key=lambda pair: abs(pair[0][0] - pair[1][0]) + abs(pair[0][1] - pair[1][1])
    )
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return (x - 10, y - 4) if abs(x1 - x2) < abs(y1 - y2) else (x, y - 9)


def _link(link: Link) -> str:
    outward = link.points[0][1] < link.y
    left, top = link.x - link.width / 2, link.y - PILL / 2
    parts = [polyline(link.points, "line")]
    if not outward:
        parts.append(arrow_head(link.points, "head"))
    parts.append(element("rect", x=left, y=top, width=link.width, height=PILL, rx=PILL / 2, class_="pill"))
    parts.append(lettering([link.text], link.x, link.y + 4, 0, "pill-text", "middle"))
    return group(edge_class(link.edge), parts)


def _label(label: Label, edge: FlowEdge) -> str:
    name = "condition bounce" if edge.bounce else "condition"
    return lettering(label.lines, label.x, label.y, LABEL_LEADING, name, label.anchor)


def _node(box: Box, words: Words) -> str:
    shape = box.shape
    match shape.node.kind:
        case NodeKind.START | NodeKind.END:
            parts = _terminal(box)
        case NodeKind.DECISION:
            parts = _decision(box)
        case _:
            parts = _step(box)
    kind = f"node {shape.node.kind}"
    return group(f"{kind} customer" if shape.node.customer else kind, parts, _full_text(shape, words))


def _full_text(shape: Shape, words: Words) -> str:
    """What the pointer shows: the whole text, where the picture has room for its beginning only."""
    told = f"{shape.number}. {shape.node.label}" if shape.number else shape.node.label
    return f"{told} ({words.say('picture.customer')})" if shape.node.customer else told


def _step(box: Box) -> list[str]:
    shape = box.shape
    left, top = box.x - shape.width / 2, box.y - shape.height / 2
    parts = [element("rect", x=left, y=top, width=shape.width, height=shape.height, rx=5, class_="shape")]
    parts.append(lettering([shape.number], left + 8, top + 14, 0, "step-number"))
    first = top + 18 + 11
    parts.append(lettering(shape.lines, left + 8, first, LEADING, "words"))
    under = first + LEADING * len(shape.lines) - 2
    parts.append(lettering(shape.time, left + 8, under, SMALL_LEADING, "time"))
    if shape.node.customer:
        parts.append(person(left + shape.width - 13, top + 11, "person"))
    return parts


def _decision(box: Box) -> list[str]:
    shape, x, y = box.shape, box.x, box.y
    half, high = shape.width / 2, shape.height / 2
    parts = [polygon([(x, y - high), (x + half, y), (x, y + high), (x - half, y)], "shape")]
    parts.append(lettering([shape.number], x - half * 0.62, y - high * 0.62, 0, "step-number", "middle"))
    first = y - LEADING * (len(shape.lines) + len(shape.time) - 1) / 2 + 4
    parts.append(lettering(shape.lines, x, first, LEADING, "words", "middle"))
    parts.append(lettering(shape.time, x, first + LEADING * len(shape.lines) - 1, SMALL_LEADING, "time", "middle"))
    if shape.node.customer:
        parts.append(person(x + half * 0.6, y + high * 0.62, "person"))
    return parts


def _terminal(box: Box) -> list[str]:
    shape = box.shape
    parts = [element("circle", cx=box.x, cy=box.y, r=RADIUS - 1, class_="shape")]
    parts.append(lettering(shape.lines, box.x, box.y + RADIUS + 12, SMALL_LEADING, "time", "middle"))
    if shape.node.customer:
        parts.append(person(box.x + RADIUS + 10, box.y, "person"))
    return parts


def person(x: float, y: float, name: str) -> str:
    """A small person, the mark of what the customer has to do."""
    head = element("circle", cx=x, cy=y - 3, r=2.6)
    body = element("path", d=f"M{x - 5:.1f} {y + 6:.1f} a5 5.5 0 0 1 10 0 Z")
    return element("g", head + body, class_=name)
