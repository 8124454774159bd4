"""Known findings: recognised by fingerprint, else by rule and words where their document has another name."""

from __future__ import annotations

from dataclasses import replace

from svcaudit.checking.baselines import Looked, mark_known, pruned
from svcaudit.checking.recognising import Rename, known_of, recognise
from svcaudit.config import baseline_text, parse_baseline
from svcaudit.model.baseline import Baseline, KnownFinding, KnownPlace
from svcaudit.model.document import Role
from svcaudit.model.outcome import Kind, Severity
from svcaudit.model.report import Finding, FindingStatus, Location

CHARTER, PROCEDURE, PROMISES = "published/charter.md", "internal/steps.md", "published/promises.md"


def finding(mark: str, path: str = CHARTER, quote: str = "within\n 48 hours") -> Finding:
    places = (
        Location(path, 3, 1, 3, 9, Role.PUBLISHED, quote),
        Location(PROCEDURE, 8, 1, 8, 9, Role.INTERNAL, "ten days"),
    )
    status = FindingStatus.OPEN
    return Finding(
        "COH001", "COH", Severity.ERROR, "certain", Kind.CONTRADICTION, "", "broken", (), "", status, places, mark
    )


def looked(*read: str, unreadable: tuple[str, ...] = (), rules: tuple[str, ...] = ("COH001",)) -> Looked:
    return Looked(frozenset(rules), frozenset(read), frozenset(unreadable))


KNOWN = known_of(finding("a" * 64))
BASELINE = Baseline((KNOWN,))


def test_a_known_finding_has_its_words_with_white_space_folded_and_no_line() -> None:
    assert KNOWN.places == (KnownPlace(CHARTER, "within 48 hours"), KnownPlace(PROCEDURE, "ten days"))


def test_a_renamed_document_is_recognised_where_the_old_one_is_gone() -> None:
    moved = finding("b" * 64, PROMISES)
    result = recognise(BASELINE.known, [moved], frozenset({PROMISES, PROCEDURE}))
    assert (result.same, result.gone, result.new) == (((KNOWN, moved),), (), ())
    assert result.renames == (Rename(CHARTER, PROMISES, 1),)


def test_the_same_words_in_a_second_document_are_a_new_finding() -> None:
    copied = finding("b" * 64, PROMISES)
    result = recognise(BASELINE.known, [copied], frozenset({CHARTER, PROMISES, PROCEDURE}))
    assert (result.same, result.gone, result.new) == ((), (KNOWN,), (copied,))


def test_one_known_finding_stands_for_one_finding_alone() -> None:
    twins = [finding("b" * 64, PROMISES), finding("c" * 64, "published/other.md")]
    result = recognise(BASELINE.known, twins, frozenset({PROMISES, "published/other.md", PROCEDURE}))
    assert (result.same, result.new) == (((KNOWN, twins[0]),), (twins[1],))


def test_what_quotes_nothing_is_not_recognised_by_its_words() -> None:
    silent = replace(finding("b" * 64), locations=())
    known = KnownFinding("a" * 64, "COH001")
    assert recognise([known], [silent], frozenset()).same == ()


def test_what_was_not_looked_at_is_not_stale() -> None:
    assert mark_known([], BASELINE, looked(CHARTER, PROCEDURE)).stale == (KNOWN,)
    for unseen in (looked(PROCEDURE, unreadable=(CHARTER,)), looked(CHARTER, PROCEDURE, rules=("CMP001",))):
        assert mark_known([], BASELINE, unseen).stale == ()
        assert pruned(BASELINE, [], unseen) == BASELINE


def test_a_finding_that_is_accepted_with_a_reason_keeps_it() -> None:
    accepted = replace(finding("a" * 64), status=FindingStatus.SUPPRESSED, reason="on purpose")
    marked = mark_known([accepted], BASELINE, looked(CHARTER, PROCEDURE))
    assert (marked.findings, marked.stale) == ((accepted,), ())


def test_the_file_is_sorted_one_finding_a_line_and_read_back_as_it_was() -> None:
    others = [known_of(finding(mark * 64, f"published/{mark}.md", "al\u2028revés")) for mark in "dcb"]
    text = baseline_text(Baseline((*others, KNOWN, KNOWN)))
    assert [line.count("fingerprint") for line in text.splitlines()] == [0, 0, 0, 1, 1, 1, 1, 0, 0]
    assert set(parse_baseline(text, "b.json").known) == {*others, KNOWN}
    assert baseline_text(parse_baseline(text, "b.json")) == text
