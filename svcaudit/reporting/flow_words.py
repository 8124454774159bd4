"""What the exports of a flow have in common: times in words, and names that are safe in each format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from svcaudit.language import pack
from svcaudit.messages import phrase, sentence
from svcaudit.model.flow import FlowGraph, FlowNode
from svcaudit.model.quantity import Duration

#: Characters that XML cannot hold, and that no other format should.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """A text without line breaks and control characters."""
    return _SPACES.sub(" ", _UNFIT.sub("", text)).strip()


def time_words(node: FlowNode, language: str) -> str:
    """How long a node takes, in words; "" where that is not said."""
    least, most = node.least, node.most or node.least
    if most is None:
        return ""
    same = least is not None and (least.unit, least.calendar) == (most.unit, most.calendar)
    span = replace(most, minimum=least.worst) if same and least is not None else most
    return phrase(span, language)


def untold_time(node: FlowNode, language: str) -> str:
    """The time of a node in words, "" where its label says that time already."""
    words = time_words(node, language)
    most = node.most or node.least
    if most is None or words.casefold() in node.label.casefold():
        return ""
    said = (quantity.value for quantity in pack(language).quantities(node.label))
    told = any(isinstance(one, Duration) and (one.worst, one.unit) == (most.worst, most.unit) for one in said)
    return "" if told else words


def lane_title(lane: str, language: str) -> str:
    """What stands over a lane; "" is that of the customer."""
    return one_line(lane) or sentence("flow.customer", language)


def lanes_of(graph: FlowGraph) -> dict[str, list[FlowNode]]:
    """The nodes of each lane in order; "" holds those that the customer does. What nobody does is in none."""
    found: dict[str, list[FlowNode]] = {lane: [] for lane in graph.lanes}
    for node in graph.nodes:
        if node.lane or node.customer:
            found.setdefault(node.lane, []).append(node)
    return found


def unique(names: Iterable[str]) -> list[str]:
    """The same names, each that came before with a number."""
    given: set[str] = set()
    found = []
    for name in names:
        free, number = name, 2
        while free in given:
            free, number = f"{name}_{number}", number + 1
        given.add(free)
        found.append(free)
    return found


def iso(duration: Duration | None) -> str:
    """The longest of a time in ISO 8601, "" for none."""
    if duration is None:
        return ""
    letter = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
    clock = "T" if duration.unit in ("second", "minute", "hour") else ""
    return f"P{clock}{duration.worst.normalize():f}{letter[duration.unit]}"
