"""Comparisons as checks want them: by the kinds they judge and the sides they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.model.claim import Claim, ClaimKind, Comparison
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity, Value, Verdict
from svcaudit.model.quantity import Contact, Money

#: Digits: fewer are an extension or a short code, said beside the number.
_SHORT = 6


def across(organisation: Organisation, kinds: Iterable[ClaimKind]) -> Iterator[tuple[Claim, tuple[Comparison, ...]]]:
    """Each promise of those kinds with its comparable provisions, the most similar first."""
    wanted = frozenset(kinds)
    groups: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in organisation.comparisons:
        if comparison.kind in wanted and comparison.left.role is not comparison.right.role:
            groups[comparison.left.id].append(comparison)
    for found in groups.values():
        yield found[0].left, tuple(sorted(found, key=lambda one: (-one.likelihood, -one.similarity)))


def within(organisation: Organisation, role: Role, kinds: Iterable[ClaimKind]) -> Iterator[Comparison]:
    """Comparable claims of those kinds that both stand on one side."""
    wanted = frozenset(kinds)
    for comparison in organisation.comparisons:
        if comparison.kind in wanted and comparison.left.role is role and comparison.right.role is role:
            yield comparison


def fault(
    comparison: Comparison,
    *,
    message: str = "broken",
    severity: Severity | None = None,
    promise: str | None = None,
    **values: Value,
) -> Outcome:
    """The outcome where two comparable claims disagree: as sure as it is that they are comparable."""
    subject, places = comparison.left.id, (comparison.left.place, comparison.right.place)
    if comparison.certain:
        return broken(subject, *places, message=message, severity=severity, promise=promise, **values)
    if comparison.likely:
        return suspected(subject, *places, message="suspected", severity=severity, promise=promise, **values)
    return undecided(subject, *places, promise=promise)


def nearest(comparisons: Iterable[Comparison]) -> Iterator[Comparison]:
    """Of each document the provision that is most similar: what else a document says there is about another thing."""
    seen: set[str] = set()
    for comparison in comparisons:
        if comparison.right.place.path not in seen:
            seen.add(comparison.right.place.path)
            yield comparison


def agreement(comparison: Comparison) -> Outcome:
    """The outcome where two claims agree: good only where they are likely to be about the same thing."""
    left, right = comparison.left, comparison.right
    maker = kept if comparison.certain or comparison.likely else undecided
    return maker(left.id, left.place, right.place, promise=left.id)


def worst(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The one outcome of a promise that several provisions bear on: its worst certain fault, else the nearest one's.

    `outcomes` come the most similar first. One manual that keeps a promise does not make up for another that breaks it.
    """
    listed = list(outcomes)
    faults = [outcome for outcome in listed if outcome.verdict is Verdict.BROKEN]
    full = [outcome for outcome in faults if outcome.severity is None]
    yield from (*full, *faults, *listed)[:1]


def same_value_elsewhere(organisation: Organisation, claim: Claim, role: Role) -> bool:
    """True where the other side names this very value for something that shares words with the claim."""
    told = _told(claim)
    return any(
        other.role is role
        and other.kind is claim.kind
        and other.quantity is not None
        and claim.quantity is not None
        and other.quantity.value == claim.quantity.value
        and told & _told(other)
        for other in organisation.claims
    )


def _told(claim: Claim) -> set[str]:
    """The words of a claim and the things that they name, which the other side may call by other words."""
    return {name for topic in claim.topics for name in (topic.stem, topic.thing) if name}


def other_currency(first: Money, second: Money) -> bool:
    """True for sums in two currencies, which cannot be held against each other. Free is free in each."""
    return bool(first.currency and second.currency and first.amount and first.currency != second.currency)


def same_contact(first: Contact, second: Contact) -> bool:
    """True for one contact in two notations: a number with and without its country code is one."""
    if first.channel != "phone" or first.value == second.value:
        return first.value == second.value
    one, other = (value.lstrip("+").lstrip("0") for value in (first.value, second.value))
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORT and longer.endswith(shorter)
