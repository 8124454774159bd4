"""The longest way agrees with an enumeration of every way and every round, and is one that the branches allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from time import process_time

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from svcaudit.flow.calendars import PLAIN
from svcaudit.flow.critical import longest_way, told
from svcaudit.flow.lengths import times_of
from svcaudit.flow.stretches import Stretch
from svcaudit.flow.ways import ways_of
from svcaudit.language import pack
from svcaudit.model.flow import CriticalPath
from svcaudit.model.place import Place
from svcaudit.model.procedure import Branch, Procedure, Step
from svcaudit.model.quantity import Calendar, Duration, Quantity, QuantityKind, Unit

PLACE = Place("internal/p.md", 3)
CONDITIONS = {1: "the first time", 2: "up to two times", 3: "at most 3 times"}
Way = tuple[int, ...]
Backs = dict[tuple[int, int], int]
_LONGEST_RUN = 5.0  # seconds; hundreds of steps with thousands of ways take a fraction of one


@dataclass(frozen=True)
class Graph:
    """Days of each step, None where unknown, and the branches: their target, and how often they may be taken."""

    days: tuple[int | None, ...]
    branches: tuple[tuple[tuple[int, int], ...], ...]

    def targets(self, one: int) -> list[int]:
        return [target for target, _ in self.branches[one]]


def days(number: int) -> Duration:
    return Duration(Decimal(number), Decimal(number), Unit.DAY, Calendar.WORKING)


def procedure(graph: Graph) -> Procedure:
    steps = tuple(
        Step(
            str(number),
            "acts",
            PLACE,
            (),
            "",
            True,
            time=None if time is None else Quantity(QuantityKind.DURATION, 0, 1, days(time)),
            branches=tuple(
                Branch(str(target), CONDITIONS.get(times, ""), PLACE, limited=times > 0)
                for target, times in graph.branches[number]
            ),
        )
        for number, time in enumerate(graph.days)
    )
    return Procedure("p", PLACE.path, "P", PLACE, steps)


def path_of(graph: Graph) -> CriticalPath:
    one = procedure(graph)
    ways, times = ways_of(one), times_of(one)
    stretch = Stretch(ways.order[0], ways.ends)
    return told(one, longest_way(one, times, stretch, pack("en")), times, stretch, PLAIN)


# The enumeration: what leads back is told by every way from the first step, and every way is gone.


def simple_ways(graph: Graph, way: Way, goal: int) -> Iterator[Way]:
    if way[-1] == goal:
        yield way
        return
    for target in graph.targets(way[-1]):
        if target not in way:
            yield from simple_ways(graph, (*way, target), goal)


def backs(graph: Graph) -> Backs:
    """The branches to a step that every way to their own step comes through."""
    found = {}
    for one in range(len(graph.days)):
        ways = list(simple_ways(graph, (0,), one))
        for target, times in graph.branches[one]:
            if ways and all(target in way for way in ways):
                found[one, target] = times
    return found


def forward(
    graph: Graph, back: dict[tuple[int, int], int], way: tuple[int, ...], goals: set[int]
) -> Iterator[tuple[int, ...]]:
    if way[-1] in goals:
        yield way
        return
    for target in graph.targets(way[-1]):
        if (way[-1], target) not in back:
            assume(target not in way)  # a loop that can be entered in its middle has no first step
            yield from forward(graph, back, (*way, target), goals)


def enumerated(graph: Graph) -> int:
    back = backs(graph)
    reached = {one for one in range(len(graph.days)) if any(simple_ways(graph, (0,), one))}
    last = {one for one in reached if all((one, target) in back for target in graph.targets(one))}
    ends = {one for one in last if not graph.targets(one)} or last

    def cost(one: int) -> int:
        whole = graph.days[one] or 0
        for (source, target), times in back.items():
            if target == one:
                goes_on = any(forward(graph, back, (source,), ends))
                whole += (times or (0 if goes_on else 1)) * max(
                    (
                        (graph.days[one] or 0) + sum(cost(step) for step in way[1:])
                        for way in forward(graph, back, (one,), {source})
                        if not set(way[:-1]) & ends
                    ),
                    default=0,
                )
        return whole

    return max(sum(cost(step) for step in way) for way in forward(graph, back, (0,), ends))


GRAPHS = st.integers(2, 6).flatmap(
    lambda size: st.builds(
        Graph,
        st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=size, max_size=size).map(tuple),
        st.lists(
            st.lists(
                st.tuples(st.integers(0, size - 1), st.sampled_from([0, 0, 1, 2])),
                max_size=3,
                unique_by=lambda branch: branch[0],
            ).map(tuple),
            min_size=size,
            max_size=size,
        ).map(tuple),
    )
)


def without_other_limits(graph: Graph) -> Graph:
    back = backs(graph)
    branches = tuple(
        tuple((target, times if (one, target) in back else 0) for target, times in found)
        for one, found in enumerate(graph.branches)
    )
    limited = {one for one, found in enumerate(branches) for target, times in found if times}
    return Graph(
        graph.days,
        tuple(
            tuple((target, times or (1 if (one, target) in back and one in limited else 0)) for target, times in found)
            for one, found in enumerate(branches)
        ),
    )


@settings(max_examples=400, deadline=None)
@given(GRAPHS.map(without_other_limits))
def test_the_longest_way_is_that_of_an_enumeration(graph: Graph) -> None:
    expected = enumerated(graph)
    found = path_of(graph)
    assert (found.most or days(0)).worst == expected


@settings(max_examples=300, deadline=None)
@given(GRAPHS)
def test_it_is_a_way_that_the_branches_allow(graph: Graph) -> None:
    found = path_of(graph)
    steps = [int(step) for step in found.steps]
    assert steps[0] == 0
    assert all(after in graph.targets(one) for one, after in pairwise(steps))
    assert sum(graph.days[step] or 0 for step in steps) == (found.most or days(0)).worst
    assert set(found.unknown) == {str(step) for step in steps if graph.days[step] is None}


@settings(max_examples=200, deadline=None)
@given(GRAPHS)
def test_a_step_that_takes_its_slack_is_on_a_longest_way(graph: Graph) -> None:
    found = path_of(graph)
    for one in found.slack:
        step, most = int(one.step), (found.most or days(0)).worst
        raised = [list(graph.days) for _ in range(2)]
        raised[0][step] = (graph.days[step] or 0) + int(one.time.worst)
        raised[1][step] = (graph.days[step] or 0) + int(one.time.worst) + 1
        whole = [(path_of(Graph(tuple(times), graph.branches)).most or days(0)).worst for times in raised]
        assert whole == [most, most + 1]


def test_hundreds_of_steps_with_more_ways_than_can_be_counted() -> None:
    """A hundred times: two ways, one a day longer, and a check that sends back once."""
    times: list[int | None] = []
    branches: list[tuple[tuple[int, int], ...]] = []
    for number in range(100):
        here = 4 * number
        times += [1, 2, 3, 1]
        onward = ((here + 4, 0),) if number < 99 else ()
        branches += [((here + 1, 0), (here + 2, 0)), ((here + 3, 0),), ((here + 3, 0),), (*onward, (here, 1))]
    began = process_time()
    found = path_of(Graph(tuple(times), tuple(branches)))
    assert process_time() - began < _LONGEST_RUN
    assert found.most is not None and found.most.worst == 100 * 2 * (1 + 3 + 1)


def test_loops_in_loops_are_measured_where_they_are_too_long_to_be_told() -> None:
    size = 12
    branches = tuple(
        (((number + 1, 0),) if number < size else ()) + (((0, 2),) if 0 < number < size else ())
        for number in range(size + 1)
    )
    found = path_of(Graph((1,) * (size + 1), branches))
    expected = 1 + 2 * sum(range(2, size + 1)) + size
    assert found.most is not None and found.most.worst == expected
    assert len(found.steps) <= 400


def walked(*branches: tuple[tuple[int, str], ...], times: tuple[int | None, ...]) -> CriticalPath:
    steps = tuple(
        Step(
            str(number),
            "acts",
            PLACE,
            (),
            "",
            True,
            time=None if time is None else Quantity(QuantityKind.DURATION, 0, 1, days(time)),
            branches=tuple(Branch(str(target), words, PLACE, limited="time" in words) for target, words in onward),
        )
        for number, (onward, time) in enumerate(zip(branches, times, strict=True))
    )
    one = Procedure("p", PLACE.path, "P", PLACE, steps)
    stretch = Stretch("0", ways_of(one).ends)
    return told(one, longest_way(one, times_of(one), stretch, pack("en")), times_of(one), stretch, PLAIN)


def test_a_limit_is_said_by_the_way_back_itself() -> None:
    found = walked(((1, ""),), ((2, "yes"), (0, "no, at most 3 times")), (), times=(2, 1, 1))
    assert found.steps == ("0", "1") * 4 + ("2",)
    assert (found.least, found.most) == (days(4), days(13))
    assert found.endless == ()


def test_a_limit_is_said_by_the_way_out() -> None:
    found = walked(((1, ""),), ((2, "yes"), (0, "no"), (3, "the third time")), (), (), times=(2, 1, 1, 4))
    assert found.most == days(3 * 3 + 4)


def test_a_limit_is_said_by_the_way_into_the_detour() -> None:
    found = walked(((1, "yes"), (2, "no, the second time")), (), ((0, ""),), times=(1, 1, 5))
    assert found.steps == ("0", "2", "0", "2", "0", "1")


def test_a_loop_without_a_limit_counts_once_and_is_told() -> None:
    found = walked(((1, ""),), ((2, "yes"), (0, "no")), (), times=(2, 1, 1))
    assert found.steps == ("0", "1", "2")
    assert found.endless == ("1",)


def test_a_detour_without_a_limit_is_gone_once() -> None:
    found = walked(((1, "yes"), (2, "no")), (), ((0, ""),), times=(1, 1, 5))
    assert found.steps == ("0", "2", "0", "1")
    assert found.endless == ("2",)
    assert found.most == days(8)


def test_an_unknown_time_is_told_and_is_no_zero() -> None:
    found = walked(((1, ""),), ((2, ""),), (), times=(2, None, 1))
    assert found.unknown == ("1",)
    assert found.most == days(3)
    assert walked(((1, ""),), (), times=(None, None)).most is None
