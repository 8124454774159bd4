"""Candidates -> how likely each is: what each pair has for and against it, beside all the others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable
from heapq import nlargest
from operator import itemgetter
from typing import Protocol

from svcaudit.language import pack
from svcaudit.matching.likelihood import Evidence, likelihood
from svcaudit.matching.similarity import Rarity
from svcaudit.model.claim import Claim, ClaimKind, Reason, Relation, Source
from svcaudit.model.quantity import Bound, Duration, Money, Percentage
from svcaudit.timing import SECONDS

#: What it adds to the likeness of the words (0 to 100) that both do the same.
_SAME_ACTION = 12
#: Times within which a customer acts or has a right.
_OF_CUSTOMERS = frozenset({ClaimKind.WINDOW, ClaimKind.TERM, ClaimKind.NOTICE})
_ACTIONS = {
    Relation.OVERLAPPING: "related",
    Relation.DISJOINT: "other",
    Relation.UNKNOWN: "unknown",
}


class Pair(Protocol):
    """Two claims with the likeness of their words (0 to 100) and how their slots stand to one another."""

    @property
    def left(self) -> Claim:
        """The published claim, or the earlier one."""

    @property
    def right(self) -> Claim:
        """The other claim."""

    @property
    def similarity(self) -> int:
        """0 to 100."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Slot by slot, the action first."""


def rate(pairs: Iterable[Pair], rarity: Rarity) -> list[int]:
    """The likelihood (percent) of each pair, in their order."""
    return [likelihood(evidence) for evidence in evidence_of(pairs, rarity)]


def evidence_of(pairs: Iterable[Pair], rarity: Rarity) -> list[Evidence]:
    """What speaks for and against each pair, in their order.

    A pair of the same words is no rival: a passage that was pasted twice is as near as its copy.
    """
    listed = list(pairs)
    groups: dict[Hashable, dict[Hashable, int]] = defaultdict(dict)
    for pair in listed:
        for group in _groups(pair):
            said = groups[group]
            said[_said(pair)] = max(said.get(_said(pair), 0), _likeness(pair))
    nearest = {group: nlargest(2, said.items(), key=itemgetter(1)) for group, said in groups.items()}
    found = []
    for pair in listed:
        rivals = (rival for group in _groups(pair) for rival in nearest[group])
        best = max((alike for said, alike in rivals if said != _said(pair)), default=0)
        found.append(_evidence(pair, _likeness(pair) - best, rarity))
    return found


def _groups(pair: Pair) -> tuple[Hashable, Hashable]:
    """What the rivals of a pair share with it: the promise within one document, or the provision."""
    return (pair.left.id, pair.right.place.path), pair.right.id


def _said(pair: Pair) -> Hashable:
    """The words of both claims and where in them their values stand."""
    return tuple(
        (claim.statement.text, claim.text, claim.quantity.start if claim.quantity is not None else 0)
        for claim in (pair.left, pair.right)
    )


def _likeness(pair: Pair) -> int:
    return pair.similarity + (_SAME_ACTION if _action(pair) == "same" else 0)


def _action(pair: Pair) -> str:
    relation = pair.reasons[0].relation
    if relation is Relation.SAME:
        return "same" if pair.left.action else "unsaid"
    return _ACTIONS.get(relation, "unknown")


def _evidence(pair: Pair, margin: int, rarity: Rarity) -> Evidence:
    unknown = {reason.slot for reason in pair.reasons if reason.relation is Relation.UNKNOWN}
    left, right = pair.left, pair.right
    return Evidence(
        margin=margin / 100,
        ratio=_ratio(left, right),
        action=_action(pair),
        target=left.kind is ClaimKind.TARGET,
        rows=_same_row(left, right, rarity),
        start=bool(_start(left, rarity) & _start(right, rarity)),
        priority="priority" in unknown,
        season="season" in unknown,
        estimate=is_estimate(left) or is_estimate(right),
        subject=bool(left.subject.values & right.subject.values),
        terms=left.kind in _OF_CUSTOMERS and right.kind in _OF_CUSTOMERS,
    )


def _same_row(left: Claim, right: Claim, rarity: Rarity) -> bool:
    """True for two rows whose names share something; what is a row in one table may be a column in the next."""
    rows = [_named(claim, Source.ROW, rarity) for claim in (left, right)]
    if not all(rows):
        return False
    columns = [_named(claim, Source.COLUMN, rarity) for claim in (left, right)]
    return bool(rows[0] & rows[1] or rows[0] & columns[1] or columns[0] & rows[1])


def _named(claim: Claim, source: Source, rarity: Rarity) -> frozenset[str]:
    """The stems, things and deeds in the names of a claim's row or column."""
    named = (topic for topic in claim.topics if topic.source is source)
    return frozenset(name for topic in named for name in (rarity.form(topic.stem), topic.thing) if name)


def _start(claim: Claim, rarity: Rarity) -> frozenset[str]:
    """The stems of the event that starts a claim's clock."""
    event = claim.quantity.starts_from if claim.quantity is not None else None
    return frozenset(rarity.form(stem) for stem in pack(claim.statement.language).topics(event or ""))


def _ratio(left: Claim, right: Claim) -> float:
    first, second = _size(left), _size(right)
    return abs(math.log(first / second)) if first and second else 0.0


def _size(claim: Claim) -> float:
    """Seconds, an amount or percent; 0 for what has no size."""
    match claim.quantity.value if claim.quantity is not None else None:
        case Duration() as value:
            return float(value.worst * SECONDS[value.unit])
        case Money() as value:
            return float(value.amount)
        case Percentage() as value:
            return float(value.value)
    return 0.0


def is_estimate(claim: Claim) -> bool:
    """True for "about two hours": an estimate, not a limit."""
    value = claim.quantity.value if claim.quantity is not None else None
    return isinstance(value, Duration) and value.bound is Bound.ABOUT
