"""Accepted faults: what the configuration's `suppress` list leaves out of the run, in plain sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from svcaudit.config import Suppression
from svcaudit.loading import matches_glob
from svcaudit.model.report import Finding, FindingStatus


@dataclass(frozen=True, slots=True)
class Accepted:
    """Findings with their status, and the entries of the list that did nothing.

    `unused` match no finding; `expired` are past their day and so no longer accept anything.
    """

    findings: tuple[Finding, ...]
    unused: tuple[Suppression, ...] = ()
    expired: tuple[Suppression, ...] = ()


def suppress(findings: Sequence[Finding], entries: Sequence[Suppression], today: date) -> Accepted:
    """The findings with those marked that an entry names; the first entry that fits gives the reason.

    An entry counts through the day of its `until`. It fits a finding of its rule or family with a place
    in its path.
    """
    expired = tuple(entry for entry in entries if entry.until is not None and entry.until < today)
    standing = [entry for entry in entries if entry not in expired]
    used: set[Suppression] = set()
    marked = []
    for finding in findings:
        fitting = [entry for entry in standing if _fits(entry, finding)]
        used.update(fitting)
        marked.append(_accepted(finding, fitting[0]) if fitting else finding)
    unused = tuple(entry for entry in standing if entry not in used)
    return Accepted(tuple(marked), unused, expired)


def _accepted(finding: Finding, entry: Suppression) -> Finding:
    return replace(finding, status=FindingStatus.SUPPRESSED, reason=entry.reason)


def _fits(entry: Suppression, finding: Finding) -> bool:
    """A finding without places is only named by an entry without a path."""
    if entry.rule not in (finding.rule, finding.principle):
        return False
    if not entry.path:
        return True
    return any(matches_glob(location.path, entry.path) for location in finding.locations)
