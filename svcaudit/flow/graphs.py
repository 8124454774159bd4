"""A procedure -> the graph of it that is drawn and exported."""

from __future__ import annotations

from dataclasses import replace

from svcaudit.flow.routes import turns
from svcaudit.model.flow import FlowEdge, FlowGraph, FlowNode, NodeKind
from svcaudit.model.procedure import Branch, Decision, Procedure, Step, StepShape
from svcaudit.model.quantity import Duration, Quantity

_WAYS = 2  # a decision has as many ways out


def graph_of(procedure: Procedure) -> FlowGraph:
    """The procedure as a graph, its nodes in the order of its steps.

    A step that acts and then decides is two nodes. A beginning or an end that the steps do not show, because a way
    leads back to the first or on from the last, is a node of its own.
    """
    return _Drawing(procedure).graph()


class _Drawing:
    """Draws one procedure; `nodes` and `edges` grow from step to step."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._steps = {step.id: step for step in reversed(procedure.steps)}
        self._entered = {
            branch.target for step in procedure.steps for branch in step.branches if branch.target in self._steps
        }
        self._back = {way for turn in turns(procedure) for way in turn.ways}
        self._nodes: dict[str, FlowNode] = {}
        self._edges: dict[FlowEdge, None] = {}

    def graph(self) -> FlowGraph:
        """The whole; steps that share an id are one."""
        steps = [step for step in self._procedure.steps if self._steps[step.id] is step]
        for step in steps[:1]:
            self._begin(step)
        for step in steps:
            self._draw(step)
        nodes = tuple(self._nodes.values())
        place = self._procedure.place
        return FlowGraph(
            id=self._procedure.id,
            name=self._procedure.name,
            path=self._procedure.path,
            line=place.line,
            lanes=tuple(dict.fromkeys(node.lane for node in nodes if node.lane)),
            nodes=nodes,
            edges=tuple(self._finished(edge) for edge in self._edges),
            owner=next(iter(self._procedure.owner), ""),
        )

    def _begin(self, first: Step) -> None:
        """A beginning of its own where some way leads back to the first step."""
        if first.id in self._entered:
            start = self._beside(first, "start", NodeKind.START)
            self._edge(FlowEdge(start.id, first.id))

    def _draw(self, step: Step) -> None:
        node = self._add(_node(step, self._kind(step)))
        onward = [branch for branch in step.branches if branch.target in self._steps]
        ends = step.ends and bool(onward)
        decision = _apart(step) if len(onward) + ends >= _WAYS else None
        source = node
        if decision is not None:
            source = self._beside(step, f"{step.id}_decision", NodeKind.DECISION, decision.condition)
            self._edge(FlowEdge(node.id, source.id))
        for branch in onward:
            self._way(step, source, branch)
        if ends:
            self._edge(FlowEdge(source.id, self._beside(step, f"{step.id}_end", NodeKind.END).id))
        self._redirects(step, source)

    def _kind(self, step: Step) -> NodeKind:
        if step.shape is StepShape.QUESTION:
            return NodeKind.DECISION
        if step.shape is StepShape.TERMINAL:
            if step.id not in self._entered:
                return NodeKind.START
            return NodeKind.END if step.ends else NodeKind.STEP
        asked = any(decision.condition.strip() == step.text.strip() for decision in step.decisions)
        return NodeKind.DECISION if asked else NodeKind.STEP

    def _way(self, step: Step, source: FlowNode, branch: Branch) -> None:
        assert branch.target is not None
        units = self._steps[branch.target].units
        sent = any(handoff.customer and handoff.receiver in units for handoff in step.handoffs)
        bounce = (step.id, branch.target) in self._back
        self._edge(FlowEdge(source.id, branch.target, branch.condition, branch.message, bounce, sent))

    def _redirects(self, step: Step, source: FlowNode) -> None:
        """The customer is sent to a unit to which no step leads on."""
        reached = {
            unit
            for branch in step.branches
            if branch.target in self._steps
            for unit in self._steps[branch.target].units
        }
        sent = dict.fromkeys(one.receiver for one in step.handoffs if one.customer and one.receiver not in reached)
        for number, unit in enumerate((unit for unit in sent if unit), start=1):
            there = self._beside(step, f"{step.id}_sent_{number}", NodeKind.END)
            self._nodes[there.id] = replace(there, lane=unit, customer=True)
            self._edge(FlowEdge(source.id, there.id, message=True, customer=True))

    def _beside(self, step: Step, identifier: str, kind: NodeKind, label: str = "") -> FlowNode:
        """A node that no step is, in the lane of a step."""
        while identifier in self._steps or identifier in self._nodes:
            identifier += "_"
        lane = _lane(step)
        return self._add(FlowNode(identifier, label, kind, lane, customer=step.waits_for_customer and not lane))

    def _add(self, node: FlowNode) -> FlowNode:
        return self._nodes.setdefault(node.id, node)

    def _edge(self, edge: FlowEdge) -> None:
        self._edges.setdefault(edge)

    def _finished(self, edge: FlowEdge) -> FlowEdge:
        """What passes between the organisation and the customer is a message."""
        ends = (self._nodes[edge.source], self._nodes[edge.target])
        outside = {node.customer and not node.lane for node in ends}
        return replace(edge, message=True) if len(outside) > 1 else edge


def _apart(step: Step) -> Decision | None:
    """The decision of a step that says more than that it is taken."""
    if step.shape is not StepShape.BOX:
        return None
    found = next(iter(step.decisions), None)
    return None if found is None or found.condition.strip() == step.text.strip() else found


def _lane(step: Step) -> str:
    return step.units[0] if step.units else ""


def _node(step: Step, kind: NodeKind) -> FlowNode:
    least, most = _times(step)
    return FlowNode(
        id=step.id,
        label=step.text,
        kind=kind,
        lane=_lane(step),
        least=least,
        usual=_duration(step.usual_time),
        most=most,
        customer=step.waits_for_customer,
        line=step.place.line,
    )


def _times(step: Step) -> tuple[Duration | None, Duration | None]:
    """The shortest and the longest time that a step says; "within five days" has no shortest."""
    least, most = _duration(step.least_time), _duration(step.time)
    shortest = replace(least, maximum=least.minimum) if least is not None and least.minimum is not None else None
    if most is None or most.maximum is None or most.minimum is None:
        return shortest, most
    return shortest, replace(most, minimum=most.maximum)


def _duration(quantity: Quantity | None) -> Duration | None:
    value = quantity.value if quantity is not None else None
    return value if isinstance(value, Duration) else None
