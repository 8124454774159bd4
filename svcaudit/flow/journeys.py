"""Which procedure has to keep which promised deadline, and the steps that lead to the promised event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from svcaudit.flow.joining import with_called
from svcaudit.flow.routes import routes
from svcaudit.language import pack
from svcaudit.matching import Rarity, Vector
from svcaudit.matching.actions import relation
from svcaudit.model.claim import BINDING, Claim, ClaimKind, Hit, Relation, Source
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
#: Words of a promise that a step has to repeat, to be the one that it ends with.
_ENOUGH = 2
_BESIDE_THE_VALUE = frozenset({Source.CLAUSE, Source.SENTENCE, Source.ROW, Source.COLUMN, Source.DATA, Source.QUESTION})


def follow(organisation: Organisation) -> Organisation:
    """The organisation with the journey of each published deadline that a procedure has to keep."""
    rarity = Rarity(organisation.statements)
    procedures = with_called(organisation.procedures)
    vectors = {procedure.id: _vector(procedure, rarity) for procedure in procedures}
    journeys = []
    for claim in organisation.claims:
        if (
            claim.role is Role.PUBLISHED
            and claim.kind is ClaimKind.DEADLINE
            and claim.speech in BINDING
            and _limits(claim)
        ):
            best = _best(claim, procedures, vectors, rarity)
            if best is not None:
                labelled = any(_labels(claim, name, rarity) for name in best[0].names)
                journeys.append(replace(_journey(claim, *best), labelled=labelled))
    return replace(organisation, journeys=tuple(journeys))


def _limits(claim: Claim) -> bool:
    """False for "about two hours", an estimate that no sum can break, and for what only some customers are promised."""
    value = claim.quantity.value if claim.quantity is not None else None
    narrowed = claim.scope.get("audience").source in (Source.DATA, Source.CLAUSE)
    return isinstance(value, Duration) and value.bound is not Bound.ABOUT and not narrowed


def _vector(procedure: Procedure, rarity: Rarity) -> Vector:
    """The words of a procedure: those that it is called by are what it is about, those of its steps may be shared."""
    called = sorted(stem for name in procedure.names for stem in name)
    weights = dict.fromkeys(sorted(procedure.topics), _STEP_WEIGHT)
    weights.update(dict.fromkeys(called, _NAME_WEIGHT))
    return rarity.weighed(weights, frozenset(rarity.form(stem) for stem in called))


def _belonging(claim: Claim, procedure: Procedure, theirs: Vector, rarity: Rarity) -> int:
    """0 to 100: how much a promise is about what a procedure does; naming all that it is called adds much."""
    alike = rarity.similarity(rarity.vector(claim.topics), theirs)
    return min(100, alike + max((_naming(claim, name, rarity) for name in procedure.names), default=0))


def _naming(claim: Claim, name: frozenset[str], rarity: Rarity) -> int:
    """What it adds that a promise says a procedure's name, in part or, in its own words or its data, in full."""
    said = _said(claim, rarity, frozenset(Source) - {Source.DOCUMENT})
    called = {rarity.form(stem) for stem in name}
    weights = {stem: rarity.weight(stem) for stem in sorted(called)}
    cover = sum(weight for stem, weight in weights.items() if stem in said) / sum(weights.values())
    if len(called) > 1:
        full = called <= _said(claim, rarity, _BESIDE_THE_VALUE)
        return SURE if full else round(_CALLED * cover)
    full = called <= _said(claim, rarity, frozenset({Source.DATA})) or _labels(claim, name, rarity)
    return SURE if full else round(_CALLED_BY_ONE_WORD * cover)


def _labels(claim: Claim, name: frozenset[str], rarity: Rarity) -> bool:
    """True where the other cells of a promise's row say that name and nothing else."""
    return {rarity.form(stem) for stem in name} == _said(claim, rarity, frozenset({Source.ROW}))


