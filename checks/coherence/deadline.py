"""COH001: what is promised in time is also provided for in time."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, suspected, undecided
from svcaudit.checking.pairs import across, agreement, fault, nearest, worst
from svcaudit.flow.journeys import SURE
from svcaudit.flow.lengths import counted
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.procedure import Journey
from svcaudit.model.quantity import Duration
from svcaudit.timing import Later

KINDS = (ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.WAITING)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each promised time against the provisions, and against each single step that leads to it."""
    compared: set[str] = set()
    for promise, comparisons in across(organisation, KINDS):
        compared.add(promise.id)
        yield from worst(_outcome(promise, comparison) for comparison in nearest(comparisons))
    for journey in organisation.journeys:
        if journey.promise not in compared:
            yield from _steps(organisation, journey)


def _outcome(promise: Claim, comparison: Comparison) -> Outcome:
    provision = comparison.right
    promised, provided = _duration(promise), _duration(provision)
    places = (promise.place, provision.place)
    if promised is None or provided is None or _averages(promise) != _averages(provision):
        return undecided(promise.id, *places, promise=promise.id)
    verdict = later(promised, provided, promise.statement.language)
    if verdict is Later.NEVER:
        return agreement(comparison)
    if verdict is Later.UNKNOWN:
        maker = suspected if comparison.certain else undecided
        values = {"promised": promised, "provided": provided} if comparison.certain else {}
        return maker(promise.id, *places, promise=promise.id, **values)
    sometimes = verdict is Later.SOMETIMES
    return fault(
        comparison,
        message="possible" if sometimes else "broken",
        severity=Severity.WARNING if sometimes else None,
        promise=promise.id,
        promised=promised,
        provided=provided,
    )


def _averages(claim: Claim) -> bool:
    """True for a mean, which no single case can be held against."""
    return claim.quantity is not None and claim.quantity.average


def _duration(claim: Claim) -> Duration | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, Duration) else None


def _steps(organisation: Organisation, journey: Journey) -> Iterator[Outcome]:
    """A single step of the way that takes longer than the whole was promised to take."""
    promise = organisation.claim(journey.promise)
    promised = _duration(promise)
    procedure = next(one for one in organisation.procedures if one.id == journey.procedure)
    way = tuple(step for step in procedure.steps if step.id in journey.steps)
    if promised is None or journey.similarity < SURE or not promise.action:
        return
    for step, provided in counted(way):
        if later(promised, provided, promise.statement.language) is Later.ALWAYS:
            yield broken(
                promise.id, promise.place, step.place, promise=promise.id, promised=promised, provided=provided
            )
            return
