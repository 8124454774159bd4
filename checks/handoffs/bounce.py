"""HND001: a case does not come back to a unit that it left already."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.flow.joining import cases
from svcaudit.flow.routes import turns
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """One answer for each procedure that more than one unit takes part in: its first bounce, or that it has none.

    Where its case is handed over to other procedures, a bounce that only shows in all of them together is its own.
    """
    bouncing = {one.id for one in organisation.procedures if next(turns(one), None) is not None}
    joined = {case.path.id: case for case in cases(organisation.procedures, calls=False)}
    for procedure in organisation.procedures:
        case = joined.get(procedure.id)
        alone = case is None or any(one.id in bouncing for one in case.procedures)
        path = procedure if alone or case is None else case.path
        if len({unit for step in path.steps for unit in step.units}) < 2:
            continue
        found = next(turns(path), None)
        if found is None:
            yield kept(procedure.id, procedure.place)
        else:
            maker = broken if path is procedure else suspected
            message = "broken" if path is procedure else "suspected"
            yield maker(procedure.id, *found.places, message=message, unit=found.unit, path=found.path)
