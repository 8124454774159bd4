"""COH010: two internal documents prescribe one value, and one owner, for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from svcaudit.checking.differing import told_twice
from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.ownership import Owner, Ownership, same_thing
from svcaudit.checking.pairs import within
from svcaudit.model.claim import ClaimKind, Comparison, Relation
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

KINDS = (
    ClaimKind.DEADLINE,
    ClaimKind.INTERVAL,
    ClaimKind.WAITING,
    ClaimKind.WINDOW,
    ClaimKind.TERM,
    ClaimKind.NOTICE,
    ClaimKind.PRICE,
    ClaimKind.AMOUNT,
    ClaimKind.TARGET,
    ClaimKind.SHARE,
    ClaimKind.HOURS,
)
#: Likelihood (percent) from which two internal places that differ are worth a person's look: procedures have much in
#: common, and their steps are many.
LIKELY = 60


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Comparable internal claims of two documents, each pair once, and then the owners that these name."""
    stages = {(step.place.path, step.place.line) for one in organisation.procedures for step in one.steps}
    for comparison in within(organisation, Role.INTERNAL, KINDS):
        if comparison.likelihood >= LIKELY and not _stage_and_whole(comparison, stages):
            yield told_twice(comparison)
    ownership = Ownership(organisation)
    for first, second in combinations(ownership.owners(Role.INTERNAL), 2):
        if first.place.path != second.place.path:
            yield from _owners(first, second, ownership)


def _stage_and_whole(comparison: Comparison, stages: set[tuple[str, int]]) -> bool:
    """True where one is a step of a path and the other a deadline for what may be the path as a whole."""
    inside = [(claim.place.path, claim.place.line) in stages for claim in (comparison.left, comparison.right)]
    return inside[0] is not inside[1] and not comparison.certain


def _owners(first: Owner, second: Owner, ownership: Ownership) -> Iterator[Outcome]:
    alike = same_thing(first, second)
    if alike is Relation.DISJOINT or not (first.plain and second.plain):
        return
    subject = f"{first.place.path}:{first.unit} {second.place.path}:{second.unit}"
    if ownership.one_unit(first, second):
        yield kept(subject, first.place, second.place)
        return
    sure = alike is Relation.SAME
    yield (broken if sure else suspected)(
        subject,
        first.place,
        second.place,
        message="owners" if sure else "owners_suspected",
        one=first.unit,
        other=second.unit,
    )
