"""COH009: whatever is published says the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.differing import told_twice
from svcaudit.checking.pairs import within
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Source
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
            yield told_twice(comparison)


def _siblings(comparison: Comparison) -> bool:
    """True for claims of one document, which states special cases of its own, unless one answers a question."""
    left, right = comparison.left, comparison.right
    asked = any(_answers(claim) for claim in (left, right))
    same_section = left.statement.headings == right.statement.headings
    return left.place.path == right.place.path and (same_section or not asked)


def _answers(claim: Claim) -> bool:
    return any(topic.source is Source.QUESTION for topic in claim.topics)
