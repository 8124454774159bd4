"""Which procedure has to keep which promised deadline, and the steps that lead to the promised event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from svcaudit.flow.routes import routes
from svcaudit.language import pack
from svcaudit.matching import Rarity, Vector
from svcaudit.matching.actions import relation
from svcaudit.model.claim import Claim, ClaimKind, Relation, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Journey, Procedure, Step
from svcaudit.model.quantity import Bound, Duration
from svcaudit.timing import advance, same_day

#: Similarity (0 to 100) from which a procedure is taken for the one that keeps a promise.
BELONGS = 30
#: Similarity from which it surely does.
SURE = 45
_MARGIN = 5
_NAME_WEIGHT = 1.0
#: What it adds that a promise names what a procedure is called, in several words or in one.
_CALLED = 35
_CALLED_BY_ONE_WORD = 10
_STEP_WEIGHT = 0.5


def follow(organisation: Organisation) -> Organisation:
    """The organisation with the journey of each published deadline that a procedure has to keep."""
    rarity = Rarity(organisation.statements)
    vectors = {procedure.id: _vector(procedure, rarity) for procedure in organisation.procedures}
    journeys = []
    for claim in organisation.claims:
        if claim.role is Role.PUBLISHED and claim.kind is ClaimKind.DEADLINE and claim.binding and _limits(claim):
            best = _best(claim, organisation.procedures, vectors, rarity)
            if best is not None:
                journeys.append(_journey(claim, *best))
    return replace(organisation, journeys=tuple(journeys))


def _limits(claim: Claim) -> bool:
    """False for "about two hours", an estimate that no sum can break, and for what only some customers are promised."""
    value = claim.quantity.value if claim.quantity is not None else None
    narrowed = claim.scope.get("audience").source in (Source.DATA, Source.CLAUSE)
    return isinstance(value, Duration) and value.bound is not Bound.ABOUT and not narrowed


def _vector(procedure: Procedure, rarity: Rarity) -> Vector:
    """The words of a procedure: those that it is called by are what it is about, those of its steps may be shared."""
    weights = dict.fromkeys(sorted(procedure.topics), _STEP_WEIGHT)
    weights.update(dict.fromkeys(sorted(procedure.called), _NAME_WEIGHT))
    return rarity.weighed(weights, frozenset(rarity.form(stem) for stem in procedure.called))


def _belonging(claim: Claim, procedure: Procedure, theirs: Vector, rarity: Rarity) -> int:
    """0 to 100: how much a promise is about what a procedure does; naming all that it is called adds much."""
    mine = rarity.vector(claim.topics)
    said = {rarity.form(topic.stem) for topic in claim.topics if topic.source is not Source.DOCUMENT}
    called = {rarity.form(stem) for stem in procedure.called}
    whole = sum(rarity.weight(stem) for stem in sorted(called))
    cover = sum(rarity.weight(stem) for stem in sorted(called & said)) / whole if whole else 0.0
    bonus = _CALLED if len(called & said) > 1 else _CALLED_BY_ONE_WORD
    return min(100, rarity.similarity(mine, theirs) + round(bonus * cover))


def _best(
    claim: Claim, procedures: tuple[Procedure, ...], vectors: dict[str, Vector], rarity: Rarity
) -> tuple[Procedure, int] | None:
    """The one procedure that the promise belongs to; None where none is, or two are equally likely."""
    scored = sorted(
        ((_belonging(claim, procedure, vectors[procedure.id], rarity), procedure) for procedure in procedures),
        key=lambda item: -item[0],
    )
    if not scored or scored[0][0] < BELONGS:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return None
    return scored[0][1], scored[0][0]


def _journey(claim: Claim, procedure: Procedure, alike: int) -> Journey:
    way = max((_until(way, claim) for way in routes(procedure)), key=_length, default=())
    steps = tuple(step.id for step in way)
    known = all(step.time is not None or not step.acts for step in way)
    return Journey(claim.id, procedure.id, steps, known, alike)


def _until(way: tuple[Step, ...], claim: Claim) -> tuple[Step, ...]:
    """The way up to the first step that does what was promised; the whole way where no step names it."""
    language = pack(claim.statement.language)
    for index in range(1, len(way)):
        actions = {
            hit.concept.removeprefix("action.")
            for hit in language.hits(way[index].text)
            if hit.concept.startswith("action.")
        }
        if relation(claim.action.values, actions) is Relation.SAME:
            return way[: index + 1]
    return way


def counted(way: tuple[Step, ...]) -> Iterator[tuple[Step, Duration]]:
    """The steps of a way whose time counts towards the whole, with it.

    Not counted: the same day, a clock of its own, and the time in which the organisation waits for the customer.
    """
    for step in way:
        value = step.time.value if step.time is not None else None
        if isinstance(value, Duration) and not same_day(value) and not step.own_clock and not step.waits_for_customer:
            yield step, value


def _length(way: tuple[Step, ...]) -> tuple[Decimal, int]:
    moment = Decimal(0)
    for _, duration in counted(way):
        moment = advance(duration)(moment)
    return moment, len(way)
