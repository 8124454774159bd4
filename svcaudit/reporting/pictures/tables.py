"""The tables that stand beside the pictures and say the same, for those who do not see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from svcaudit.model.flow import Feasibility, FlowEdge, FlowGraph, FlowNode, NodeKind, Rung
from svcaudit.reporting.pictures.clock import Bar, Clock, clock
from svcaudit.reporting.pictures.grid import drawable, lane_name, lanes_of
from svcaudit.reporting.pictures.ladder import kind_words, who
from svcaudit.reporting.pictures.shapes import node_time, numbers
from svcaudit.reporting.pictures.timeline import told_time, total
from svcaudit.reporting.words import Words


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text. The first cell of each row names it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def lane_table(graph: FlowGraph, words: Words) -> Table:
    """The steps of a flow: who does each, how long it takes, and where the case goes on to."""
    called, lanes, edges = numbers(graph), lanes_of(graph), drawable(graph)
    rows = tuple(_step(node, called, lanes, edges, words) for node in graph.nodes)
    return Table(words.say("picture.table.lanes"), _heads(words, "number", "unit", "step", "time", "onward"), rows)


def time_table(feasibility: Feasibility, graph: FlowGraph, words: Words) -> Table:
    """The steps of the critical path with their times, then the whole and the promise."""
    called, told = numbers(graph), clock(feasibility, graph)
    rows = [_bar(bar, called, told, words) for bar in told.bars]
    promised = words.duration(feasibility.promised)
    rows.append((words.say("picture.table.total"), "", total(feasibility, words), ""))
    rows.append((words.say("picture.table.promised"), "", promised, ""))
    return Table(words.say("picture.table.times"), _heads(words, "step", "unit", "time", "within"), tuple(rows))


def ladder_table(rungs: Sequence[Rung], words: Words) -> Table:
    """The levels of the complaint path from the first upwards."""
    rows = tuple(
        (
            kind_words(rung, words),
            who(rung, words),
            words.say("report.none") if rung.time is None else words.duration(rung.time),
            f"{rung.path}:{rung.line}" if rung.path else words.say("report.none"),
        )
        for rung in rungs
    )
    return Table(words.say("picture.ladder.title"), _heads(words, "level", "who", "time", "place"), rows)


def _heads(words: Words, *names: str) -> tuple[str, ...]:
    return tuple(words.say(f"picture.table.{name}") for name in names)


def _step(
    node: FlowNode,
    called: Mapping[str, str],
    lanes: Mapping[str, str],
    edges: Sequence[FlowEdge],
    words: Words,
) -> tuple[str, ...]:
    kind = words.say(f"picture.{node.kind}")
    number = called.get(node.id, kind)
    notes = [kind] if node.kind is NodeKind.DECISION else []
    if node.customer:
        notes.append(words.say("picture.customer"))
    label = f"{node.label} ({', '.join(notes)})".lstrip() if notes else node.label
    time = node_time(node, words) or (words.say("picture.unknown") if node.kind is NodeKind.STEP else "")
    onward = "; ".join(_onward(edges, node, called, words))
    return number, lane_name(lanes[node.id], words), label, time, onward


def _onward(edges: Sequence[FlowEdge], node: FlowNode, called: Mapping[str, str], words: Words) -> Iterator[str]:
    for edge in edges:
        if edge.source != node.id:
            continue
        told = [edge.label] if edge.label else []
        marks = (("bounce", edge.bounce), ("moves", edge.customer), ("message", edge.message))
        told += [words.say(f"picture.{name}") for name, marked in marks if marked]
        number = called.get(edge.target) or words.say("picture.end")
        yield words.say("picture.onward", number=number, notes=", ".join(told)) if told else number


def _bar(bar: Bar, called: Mapping[str, str], told: Clock, words: Words) -> tuple[str, ...]:
    label = f"{called[bar.node.id]}. {bar.node.label}"
    time = told_time(bar, words)
    if bar.wanted is not None:
        time = f"{time}; {words.say('picture.time.shorten', time=words.duration(bar.wanted))}"
    return (
        label,
        bar.node.lane or words.say("picture.nobody"),
        time,
        words.say(f"picture.{_within(bar, told.promised)}"),
    )


def _within(bar: Bar, promised: Decimal) -> str:
    if bar.time is None:
        return "unknown"
    if bar.end <= promised:
        return "inside"
    return "over" if bar.start >= promised else "crossing"
