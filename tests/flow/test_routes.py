"""Routes through a procedure agree with a plain enumeration, and a tangle of branches ends in bounded work."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from svcaudit.flow.routes import MOST_ROUTES, longest_route, routes, units_on
from svcaudit.model.place import Place
from svcaudit.model.procedure import Branch, Procedure, Step

PLACE = Place("internal/p.md", 3)
Edges = dict[int, tuple[int, ...]]
UNITS = st.lists(st.sampled_from("ABC"), max_size=2, unique=True).map(tuple)


def procedure(edges: Edges) -> Procedure:
    steps = tuple(
        Step(
            str(number),
            "acts",
            PLACE,
            (),
            "",
            True,
            branches=tuple(Branch(str(target), "", PLACE) for target in targets),
        )
        for number, targets in sorted(edges.items())
    )
    return Procedure("p", PLACE.path, "P", PLACE, steps)


def onward(number: int, last: int) -> st.SearchStrategy[tuple[int, ...]]:
    if number == last:
        return st.just(())
    return st.lists(st.integers(number + 1, last), max_size=3, unique=True).map(tuple)


def enumerated(edges: Edges, way: tuple[int, ...]) -> list[tuple[int, ...]]:
    onward = [target for target in edges[way[-1]] if target not in way]
    return [one for target in onward for one in enumerated(edges, (*way, target))] if onward else [way]


@given(
    st.integers(1, 5).flatmap(
        lambda size: st.fixed_dictionaries(
            {number: st.lists(st.integers(0, size - 1), max_size=3, unique=True).map(tuple) for number in range(size)}
        )
    )
)
def test_the_ways_are_those_of_a_plain_enumeration(edges: Edges) -> None:
    found = [tuple(int(step.id) for step in way) for way in routes(procedure(edges))]
    assert found == enumerated(edges, (0,))[:MOST_ROUTES]


@given(
    st.integers(1, 6).flatmap(
        lambda last: st.tuples(
            st.fixed_dictionaries({number: onward(number, last) for number in range(last + 1)}),
            st.lists(UNITS, min_size=last + 1, max_size=last + 1),
        )
    )
)
def test_the_way_with_the_most_changes_is_the_first_such_of_an_enumeration(
    drawn: tuple[Edges, list[tuple[str, ...]]],
) -> None:
    edges, units = drawn
    plain = procedure(edges)
    steps = tuple(replace(step, units=unit) for step, unit in zip(plain.steps, units, strict=True))
    found = replace(plain, steps=steps)
    expected = max(routes(found), key=lambda way: (len(units_on(way)), len(way)))
    assert longest_route(found) == expected


def test_every_step_to_every_other_is_bounded_work() -> None:
    everywhere = {number: tuple(range(200)) for number in range(200)}
    assert len(list(routes(procedure(everywhere)))) <= MOST_ROUTES
