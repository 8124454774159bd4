"""The flow of a case as a graph to be drawn and exported, the time along it, and the ladder of the complaint path.

These are results: they hold what a picture or a table needs, and nothing that needs the documents again.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from svcaudit.model.quantity import Duration


class NodeKind(StrEnum):
    """What a node of a flow is."""

    START = "start"
    STEP = "step"
    DECISION = "decision"
    END = "end"


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A step of a flow. `lane` is the unit that does it, "" where nobody is named.

    `least`, `usual` and `most` are how long it takes, None where nothing is said: unknown is never zero. `customer` is
    true where the customer has to move or act. `line` is 1-based in the procedure's document, 0 for a node that no
    line tells of.
    """

    id: str
    label: str
    kind: NodeKind
    lane: str = ""
    least: Duration | None = None
    usual: Duration | None = None
    most: Duration | None = None
    customer: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """A way from one node to another. `label` is its condition.

    `message` is true between organisations or with the customer; `bounce` where the case comes back to a unit that it
    left; `customer` where the customer has to go there.
    """

    source: str
    target: str
    label: str = ""
    message: bool = False
    bounce: bool = False
    customer: bool = False


@dataclass(frozen=True, slots=True)
class FlowGraph:
    """One procedure as a graph. `lanes` are its units in the order in which they come to act."""

    id: str
    name: str
    path: str
    line: int
    lanes: tuple[str, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Slack:
    """How much longer a step that is not on the critical path may take before it is."""

    step: str
    time: Duration


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """The longest way through a flow, by working time.

    `steps` are the ids of its steps in order; a step to which the case is sent back comes again. `least` and `most` are
    the whole at its best, without any round, and at its worst; None where nothing on it has a time. `unknown` are the
    steps of the way whose time is not said: with any, `most` is a lower bound. `slack` is told for the steps that are
    beside the way. `endless` are the steps, on the way or beside it, from which the case may be sent back without a
    limit: counted once.
    """

    flow: str
    steps: tuple[str, ...]
    least: Duration | None
    most: Duration | None
    unknown: tuple[str, ...] = ()
    slack: tuple[Slack, ...] = ()
    endless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortening:
    """A step to shorten, and how long it may take then."""

    step: str
    today: Duration
    wanted: Duration


@dataclass(frozen=True, slots=True)
class Feasibility:
    """What could be promised beside what is: `promise` is the id of a published deadline, `promised` its time.

    `shortest` is the shortest deadline that today's procedure keeps at its worst, None where a step has no time.
    `shortenings` would keep the published one. `probability` (0 to 1) of keeping it comes from a simulation, None
    where the steps give no least, usual and most time.
    """

    promise: str
    promised: Duration
    path: CriticalPath
    shortest: Duration | None
    shortenings: tuple[Shortening, ...] = ()
    probability: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of the complaint path. `kind` is first, second, outside or another level's name; `unit` who decides.

    `present` is false for a level that should be there and is not; `path` and `line` (1-based) say where it is told.
    """

    kind: str
    unit: str
    present: bool
    time: Duration | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Flows:
    """All that a report shows of how cases travel; `paths` are the longest ways of whole procedures."""

    graphs: tuple[FlowGraph, ...] = ()
    feasibilities: tuple[Feasibility, ...] = ()
    ladder: tuple[Rung, ...] = ()
    paths: tuple[CriticalPath, ...] = ()
