"""COH009: whatever is published says the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.pairs import other_currency, within
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Relation, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.quantity import Duration, Money, OpeningHours, Percentage
from svcaudit.reading.rowvalues import unspecific
from svcaudit.timing import Later, covered

KINDS = (
    ClaimKind.DEADLINE,
    ClaimKind.INTERVAL,
    ClaimKind.WAITING,
    ClaimKind.WINDOW,
    ClaimKind.TERM,
    ClaimKind.NOTICE,
    ClaimKind.PRICE,
    ClaimKind.TARGET,
    ClaimKind.SHARE,
    ClaimKind.HOURS,
)
#: Likelihood (percent) from which two published places that differ are worth a person's look: an organisation's pages
#: have much in common, and few pairs that are less likely are about one thing.
LIKELY = 60


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Comparable published claims, each pair once."""
    for comparison in within(organisation, Role.PUBLISHED, KINDS):
        if comparison.likelihood >= LIKELY and not _siblings(comparison):
            yield _outcome(comparison)


def _siblings(comparison: Comparison) -> bool:
    """True for claims of one document, which states special cases of its own, unless one answers a question."""
    left, right = comparison.left, comparison.right
    asked = any(_answers(claim) for claim in (left, right))
    same_section = left.statement.headings == right.statement.headings
    return left.place.path == right.place.path and (same_section or not asked)


def _answers(claim: Claim) -> bool:
    return any(topic.source is Source.QUESTION for topic in claim.topics)


def _outcome(comparison: Comparison) -> Outcome:
    left, right = comparison.left, comparison.right
    assert left.quantity is not None
    assert right.quantity is not None
    first, second = left.quantity.value, right.quantity.value
    places = (left.place, right.place)
    subject = f"{left.id} {right.id}"
    differs = _differ(first, second, left.statement.language)
    if differs is None:
        return undecided(subject, *places)
    if not differs:
        return kept(subject, *places)
    sure = comparison.certain and comparison.relation is Relation.SAME
    assert isinstance(first, Duration | Money | Percentage | OpeningHours)
    assert isinstance(second, Duration | Money | Percentage | OpeningHours)
    sometimes = (
        isinstance(first, Duration)
        and isinstance(second, Duration)
        and _sometimes(first, second, left.statement.language)
    )
    maker = broken if sure else suspected
    return maker(
        subject,
        *places,
        message="suspected" if not sure else "possible" if sometimes else "broken",
        severity=Severity.WARNING if sometimes else None,
        first=first,
        second=second,
    )


def _differ(first: object, second: object, language: str) -> bool | None:
    if isinstance(first, Duration) and isinstance(second, Duration):
        verdicts = {later(first, second, language), later(second, first, language)}
        return None if Later.UNKNOWN in verdicts else verdicts != {Later.NEVER}
    if isinstance(first, Money) and isinstance(second, Money):
        return None if other_currency(first, second) else first.amount != second.amount
    if isinstance(first, Percentage) and isinstance(second, Percentage):
        return first.value != second.value
    if isinstance(first, OpeningHours) and isinstance(second, OpeningHours):
        if unspecific(first) or unspecific(second):
            return None
        return bool(_beyond(first, second) or _beyond(second, first))
    return None


def _beyond(first: OpeningHours, second: OpeningHours) -> bool:
    """True where the first is open on a weekday that the second speaks of, at a time when the second is not."""
    spoken = {interval.weekday for interval in second.intervals} | set(second.closed)
    return any(interval.weekday in spoken and not covered(interval, second.intervals) for interval in first.intervals)


def _sometimes(first: Duration, second: Duration, language: str) -> bool:
    return Later.ALWAYS not in (later(first, second, language), later(second, first, language))
