"""Procedures of several documents are one case where one hands it over to another, or runs it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from svcaudit.flow.joining import cases, with_called
from svcaudit.flow.routes import routes
from svcaudit.model.place import Place
from svcaudit.model.procedure import Branch, Handoff, Procedure, Step

Rows = tuple[tuple[str, str], ...]


def procedure(name: str, rows: Rows, *, gives: str = "", calls: tuple[str, str] = ("", "")) -> Procedure:
    """A procedure "p" of (unit, stem) rows, one after the other; its last step hands the case to `gives`."""
    place = Place(f"internal/{name}.md", 3)
    steps = []
    for number, (unit, stem) in enumerate(rows, start=1):
        last = number == len(rows)
        onward = () if last else (Branch(str(number + 1), "", place),)
        handed = (Handoff(unit, gives, place, "hands over"),) if last and gives else ()
        step = Step(str(number), stem, place, (unit,), "step", True, branches=onward, handoffs=handed, ends=last)
        step = replace(step, stems=frozenset({stem}), receives=number == 1)
        steps.append(replace(step, calls=calls[1]) if step.id == calls[0] else step)
    return Procedure(name, place.path, name, place, tuple(steps), names=(frozenset({"complaint"}),))


DESK = procedure("desk", (("Desk", "complaint"), ("Desk", "complaint")), gives="Claims")
CLAIMS = procedure("claims", (("Claims", "complaint"), ("Legal", "opinion"), ("Claims", "reply")))


def test_a_case_goes_on_where_it_is_received() -> None:
    (case,) = cases((CLAIMS, DESK))

    assert [one.id for one in case.procedures] == ["desk", "claims"]
    assert [step.id for step in case.path.steps] == ["1", "2", "1/1", "1/2", "1/3"]
    assert [[step.id for step in way] for way in routes(case.path)] == [["1", "2", "1/1", "1/2", "1/3"]]
    assert case.holders == ("Desk", "Claims", "Legal", "Claims")


def test_a_case_that_two_procedures_could_receive_goes_on_in_none() -> None:
    other = replace(CLAIMS, id="other", path="internal/other.md")
    assert cases((CLAIMS, DESK, other)) == ()


def test_what_is_received_has_to_be_what_was_handed_over() -> None:
    parcels = procedure("parcels", (("Claims", "parcel"), ("Claims", "reply")))
    assert cases((DESK, parcels)) == ()


def test_who_does_not_begin_by_receiving_takes_no_case_over() -> None:
    first, *others = CLAIMS.steps
    assert cases((DESK, replace(CLAIMS, steps=(replace(first, receives=False), *others)))) == ()


def test_a_case_comes_back_after_what_a_step_runs() -> None:
    caller = procedure("caller", (("Desk", "a"), ("Desk", "b"), ("Desk", "c")), calls=("2", "claims"))
    (case,) = cases((caller, CLAIMS))

    assert [[step.id for step in way] for way in routes(case.path)] == [["1", "2", "1/1", "1/2", "1/3", "3"]]
    assert cases((caller, CLAIMS), calls=False) == ()


def test_what_runs_in_some_cases_only_leaves_the_plain_way_open() -> None:
    caller = procedure("caller", (("Desk", "a"), ("Desk", "b"), ("Desk", "c")), calls=("2", "claims"))
    first, second, third = caller.steps
    caller = replace(caller, steps=(first, replace(second, condition="If money is due"), third))
    (case,) = cases((caller, CLAIMS))

    ways = [[step.id for step in way] for way in routes(case.path)]
    assert ways == [["1", "2", "1/1", "1/2", "1/3", "3"], ["1", "2", "3"]]
    assert with_called((caller, CLAIMS)) == (caller, CLAIMS)


def test_two_procedures_that_hand_over_to_each_other_are_no_endless_case() -> None:
    back = replace(CLAIMS, steps=procedure("x", (("Claims", "complaint"), ("Claims", "complaint")), gives="Desk").steps)
    assert all(len(case.procedures) <= 2 for case in cases((DESK, back)))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_each_step_of_a_case_stands_in_it_once(calls: list[tuple[int, int]]) -> None:
    rows: Rows = (("Desk", "a"), ("Legal", "b"), ("Desk", "c"))
    called = {source: target for source, target in calls if source != target}
    chain = tuple(procedure(str(n), rows, calls=("2", str(called[n]) if n in called else "")) for n in range(6))

    for case in (*cases(chain), *cases(chain, calls=False)):
        identifiers = [step.id for step in case.path.steps]
        assert len(identifiers) == len(set(identifiers)) == 3 * len(case.procedures)
        targets = {branch.target for step in case.path.steps for branch in step.branches}
        assert targets <= set(identifiers)
        (way,) = routes(case.path)
        assert len(way) == len(identifiers)
    assert [one.id for one in with_called(chain)] == [one.id for one in chain]
