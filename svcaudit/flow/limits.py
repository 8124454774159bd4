"""Which procedures have to keep a time, and which of their steps say how long they may take."""

from __future__ import annotations

from collections import defaultdict

from svcaudit.flow.holding import akin
from svcaudit.flow.routes import whole_unit
from svcaudit.language import pack
from svcaudit.model.claim import ClaimKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Procedure, Step
from svcaudit.model.quantity import QuantityKind

#: Words that say as much of the time of a step as a limit does.
_TOLD = frozenset({"limit.once", "limit.until", "named.elsewhere"})
_FEWEST = 2  # steps with a time: fewer are no habit


class TimeLimits:
    """What one organisation says of the time of its steps, looked up once."""

    def __init__(self, organisation: Organisation) -> None:
        self._languages = {document.path: document.language for document in organisation.documents}
        self._ends: dict[str, list[str]] = defaultdict(list)
        for journey in organisation.journeys:
            self._ends[journey.procedure].extend(journey.steps[-1:])
        self._deadlines: dict[str, set[int]] = defaultdict(set)
        for claim in organisation.claims:
            if claim.kind is ClaimKind.DEADLINE:
                self._deadlines[claim.place.path].add(claim.place.line)

    def bound(self, procedure: Procedure) -> bool:
        """True where a promise or a stated total has to be kept, and two thirds of the acting steps have a time."""
        acting = [step for step in procedure.steps if acts(step)]
        told = [step for step in acting if self.timed(procedure, step)]
        if len(told) < _FEWEST or len(told) * 3 < len(acting) * 2:
            return False
        return procedure.id in self._ends or self._has_total(procedure)

    def _has_total(self, procedure: Procedure) -> bool:
        """True where the document sets a deadline outside the steps themselves."""
        lines = {line for step in procedure.steps for line in range(step.place.line, step.place.end_line + 1)}
        return bool(self._deadlines.get(procedure.path, set()) - lines)

    def timed(self, procedure: Procedure, step: Step) -> bool:
        """True where a step says how long it may take, in itself or by pointing to where it is said."""
        if step.time is not None or step.time_told or step.waits_for_customer:
            return True
        language = pack(self._languages[procedure.path])
        if any(quantity.kind is QuantityKind.DURATION for quantity in language.quantities(step.text)):
            return True
        sentences = (step.text[start:end] for start, end in language.sentences(step.text))
        return any(hit.concept in _TOLD for said in sentences if not said.endswith("?") for hit in language.hits(said))

    def before_the_event(self, procedure: Procedure, step: Step) -> bool:
        """False for a step that only follows what was promised."""
        ends = self._ends.get(procedure.id)
        order = {one.id: number for number, one in enumerate(procedure.steps)}
        return not ends or any(order[step.id] <= order[end] for end in ends)


def acts(step: Step) -> bool:
    """True for a step in which something is done: a question alone takes no time of its own."""
    text = step.text.strip()
    asks = bool(step.decisions) and text.endswith("?") and not any(mark in text for mark in ".!;:")
    return step.acts and not asks


def receives_case(procedure: Procedure, step: Step) -> bool:
    """True where the case comes to another unit with that step."""
    mine = _units(step)
    before = [one for one in procedure.steps if any(branch.target == step.id for branch in one.branches)]
    return bool(mine and before) and all(_units(one) and not _share(_units(one), mine) for one in before)


def returns_to_close(procedure: Procedure, step: Step) -> bool:
    """True for a last step of whoever had the case before, or answers for it: no hand-off, but its end."""
    before = {whole_unit(unit) for unit in procedure.owner}
    before.update(unit for one in procedure.steps if one is not step for unit in _units(one))
    return step.ends and _share(_units(step), frozenset(before))


def comes_in(procedure: Procedure, step: Step) -> bool:
    """True for the first thing that is done, where it takes in the case, or where no column asks for its time."""
    return step.receives or (step is procedure.steps[0] and not procedure.charted and step.owner_from != "column")


def _share(ones: frozenset[str], others: frozenset[str]) -> bool:
    return any(one == other or akin(one, other) for one in ones for other in others)


def _units(step: Step) -> frozenset[str]:
    return frozenset(whole_unit(unit) for unit in step.units)
