"""What a report shows of how cases travel: the flows that have something to show, and the complaint ladder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from svcaudit.checking import CheckResult
from svcaudit.checking.ladder import ladder
from svcaudit.flow import critical_path, flows
from svcaudit.flow.lengths import times_of
from svcaudit.model.flow import Feasibility, FlowGraph, Flows, NodeKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Verdict

_RULE = "PTH007"
_SAID = frozenset({Verdict.KEPT, Verdict.BROKEN, Verdict.SUSPECTED})
_ACTING = frozenset({NodeKind.STEP, NodeKind.DECISION})
#: Steps from which on a flow, or a time line, is more than a sentence.
_FEWEST = 2


def all_flows(organisation: Organisation) -> Flows:
    """Everything that can be told of the flows of an organisation that was followed."""
    return replace(
        flows(organisation),
        ladder=ladder(organisation),
        paths=tuple(critical_path(procedure, organisation) for procedure in organisation.procedures),
    )


def flows_to_show(organisation: Organisation, results: Sequence[CheckResult]) -> Flows:
    """The flows of an organisation that was followed, promises by the ids of the register.

    Time lines are those of promises on which PTH007 had something to say, so that no picture accuses where the rule
    is silent; where it could not decide, those that end with what was promised and lack a time.
    """
    found = flows(organisation)
    judged = _judged(results)
    ending = {journey.promise for journey in organisation.journeys if journey.ends_there}
    told = [
        _registered(one, organisation)
        for one in found.feasibilities
        if judged.get(one.promise) in _SAID
        or (judged.get(one.promise) is Verdict.UNDECIDED and one.promise in ending and one.path.unknown)
    ]
    feasibilities = tuple(one for one in told if len(one.path.steps) >= _FEWEST or one.shortenings)
    timed = {one.path.flow for one in feasibilities}
    graphs = tuple(graph for graph in found.graphs if _tells(graph, timed))
    return Flows(graphs, feasibilities, ladder(organisation))


def _judged(results: Sequence[CheckResult]) -> dict[str, Verdict]:
    """What the rule on the sum of the steps says of each promise."""
    return {
        outcome.promise: outcome.verdict
        for result in results
        if result.check.id == _RULE
        for outcome in result.outcomes
        if outcome.promise is not None
    }


def _tells(graph: FlowGraph, timed: Collection[str]) -> bool:
    """True for a flow with a promise to keep, and for one of several steps in which the case changes hands, comes to
    a fork, or waits for the customer or for nobody in particular."""
    acting = [node for node in graph.nodes if node.kind in _ACTING]
    if graph.id in timed:
        return True
    forks = any(node.kind is NodeKind.DECISION for node in acting)
    units = {node.lane for node in graph.nodes}
    moved = any(edge.bounce or edge.customer for edge in graph.edges) or any(node.customer for node in acting)
    return len(acting) >= _FEWEST and (forks or moved or len(units) > 1)


def _registered(feasibility: Feasibility, organisation: Organisation) -> Feasibility:
    """The same with the id of the statement, by which the register knows a promise, and of the longest way the steps
    that count towards it: a step that waits for the customer, or has a clock of its own, takes nothing of a deadline.
    """
    statements = {claim.id: claim.statement.id for claim in organisation.claims}
    path = feasibility.path
    counting = set(path.unknown)
    for procedure in organisation.procedures:
        if procedure.id == path.flow:
            counting |= times_of(procedure, feasibility.promised).keys()
    steps = tuple(step for step in path.steps if step in counting)
    return replace(
        feasibility,
        promise=statements.get(feasibility.promise, feasibility.promise),
        path=replace(path, steps=steps),
    )