def _said(claim: Claim, rarity: Rarity, sources: frozenset[Source]) -> frozenset[str]:
    """The stems that a promise says in those places; its action is no name."""
    told = (topic.stem for topic in claim.topics if topic.source in sources and not topic.stem.startswith("@"))
    return frozenset(rarity.form(stem) for stem in told)


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
    start = _event(claim)
    way, end = max((_until(_from(start, way), claim) for way in routes(procedure)), key=_length, default=((), True))
    steps = tuple(step.id for step in way)
    known = all(step.time is not None or not step.acts for step in way)
    return Journey(claim.id, procedure.id, steps, known, alike, end)


def _until(way: tuple[Step, ...], claim: Claim) -> tuple[tuple[Step, ...], bool]:
    """The way up to the first step that does what was promised, else the whole way; and whether that is its end.

    It may not be where a step names the thing promised without saying that it is done then, nor where only the
    document says what is done.
    """
    if claim.action.source in (None, Source.DOCUMENT):
        told = (index for index, step in enumerate(way) if len(_own(claim) & step.stems) >= _ENOUGH)
        last = max(told, default=None)
        return (way, False) if last is None else (way[: last + 1], True)
    deeds = [tuple(_deeds(step, claim)) for step in way]
    for wanted in (claim.action.values, None):
        for index, found in enumerate(deeds):
            if any(done and (wanted is None or action in wanted) for action, done in found):
                return way[: index + 1], True
    return way, not any(deeds[:-1])


def _own(claim: Claim) -> frozenset[str]:
    """The stems that a promise says in its own words."""
    near = (Source.CLAUSE, Source.SENTENCE)
    return frozenset(topic.stem for topic in claim.topics if topic.source in near and not topic.stem.startswith("@"))


def _deeds(step: Step, claim: Claim) -> Iterator[tuple[str, bool]]:
    """The actions of a step that may be the promised one, each with whether it is done there and not only named."""
    hits = pack(claim.statement.language).hits(step.text)
    for hit in hits:
        action = hit.concept.removeprefix("action.")
        if action != hit.concept and relation(claim.action.values, {action}) is Relation.SAME:
            determined = any(one.concept == "determiner.noun" and _before(one, hit, step.text) for one in hits)
            yield action, not determined


def _before(first: Hit, second: Hit, text: str) -> bool:
    """True where nothing but a blank stands between two words."""
    return first.end < second.start and not text[first.end : second.start].strip()


def _event(claim: Claim) -> frozenset[str]:
    """The stems of the event that starts the promise's clock, empty where none is said."""
    event = claim.quantity.starts_from if claim.quantity is not None else None
    return frozenset(pack(claim.statement.language).topics(event or ""))


def _from(event: frozenset[str], way: tuple[Step, ...]) -> tuple[Step, ...]:
    """The way after the first step that tells of all of that event; the whole way where none does.

    What comes in is there when the first step begins, whose time counts: "receives the deed and checks it in two days".
    """
    for index, step in enumerate(way[:-1]):
        if len(event) > 1 and event <= step.stems:
            return way[index + (0 if index == 0 and step.receives else 1) :]
    return way


def counted(way: tuple[Step, ...], *, least: bool = False) -> Iterator[tuple[Step, Duration]]:
    """The steps of a way whose time counts towards the whole, with it; of several times of one step the longest,
    or the `least`.

    Not counted: the same day, a clock of its own, and the time in which the organisation waits for the customer.
    """
    for step in way:
        time = step.least_time if least else step.time
        value = time.value if time is not None else None
        if isinstance(value, Duration) and not same_day(value) and not step.own_clock and not step.waits_for_customer:
            yield step, value


def _length(found: tuple[tuple[Step, ...], bool]) -> tuple[Decimal, int]:
    way, moment = found[0], Decimal(0)
    for _, duration in counted(way):
        moment = advance(duration)(moment)
    return moment, len(way)
