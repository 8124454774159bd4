"""People's decisions put onto findings: what was confirmed is certain, what was dismissed stays in sight, closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svcaudit.checking.findings import CERTAIN
from svcaudit.model.decision import CONFIRMED, DISMISSED, Decision, Decisions
from svcaudit.model.report import Finding, FindingStatus


@dataclass(frozen=True, slots=True)
class Decided:
    """Findings as people decided of them, and the decisions that fit no finding any more.

    `confirmed` and `dismissed` are the rules of the findings that needed review and no longer do, one for each.
    """

    findings: tuple[Finding, ...]
    unused: tuple[Decision, ...] = ()
    confirmed: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()


def decide(findings: Sequence[Finding], decisions: Decisions) -> Decided:
    """The findings with what was decided of each: who, when and why stand in its reason."""
    pairs = [(finding, decisions.of(finding.fingerprint)) for finding in findings]
    known = {finding.fingerprint for finding in findings}
    return Decided(
        findings=tuple(finding if one is None else _decided(finding, one) for finding, one in pairs),
        unused=tuple(one for one in decisions.decisions if one.fingerprint not in known),
        confirmed=_reviewed(pairs, CONFIRMED),
        dismissed=_reviewed(pairs, DISMISSED),
    )


def _reviewed(pairs: Sequence[tuple[Finding, Decision | None]], verdict: str) -> tuple[str, ...]:
    """The rules of the findings that needed review and were decided in that way."""
    return tuple(
        finding.rule
        for finding, one in pairs
        if one is not None and one.verdict == verdict and finding.certainty != CERTAIN
    )


def _decided(finding: Finding, decision: Decision) -> Finding:
    told = f"{decision.who}, {decision.when}: {decision.why}"
    reason = f"{told} ({decision.evidence})" if decision.evidence else told
    if decision.verdict == DISMISSED:
        return replace(finding, status=FindingStatus.DISMISSED, reason=reason)
    if decision.verdict == CONFIRMED:
        return replace(finding, certainty=CERTAIN, reason=reason)
    return replace(finding, reason=reason)
