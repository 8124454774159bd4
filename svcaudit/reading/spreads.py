"""The times of steps that are kept as data in three: at least, usually and at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from svcaudit.language import LanguagePack
from svcaudit.model.document import StepEntry
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Procedure, Step
from svcaudit.model.quantity import Duration
from svcaudit.timing import SECONDS


def with_spreads(procedure: Procedure, entries: Sequence[StepEntry], language: LanguagePack) -> Procedure:
    """A procedure whose steps, one for each entry, have the least and the usual time that their data gives."""
    steps = (_step(step, entry, language) for step, entry in zip(procedure.steps, entries, strict=True))
    return replace(procedure, steps=tuple(steps))


def _step(step: Step, entry: StepEntry, language: LanguagePack) -> Step:
    """The step whose time reaches from its least to its most; without a most, nothing is known of its worst."""
    if step.time is None or not isinstance(step.time.value, Duration):
        return step
    most = step.time.value
    least, usual = (_number(passage, most, language) for passage in (entry.least, entry.usual))
    if least is None and usual is None:
        return step
    time = step.time if least is None else replace(step.time, value=replace(most, minimum=min(least, most.worst)))
    usually = None if usual is None else replace(step.time, value=replace(most, minimum=usual, maximum=usual))
    return replace(step, time=time, least_time=time, usual_time=usually)


def _number(passage: Passage | None, most: Duration, language: LanguagePack) -> Decimal | None:
    """A time in the unit of the longest one; where it does not say which days count, those of the longest do."""
    found = () if passage is None else language.quantities(passage.text)
    said = next((one.value for one in found if isinstance(one.value, Duration)), None)
    return None if said is None else said.worst * SECONDS[said.unit] / SECONDS[most.unit]
