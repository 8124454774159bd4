"""Accepted findings: which entry fits, until when, and which do nothing."""

from datetime import date

import pytest
from checking_samples import PROMISE, PROVISION, check, organisation, page

from svcaudit.checking import broken, run
from svcaudit.checking.findings import findings_of
from svcaudit.checking.suppressions import suppress
from svcaudit.config import Suppression
from svcaudit.model.outcome import Kind
from svcaudit.model.report import Finding

TODAY = date(2026, 11, 21)


def findings() -> tuple[Finding, ...]:
    given = organisation()
    contradiction = check(broken("a", PROMISE, PROVISION, promised="48 h"))
    gap = check(broken("complaints", promised=""), page=page("CMP001", Kind.GAP))
    return findings_of(run([contradiction, gap], given), given, "en")


def entry(rule: str, path: str | None = None, until: date | None = None) -> Suppression:
    return Suppression(rule, path, "on purpose", until, 7)


@pytest.mark.parametrize(
    ("named", "statuses"),
    [
        (entry("COH001"), ["suppressed", "open"]),
        (entry("COH"), ["suppressed", "open"]),
        (entry("COH001", "internal/**"), ["suppressed", "open"]),
        (entry("COH001", "internal/others.md"), ["open", "open"]),
        (entry("CMP001"), ["open", "suppressed"]),
        (entry("CMP001", "**"), ["open", "open"]),
        (entry("COH001", until=TODAY), ["suppressed", "open"]),
        (entry("COH001", until=date(2026, 11, 20)), ["open", "open"]),
    ],
)
def test_which_findings_an_entry_accepts(named: Suppression, statuses: list[str]) -> None:
    accepted = suppress(findings(), [named], TODAY)
    assert [finding.status for finding in accepted.findings] == statuses
    reasons = [finding.reason for finding in accepted.findings if finding.status == "suppressed"]
    assert set(reasons) <= {"on purpose"}


def test_entries_that_do_nothing_are_told_apart() -> None:
    unused, expired, used = entry("HND001"), entry("COH001", until=date(2020, 1, 1)), entry("CMP001")
    accepted = suppress(findings(), [unused, expired, used], TODAY)
    assert (accepted.unused, accepted.expired) == ((unused,), (expired,))
