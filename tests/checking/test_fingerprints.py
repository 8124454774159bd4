"""Fingerprints: the same finding keeps its own when lines move and places are added."""

from dataclasses import replace

from svcaudit.checking.fingerprints import fingerprints, identity
from svcaudit.model.document import Role
from svcaudit.model.outcome import Kind
from svcaudit.model.report import Location


def at(path: str, quote: str, role: Role = Role.PUBLISHED, line: int = 3) -> Location:
    return Location(path, line, 1, line, 2, role, quote)


PROMISE = at("published/a.md", "within 48 hours")
OTHER_PROMISE = at("published/b.md", "in 48 h")
PROVISION = at("internal/a.md", "five days", Role.INTERNAL)
OTHER_PROVISION = at("internal/b.md", "a week", Role.INTERNAL)


def contradiction(*locations: Location, rule: str = "COH001") -> tuple[str, ...]:
    return identity(rule, Kind.CONTRADICTION, "subject", locations)


def test_lines_and_wrapping_do_not_matter() -> None:
    moved = replace(PROMISE, line=40, quote="within\n  48 hours")
    assert contradiction(PROMISE, PROVISION) == contradiction(moved, PROVISION)


def test_rule_path_and_words_matter() -> None:
    identities = {
        contradiction(PROMISE, PROVISION),
        contradiction(PROMISE, PROVISION, rule="COH009"),
        contradiction(PROMISE, replace(PROVISION, quote="six days")),
        contradiction(replace(PROMISE, path="published/c.md"), PROVISION),
    }
    assert len(identities) == 4


def test_one_more_place_of_a_repeated_fault_leaves_it_as_it_was() -> None:
    one = contradiction(PROMISE, PROVISION)
    assert contradiction(PROMISE, OTHER_PROMISE, PROVISION) == one
    assert contradiction(PROMISE, PROVISION, OTHER_PROVISION) == one
    wording = identity("CLR001", Kind.WORDING, "soon", [PROMISE])
    assert identity("CLR001", Kind.WORDING, "soon", [PROMISE, OTHER_PROMISE]) == wording


def test_both_sides_of_a_contradiction_in_public_count() -> None:
    assert contradiction(PROMISE, OTHER_PROMISE) != contradiction(PROMISE, at("published/c.md", "in 3 days"))


def test_a_gap_is_its_rule_and_its_subject_wherever_it_points() -> None:
    gap = identity("CMP003", Kind.GAP, "complaints", [])
    assert identity("CMP003", Kind.GAP, "complaints", [PROVISION]) == gap
    assert identity("CMP003", Kind.GAP, "refunds", []) != gap


def test_an_unsupported_promise_is_its_words() -> None:
    first = identity("COH008", Kind.GAP, "claim-7", [PROMISE], concerns_promise=True)
    assert identity("COH008", Kind.GAP, "claim-9", [PROMISE], concerns_promise=True) == first


def test_equal_ones_are_told_apart_by_their_order() -> None:
    same = contradiction(PROMISE, PROVISION)
    first, second = fingerprints([same, same])
    assert first != second
    assert fingerprints([same]) == (first,)
    assert len(first) == 64
