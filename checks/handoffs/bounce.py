"""HND001: a case does not come back to a unit that it left already."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.flow.routes import Return, returns, units_on
from svcaudit.language import pack
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Handoff, Procedure, Step

#: Actions with which a unit that gets a case back ends it or tells the customer.
_ENDING = frozenset({"close", "notify", "answer", "deliver", "send", "refund", "pay", "update", "register", "issue"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """One answer for each procedure that more than one unit takes part in."""
    for procedure in organisation.procedures:
        if len({unit for step in procedure.steps for unit in step.units}) > 1:
            yield _outcome(organisation, procedure)


def _outcome(organisation: Organisation, procedure: Procedure) -> Outcome:
    for handoff in _sent_back(procedure):
        units = tuple(unit for unit, _ in units_on(procedure.steps))
        path = (*units[: units.index(handoff.sender) + 1], handoff.receiver) if handoff.sender in units else units
        return broken(procedure.id, handoff.place, unit=handoff.receiver, path=path)
    turns = [found for found in returns(procedure) if not _ends(organisation, procedure, found)]
    if len(turns) > 1:
        return broken(procedure.id, turns[0].step.place, unit=turns[0].unit, path=turns[-1].path)
    return kept(procedure.id, procedure.place)


def _sent_back(procedure: Procedure) -> Iterator[Handoff]:
    """Hand-offs back to a unit that had the case, that do not end it and set no limit."""
    seen: list[str] = []
    for step in procedure.steps:
        for handoff in step.handoffs:
            earlier = _before(procedure, step)
            loops = any(branch.target in earlier for branch in step.branches)
            if handoff.receiver in seen and not handoff.customer and loops:
                yield handoff
        seen.extend(unit for unit in step.units if unit not in seen)


def _before(procedure: Procedure, step: Step) -> frozenset[str]:
    """Ids of the steps before one."""
    return frozenset(one.id for one in procedure.steps[: procedure.steps.index(step)])


def _ends(organisation: Organisation, procedure: Procedure, found: Return) -> bool:
    """True where the case comes back to be closed, told to the customer or given to them."""
    language = pack(organisation.document(procedure.path).language)
    actions = {hit.concept.removeprefix("action.") for hit in language.hits(found.step.text)}
    return found.last or found.unit in procedure.owner or bool(actions & _ENDING)
