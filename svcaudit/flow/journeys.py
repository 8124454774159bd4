"""Which procedure has to keep which promised deadline, and the longest way to the promised event."""

from __future__ import annotations

from dataclasses import replace

from svcaudit.flow.critical import longest_way
from svcaudit.flow.joining import with_called
from svcaudit.flow.lengths import times_of
from svcaudit.flow.stretches import stretches
from svcaudit.language import pack
from svcaudit.matching import Rarity, Vector
from svcaudit.model.claim import BINDING, Claim, ClaimKind, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Journey, Procedure
from svcaudit.model.quantity import Bound, Duration

#: Similarity (0 to 100) from which a procedure is taken for the one that keeps a promise.
BELONGS = 30
#: Similarity from which it surely does.
SURE = 45
_MARGIN = 5
_IF = 2  # characters of "if", "si" and "se"; "when" only says when
_NAME_WEIGHT = 1.0
#: What it adds that a promise names what a procedure is called, in several words or in one.
_CALLED = 35
_CALLED_BY_ONE_WORD = 10
_STEP_WEIGHT = 0.5
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
    """The longest way up to what was promised; of equally long ones that of more steps, then the first."""
    language = pack(claim.statement.language)
    times = times_of(procedure)
    found = ((longest_way(procedure, times, one, language), one) for one in stretches(procedure, claim))
    way, stretch = max(found, key=lambda item: (item[0].length, len(item[0].steps)))
    known = all(step.time is not None or not step.acts for step in procedure.steps if step.id in way.steps)
    return Journey(
        claim.id,
        procedure.id,
        way.steps,
        known,
        alike,
        stretch.certain,
        goals=stretch.goals,
        without=stretch.without,
    )


def procedure_of(organisation: Organisation, journey: Journey) -> Procedure:
    """The procedure that a journey leads through, with the steps of those that it runs."""
    return next(one for one in with_called(organisation.procedures) if one.id == journey.procedure)


def surely_of(claim: Claim, journey: Journey) -> bool:
    """True where a procedure surely has to keep a promise, whatever the case.

    What is promised only "if" may be another way through the steps than the longest.
    """
    told = bool(claim.action) or journey.labelled
    conditions = (hit for hit in claim.statement.hits if hit.concept == "decision.if")
    conditional = any(hit.end - hit.start <= _IF for hit in conditions)
    return journey.similarity >= SURE and told and not conditional
