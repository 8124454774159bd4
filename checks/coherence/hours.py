"""COH002: whoever comes at a published hour is attended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from svcaudit.checking.outcomes import suspected, undecided
from svcaudit.checking.pairs import across, agreement, fault
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.document import Block, BlockKind
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Interval, OpeningHours
from svcaudit.reading.rowvalues import unspecific
from svcaudit.timing import by_start, covered

_TELLING = frozenset({"notify", "update"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Published hours against the internal hours of the same place or channel."""
    exceptions = [(claim, hours) for claim in organisation.claims if (hours := _hours(claim)) and hours.shut]
    for promise, comparisons in across(organisation, (ClaimKind.HOURS,)):
        comparisons = tuple(one for one in comparisons if not _announced(one.right))
        if not comparisons or _announced(promise) or _names_a_case(organisation, promise):
            continue
        first = comparisons[0]
        promised, provided = _hours(promise), _together(comparisons)
        if promised is None:
            continue
        shut = [
            (replace(one, right=claim), hours)
            for claim, hours in exceptions
            for one in comparisons
            if _shut_within(promised, hours) and _says(organisation, one, claim)
        ]
        if shut:
            yield fault(shut[0][0], promise=promise.id, promised=promised, provided=shut[0][1])
            continue
        if provided is None:
            continue
        places = (promise.place, first.right.place)
        if uncovered(promised, provided):
            yield fault(first, promise=promise.id, promised=promised, provided=provided)
        elif not (untold := _untold(promised, provided)):
            yield agreement(first)
        elif first.certain:
            yield suspected(promise.id, *places, promise=promise.id, promised=untold, provided=provided)
        else:
            yield undecided(promise.id, *places, promise=promise.id)


def _announced(claim: Claim) -> bool:
    """True for the time of something that is only told of, such as a night of maintenance: nobody is attended then."""
    return bool(claim.action.values) and claim.action.values <= _TELLING


def _names_a_case(organisation: Organisation, claim: Claim) -> bool:
    """True for hours in the first cell of a row whose other cells say what is promised: "24-hour shop | two hours"."""
    block = _block(organisation, claim)
    if block is None or block.kind is not BlockKind.ROW or not block.cells:
        return False
    others = {one.kind for one in organisation.claims if one.statement.id == claim.statement.id} - {ClaimKind.HOURS}
    text = block.cells[0].passage.text
    return bool(others) and claim.text == text


def _block(organisation: Organisation, claim: Claim) -> Block | None:
    number = claim.statement.block
    document = next(one for one in organisation.documents if one.path == claim.place.path)
    return document.blocks[number] if number >= 0 else None


def _says(organisation: Organisation, comparison: Comparison, claim: Claim) -> bool:
    """True where a comparison's provision is this claim, or stands with it in one list item: about one thing."""
    provision = comparison.right
    if claim.id == provision.id:
        return True
    beside = provision.place.path == claim.place.path and provision.statement.block == claim.statement.block
    block = _block(organisation, claim)
    return beside and block is not None and block.kind is BlockKind.ITEM


def _together(comparisons: tuple[Comparison, ...]) -> OpeningHours | None:
    """The hours of all comparable provisions at once: two shifts attend one counter."""
    found = [hours for one in comparisons if (hours := _hours(one.right)) is not None and not hours.shut]
    if len(found) < 2:
        return found[0] if found else None
    intervals = {interval for hours in found for interval in hours.intervals}
    closed = set.intersection(*(set(hours.closed) for hours in found))
    opening = "; ".join(hours.opening for hours in found)
    return OpeningHours(opening, tuple(sorted(intervals, key=by_start)), tuple(sorted(closed)))


def _hours(claim: Claim) -> OpeningHours | None:
    value = claim.quantity.value if claim.quantity is not None else None
    return value if isinstance(value, OpeningHours) else None


def _shut_within(promised: OpeningHours, provided: OpeningHours) -> bool:
    """True where the other side says that it is closed at a time of the promised hours."""
    return any(
        one.weekday == other.weekday and one.start < other.end and other.start < one.end
        for one in promised.intervals
        for other in provided.shut
    )


def uncovered(promised: OpeningHours, provided: OpeningHours) -> tuple[Interval, ...]:
    """The promised intervals during which nobody attends.

    A weekday that the internal document does not speak of is not judged, unless it says that it is closed. Where a
    side names no weekday, its times are held against any day of the other's.
    """
    if unspecific(promised) or unspecific(provided):
        anytime = tuple(Interval(0, one.start, one.end) for one in provided.intervals)
        return tuple(one for one in promised.intervals if not covered(Interval(0, one.start, one.end), anytime))
    spoken = {interval.weekday for interval in provided.intervals} | set(provided.closed)
    return tuple(
        interval
        for interval in promised.intervals
        if interval.weekday in spoken and not covered(interval, provided.intervals)
    )


def _untold(promised: OpeningHours, provided: OpeningHours) -> OpeningHours | None:
    """The promised hours of weekdays that the internal document leaves out of its own list of days.

    Hours of one weekday alone are no list: they say how that day differs from the others.
    """
    if unspecific(promised) or unspecific(provided):
        return None
    spoken = {interval.weekday for interval in provided.intervals} | set(provided.closed)
    left = tuple(interval for interval in promised.intervals if interval.weekday not in spoken)
    return OpeningHours(promised.opening, left) if left and len(spoken) > 1 else None
