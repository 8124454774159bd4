"""From outcomes to findings: quotes, severities, words and order."""

from dataclasses import replace
from decimal import Decimal

import pytest
from checking_samples import PROMISE, PROVISION, check, organisation, page

from svcaudit.checking import broken, kept, run, suspected, undecided
from svcaudit.checking.findings import findings_of
from svcaudit.model.outcome import Outcome, Severity
from svcaudit.model.quantity import Duration, Unit
from svcaudit.model.report import Finding

HOURS = Duration(None, Decimal(48), Unit.HOUR)


def findings(*outcomes: Outcome, language: str = "en", severity: Severity | None = None) -> tuple[Finding, ...]:
    given = organisation()
    severities = {"COH001": severity} if severity else {}
    return findings_of(run([check(*outcomes)], given), given, language, severities)


def test_only_faults_become_findings() -> None:
    assert findings(kept("a"), undecided("b")) == ()
    found = findings(suspected("a", PROMISE), broken("b", PROVISION, promised=HOURS))
    assert [finding.certainty for finding in found] == ["certain", "review"]


def test_the_quote_is_the_exact_slice_line_breaks_included() -> None:
    (found,) = findings(broken("a", PROMISE, PROVISION, promised=HOURS))
    assert [(place.path, place.line, place.end_line, place.quote) for place in found.locations] == [
        ("published/charter.md", 3, 4, "within\n48 hours"),
        ("internal/complaints.md", 3, 3, "five days"),
    ]


@pytest.mark.parametrize(("language", "message"), [("en", "48 hours is promised."), ("es", "Se promete 48 horas.")])
def test_values_are_phrased_in_the_language_of_the_report(language: str, message: str) -> None:
    assert findings(broken("a", PROMISE, promised=HOURS), language=language)[0].message == message


def test_a_language_that_the_page_lacks_is_told_in_english_throughout() -> None:
    assert findings(broken("a", PROMISE, promised=HOURS), language="pt")[0].message == "48 hours is promised."


def test_a_milder_outcome_stays_milder_and_the_user_decides_the_rest() -> None:
    mild = broken("a", PROMISE, promised=HOURS, severity=Severity.WARNING)
    assert findings(mild)[0].severity is Severity.WARNING
    assert findings(mild, severity=Severity.INFO)[0].severity is Severity.INFO
    assert findings(replace(mild, severity=None), severity=Severity.INFO)[0].severity is Severity.INFO


def test_findings_of_a_rule_stand_in_the_order_of_their_places() -> None:
    found = findings(broken("b", PROMISE, promised=HOURS), broken("a", PROVISION, promised=HOURS))
    assert [finding.locations[0].path for finding in found] == [
        "internal/complaints.md",
        "published/charter.md",
    ]


def test_a_message_that_the_page_lacks_is_said_by_the_title_of_the_fault() -> None:
    assert findings(broken("a", PROMISE, message="of_another_version"))[0].message == "COH001 fault"
    assert page().texts("en").message("of_another_version") is None
