"""HND001: a case does not come back to a unit that it left already."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.flow.routes import turns
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """One answer for each procedure that more than one unit takes part in: its first bounce, or that it has none."""
    for procedure in organisation.procedures:
        if len({unit for step in procedure.steps for unit in step.units}) < 2:
            continue
        found = next(turns(procedure), None)
        if found is None:
            yield kept(procedure.id, procedure.place)
        else:
            yield broken(procedure.id, *found.places, unit=found.unit, path=found.path)
