"""Exit statuses: which one wins."""

from dataclasses import replace

import pytest

from svcaudit.cli.exit_status import status_of
from svcaudit.model.document import DocumentEntry, DocumentStatus, Role
from svcaudit.model.outcome import Kind, Severity
from svcaudit.model.report import Finding, Report, Tool
from svcaudit.scoring import Tally, score

FINDING = Finding(
    "COH001",
    "COH",
    Severity.WARNING,
    "certain",
    Kind.CONTRADICTION,
    "message",
    "broken",
    (),
    "advice",
    "open",
    (),
    "f" * 64,
)
KEPT = Tally("COH001", "title", "COH", Severity.ERROR, kept=1, broken=1)
REPORT = Report(
    1,
    Tool("svcaudit", "1", "1", "0"),
    "Sample",
    "en",
    "2026-11-21",
    "full",
    score([KEPT]),
    (),
    (),
    (FINDING,),
    (),
)
UNREADABLE = DocumentEntry("a.md", Role.INTERNAL, None, DocumentStatus.UNREADABLE)
CRASHED = score([replace(KEPT, error=1)])


@pytest.mark.parametrize(
    ("finding", "fail_on", "status"),
    [
        (FINDING, "error", 0),
        (FINDING, "warning", 1),
        (FINDING, "info", 1),
        (FINDING, "never", 0),
        (replace(FINDING, certainty="review"), "info", 0),
        (replace(FINDING, status="suppressed"), "info", 0),
        (replace(FINDING, status="baselined"), "info", 0),
        (replace(FINDING, severity=Severity.ERROR), "error", 1),
    ],
)
def test_findings(finding: Finding, fail_on: str, status: int) -> None:
    assert status_of(replace(REPORT, findings=(finding,)), fail_on, None) == status


@pytest.mark.parametrize(("limit", "status"), [(None, 0), (50.0, 0), (50.1, 1)])
def test_a_score_under_the_limit(limit: float | None, status: int) -> None:
    assert status_of(REPORT, "never", limit) == status


def test_no_score_at_all_is_under_any_limit() -> None:
    assert status_of(replace(REPORT, score=score([])), "never", 0.0) == 1


def test_the_higher_status_wins() -> None:
    unreadable = replace(REPORT, documents=(UNREADABLE,))
    assert status_of(unreadable, "warning", None) == 2
    assert status_of(replace(unreadable, score=CRASHED), "warning", None) == 3
