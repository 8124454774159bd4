"""Bounces, unreached steps and endless rounds agree with a plain enumeration of walks that shares no code with them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from svcaudit.flow.reaching import closure, endless, unreached, ways
from svcaudit.flow.routes import turns
from svcaudit.model.place import Place
from svcaudit.model.procedure import Branch, Procedure, Step

PLACE = Place("internal/p.md", 3)
Edges = dict[int, tuple[int, ...]]


def procedure(edges: Edges, units: tuple[str, ...]) -> Procedure:
    steps = tuple(
        Step(
            str(number),
            "acts",
            PLACE,
            (units[number],),
            "step",
            True,
            branches=tuple(Branch(str(target), "", PLACE) for target in targets),
        )
        for number, targets in sorted(edges.items())
    )
    return Procedure("p", PLACE.path, "P", PLACE, steps)


def graphs(largest: int) -> st.SearchStrategy[tuple[Edges, tuple[str, ...]]]:
    """Ways out of each step, and who does it."""
    return st.integers(1, largest).flatmap(
        lambda size: st.tuples(
            st.fixed_dictionaries(
                {one: st.lists(st.integers(0, size - 1), max_size=3, unique=True).map(tuple) for one in range(size)}
            ),
            st.tuples(*(st.sampled_from("ABC") for _ in range(size))),
        )
    )


def walks(edges: Edges, way: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All walks that repeat no step, each of their beginnings included."""
    found = [way]
    for target in edges[way[-1]]:
        if target not in way:
            found += walks(edges, (*way, target))
    return found


def met(edges: Edges, start: int) -> set[int]:
    return {way[-1] for way in walks(edges, (start,))}


def held(way: tuple[int, ...], units: tuple[str, ...]) -> list[str]:
    """The units along a walk, repeats in a row as one."""
    names: list[str] = []
    for step in way:
        if not names or names[-1] != units[step]:
            names.append(units[step])
    return names


@given(graphs(6))
def test_what_is_left_is_reached_from_the_fewest_beginnings(graph: tuple[Edges, tuple[str, ...]]) -> None:
    edges, units = graph
    left = set(edges) - met(edges, 0)
    roots = {int(step.id) for step in unreached(procedure(edges, units))}
    assert roots <= left
    assert left <= {step for root in roots for step in met(edges, root)}
    for fewer in range(len(roots)):
        for chosen in combinations(sorted(left), fewer):
            assert not left <= {step for root in chosen for step in met(edges, root)}


@given(graphs(6))
def test_a_case_turns_for_ever_where_no_walk_ends(graph: tuple[Edges, tuple[str, ...]]) -> None:
    edges, units = graph
    rounds = [{int(step.id) for step in one} for one in endless(procedure(edges, units))]
    lost = {step for step in met(edges, 0) if all(edges[other] for other in met(edges, step))}
    assert bool(rounds) == bool(lost)
    for one in rounds:
        assert one <= lost
        assert all(set(edges[step]) <= one for step in one)
        assert all(one <= met(edges, step) for step in one)
    assert all(any(one <= met(edges, step) for one in rounds) for step in lost)


@given(graphs(5))
def test_a_case_bounces_where_a_walk_comes_back_to_a_unit(graph: tuple[Edges, tuple[str, ...]]) -> None:
    edges, units = graph
    back = {
        units[target]
        for step, targets in edges.items()
        for target in targets
        if target < step
        for way in walks(edges, (target,))
        if way[-1] == step and len(set(held(way, units))) > 1
    }
    to_and_fro = {
        names[at]
        for names in (held(way, units) for way in walks(edges, (0,)))
        for at in range(len(names) - 3)
        if names[at : at + 2] == names[at + 2 : at + 4]
    }
    found = {turn.unit for turn in turns(procedure(edges, units))}
    assert bool(found) == bool(back | to_and_fro)
    assert back <= found <= back | to_and_fro


@given(graphs(6))
def test_a_closure_is_what_the_walks_meet(graph: tuple[Edges, tuple[str, ...]]) -> None:
    edges, units = graph
    onward = ways(procedure(edges, units))
    assert all(closure(onward, (str(step),)) == {str(one) for one in met(edges, step)} for step in edges)


def test_an_exit_by_a_limit_or_by_another_way_is_no_endless_round() -> None:
    limited = Branch("0", "no, the first time", PLACE, limited=True)
    asks = Step("0", "asks", PLACE, ("A",), "step", True, branches=(limited,))
    assert endless(Procedure("p", PLACE.path, "P", PLACE, (asks,))) == ()
    elsewhere = Step(
        "0", "asks", PLACE, ("A",), "step", True, branches=(Branch("0", "no", PLACE), Branch(None, "yes", PLACE))
    )
    assert endless(Procedure("p", PLACE.path, "P", PLACE, (elsewhere,))) == ()


def test_a_tangle_of_ways_back_is_bounded_work() -> None:
    everywhere = {number: tuple(range(60)) for number in range(60)}
    assert list(turns(procedure(everywhere, ("A",) * 60))) == []
