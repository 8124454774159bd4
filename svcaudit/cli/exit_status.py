"""Exit statuses, in one place. Where two apply, the higher wins; the format of the output never matters."""

from __future__ import annotations

from svcaudit.model.document import DocumentStatus
from svcaudit.model.outcome import Severity
from svcaudit.model.report import FindingStatus, Report

OK = 0
#: Findings that fail the run, or a score that is too low.
FINDINGS = 1
#: The input, the configuration or the call cannot be used, or a document could not be read.
UNUSABLE = 2
#: A check crashed: the report is written, but it is not whole.
CRASHED = 3

NEVER = "never"


def status_of(report: Report, fail_on: str, fail_under: float | None) -> int:
    """The status of a finished audit; `fail_on` is a severity or `never`, `fail_under` 0 to 100."""
    statuses = [OK]
    if _fails(report, fail_on) or _too_low(report, fail_under):
        statuses.append(FINDINGS)
    if any(entry.status is DocumentStatus.UNREADABLE for entry in report.documents):
        statuses.append(UNUSABLE)
    if any(rule.error for principle in report.score.principles for rule in principle.rules):
        statuses.append(CRASHED)
    return max(statuses)


def _fails(report: Report, fail_on: str) -> bool:
    """True where a certain, open finding is as severe as that; what needs review never fails a run."""
    if fail_on == NEVER:
        return False
    severities = tuple(Severity)
    grave = severities[: severities.index(Severity(fail_on)) + 1]
    return any(
        finding.severity in grave and finding.certainty == "certain" and finding.status == FindingStatus.OPEN
        for finding in report.findings
    )


def _too_low(report: Report, fail_under: float | None) -> bool:
    """True where the score without accepted findings is under the limit; no score at all is under any."""
    if fail_under is None:
        return False
    reached = report.score.with_accepted
    return reached is None or reached < fail_under
