"""The baseline put onto findings: what was known before stays in sight and fails nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svcaudit.checking.recognising import Rename, known_of, recognise
from svcaudit.model.baseline import Baseline, KnownFinding
from svcaudit.model.document import DocumentStatus
from svcaudit.model.report import Finding, FindingStatus, Report


@dataclass(frozen=True, slots=True)
class Looked:
    """What a run could look at; of the rest nobody can say that a fault is gone.

    `rules` are those that ran to their end, `read` and `unreadable` the paths of documents.
    """

    rules: frozenset[str]
    read: frozenset[str]
    unreadable: frozenset[str] = frozenset()

    def would_see(self, known: KnownFinding) -> bool:
        """True where the finding would be there if its fault were."""
        return known.rule in self.rules and self.unreadable.isdisjoint(known.paths)


@dataclass(frozen=True, slots=True)
class Marked:
    """Findings with their status, what is known and no longer there, and the documents with another name."""

    findings: tuple[Finding, ...]
    stale: tuple[KnownFinding, ...] = ()
    renames: tuple[Rename, ...] = ()


def mark_known(findings: Sequence[Finding], baseline: Baseline, looked: Looked) -> Marked:
    """The findings with the open ones that are known marked; one accepted in another way keeps its reason."""
    recognised = recognise(baseline.known, findings, looked.read)
    known = {finding.fingerprint for _, finding in recognised.same}
    marked = tuple(_marked(finding) if finding.fingerprint in known else finding for finding in findings)
    stale = tuple(one for one in recognised.gone if looked.would_see(one))
    return Marked(marked, stale, recognised.renames)


def pruned(baseline: Baseline, findings: Sequence[Finding], looked: Looked) -> Baseline:
    """The baseline without what is stale, and with the new paths of renamed documents; nothing is added."""
    recognised = recognise(baseline.known, findings, looked.read)
    kept = tuple(one for one in recognised.gone if not looked.would_see(one))
    return replace(baseline, known=(*(known_of(finding) for _, finding in recognised.same), *kept))


def baseline_of(report: Report) -> Baseline:
    """All that stands open in that report, or was known already; what people accepted with a reason needs no more."""
    counted = (FindingStatus.OPEN, FindingStatus.BASELINED)
    return Baseline(tuple(known_of(finding) for finding in report.findings if finding.status in counted))


def looked_at(report: Report) -> Looked:
    """What the run of that report could look at."""
    return Looked(
        frozenset(rule.id for principle in report.score.principles for rule in principle.rules if not rule.error),
        frozenset(entry.path for entry in report.documents if entry.status is DocumentStatus.READ),
        frozenset(entry.path for entry in report.documents if entry.status is DocumentStatus.UNREADABLE),
    )


def _marked(finding: Finding) -> Finding:
    return replace(finding, status=FindingStatus.BASELINED) if finding.status == FindingStatus.OPEN else finding
