"""Running checks: order, and a crash that shows."""

from collections.abc import Iterator

from checking_samples import check, organisation, page

from svcaudit.checking import Check, kept, run
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict


def _crashing(organisation: Organisation) -> Iterator[Outcome]:
    yield kept("first")
    raise ZeroDivisionError("no days in a week")


def test_results_come_in_the_order_of_the_checks() -> None:
    checks = (check(kept("b"), page=page("CMP002")), check(kept("a"), kept("b"), page=page("COH001")))
    results = run(checks, organisation())
    assert [(result.check.id, len(result.outcomes)) for result in results] == [("CMP002", 1), ("COH001", 2)]


def test_a_crash_is_one_more_outcome_and_stops_no_other_check() -> None:
    crashed, fine = run((Check(page(), _crashing), check(kept("a"))), organisation())
    assert [outcome.verdict for outcome in crashed.outcomes] == [Verdict.KEPT, Verdict.CRASHED]
    assert dict(crashed.outcomes[1].values) == {
        "rule": "COH001",
        "exception": "ZeroDivisionError: no days in a week",
    }
    assert [outcome.verdict for outcome in fine.outcomes] == [Verdict.KEPT]
