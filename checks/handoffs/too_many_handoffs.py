"""HND002: a case changes hands no more often than it must."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.flow.routes import changes
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """The changes of unit along each procedure's longest way, the return to the owner left out."""
    maximum = organisation.settings.max_handoffs
    for procedure in organisation.procedures:
        units = changes(procedure)
        if len(units) < 2:
            continue
        count = len(units) - 1
        if count > maximum and len(set(units)) == len(units):
            yield broken(procedure.id, procedure.place, count=count, maximum=maximum, path=units)
        else:
            yield kept(procedure.id, procedure.place)
