"""HND002: a case changes hands no more often than it must."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.flow.joining import cases
from svcaudit.flow.routes import changes
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """The changes of unit along each procedure's longest way, the return to the owner left out.

    Where its case goes on in other procedures, they are summed once, over all of them together, unless one of them has
    too many by itself.
    """
    maximum = organisation.settings.max_handoffs
    joined = {case.path.id: case for case in cases(organisation.procedures)}
    many = {one.id for one in organisation.procedures if _too_many(changes(one), maximum)}
    for procedure in organisation.procedures:
        case = joined.get(procedure.id)
        alone = case is None or any(one.id in many for one in case.procedures)
        units = changes(procedure if alone or case is None else case.path)
        if len(units) < 2:
            continue
        count = len(units) - 1
        if _too_many(units, maximum):
            maker, message = (broken, "broken") if alone else (suspected, "suspected")
            yield maker(procedure.id, procedure.place, message=message, count=count, maximum=maximum, path=units)
        else:
            yield kept(procedure.id, procedure.place)


def _too_many(units: tuple[str, ...], maximum: int) -> bool:
    """True where a case changes hands too often among units that each have it once, but for a return at the very end:
    a bounce is another fault.
    """
    once = units[:-1] if units[-1] in units[:-1] else units
    return len(once) - 1 > maximum and len(set(once)) == len(once)
