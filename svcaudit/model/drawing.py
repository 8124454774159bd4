"""What a BPMN document keeps as data: processes with their nodes and flows, as written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.place import Passage

_NOTHING = Passage("")


class DrawnKind(StrEnum):
    """What a node of a process is. A fork only parts ways, without a question, as parallel gateways do."""

    TASK = "task"
    DECISION = "decision"
    FORK = "fork"
    START = "start"
    END = "end"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class DrawnTime:
    """How long a task takes, as ISO 8601 durations; `calendar` is "working", "calendar" or "" for unsaid."""

    least: str = ""
    usual: str = ""
    most: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A task, gateway or event; `span` is the source span of its first tag.

    `lanes` are the names of the lanes around it, the innermost first. `inside` is the id of the sub-process that it is
    part of, "" in the process itself. `host` is the activity that a boundary event is attached to, which `interrupts`
    it or not. `timer` is an ISO 8601 duration as written, `link` the name of a link event, `note` its documentation.
    `known` is the step's id where our own export could not keep it as the element's. `holds` is true for a
    sub-process.
    """

    id: str
    kind: DrawnKind
    process: str
    span: tuple[int, int]
    name: Passage = _NOTHING
    lanes: tuple[Passage, ...] = ()
    inside: str = ""
    host: str = ""
    interrupts: bool = True
    timer: Passage = _NOTHING
    link: str = ""
    note: Passage = _NOTHING
    time: DrawnTime | None = None
    known: str = ""
    holds: bool = False


@dataclass(frozen=True, slots=True)
class DrawnFlow:
    """An arrow from one node to another, or to or from a whole pool; `message` is true between pools."""

    source: str
    target: str
    name: Passage
    span: tuple[int, int]
    message: bool = False


@dataclass(frozen=True, slots=True)
class DrawnProcess:
    """A process; `pool` is the name of the participant whose process it is, `laned` true where it has lanes."""

    id: str
    name: Passage
    pool: Passage
    laned: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All processes of one document. `closed` are the names of the pools that show no process, by id."""

    processes: tuple[DrawnProcess, ...]
    nodes: tuple[DrawnNode, ...]
    flows: tuple[DrawnFlow, ...]
    closed: tuple[tuple[str, Passage], ...] = ()

    def names(self) -> Iterator[str]:
        """All that is written on it, in order."""
        for process in self.processes:
            yield process.name.text
            yield process.pool.text
        for node in self.nodes:
            yield from (lane.text for lane in node.lanes)
            yield node.name.text
        yield from (flow.name.text for flow in self.flows)
