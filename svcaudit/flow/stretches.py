"""The part of a procedure that a promise is about: from the event that starts its clock to what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.flow.ways import Ways, reached, reaching, ways_of
from svcaudit.language import pack
from svcaudit.matching.actions import relation
from svcaudit.model.claim import Claim, Hit, Relation, Source
from svcaudit.model.procedure import Procedure, Step

#: Words of a promise that a step has to repeat, to be the one that it ends with.
_ENOUGH = 2
#: Signs that end what is asked.
_BREAKS = frozenset(".,;:")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ways from the step `start` to the first of `goals` that come through none of `without` before it.

    `certain` is false where the promised event may have happened earlier.
    """

    start: str
    goals: frozenset[str]
    without: frozenset[str] = frozenset()
    certain: bool = True


def stretches(procedure: Procedure, claim: Claim) -> Iterator[Stretch]:
    """The stretches of a procedure that may be the promise's; each way through it has one of them."""
    ways = ways_of(procedure)
    steps = {step.id: step for step in reversed(procedure.steps)}
    for start, over in _starts(ways, steps, claim):
        for goals, without, certain in _goals(ways, steps, claim):
            found = goals & reaching(ways, ways.ends, over)
            if found:
                yield Stretch(start, found, without | over, certain)


def _starts(ways: Ways, steps: dict[str, Step], claim: Claim) -> Iterator[tuple[str, frozenset[str]]]:
    """Where the clock may start, each with the steps that are not passed then: those that tell of its event.

    It starts after the first step that tells of all of the event, at the first step where none does. What comes in is
    there when the first step begins, whose time counts: "receives the deed and checks it in two days".
    """
    event = _event(claim)
    telling = frozenset(one for one in ways.order if len(event) > 1 and event <= steps[one].stems and ways.onward[one])
    first = ways.order[0]
    if first in telling and steps[first].receives:
        yield first, frozenset()
        return
    if first in reaching(ways, ways.ends, telling):
        yield first, telling
    there = reached(ways, first, telling)
    for one in ways.order:
        if one in telling and one in there:
            yield from ((target, frozenset()) for target in ways.onward[one])


def _goals(ways: Ways, steps: dict[str, Step], claim: Claim) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    """The steps that do what was promised, those that no way to them passes, and whether it surely ends there.

    It may not where a step names the thing promised without saying that it is done then, nor where only the
    document says what is done.
    """
    if claim.action.source in (None, Source.DOCUMENT):
        yield from _telling(ways, steps, claim)
        return
    deeds = {one: tuple(_deeds(steps[one], claim)) for one in ways.order}
    done = {one: {action for action, does in found if does} for one, found in deeds.items()}
    exact = frozenset(one for one in ways.order if done[one] & claim.action.values)
    related = frozenset(one for one in ways.order if done[one]) - exact
    yield exact, frozenset(), True
    yield related & reaching(ways, ways.ends, exact), exact, True
    named = frozenset(one for one in ways.order if deeds[one] and ways.onward[one])
    neither = exact | related
    last = ways.ends - neither
    yield last, neither | named, True
    if named - neither:
        yield last, neither, False


def _telling(ways: Ways, steps: dict[str, Step], claim: Claim) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    """The last steps that tell of the thing promised, where the promise does not say what is done with it."""
    own = _own(claim)
    telling = frozenset(one for one in ways.order if len(own & steps[one].stems) >= _ENOUGH)
    past = reaching(ways, ways.ends - telling, telling)
    for one in ways.order:
        if one in telling and (one in ways.ends or any(target in past for target in ways.onward[one])):
            yield frozenset({one}), frozenset(), True
    yield ways.ends - telling, telling, False


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
            determined = any(
                one.concept == "determiner.noun" and one.end < hit.start and not step.text[one.end : hit.start].strip()
                for one in hits
            )
            yield action, not determined and not _asked(step.text, hit, hits)


def _asked(text: str, deed: Hit, hits: Iterable[Hit]) -> bool:
    """True for a deed of which it is only decided whether it can be done: "decides whether a meter can be fitted"."""
    before = (one.end for one in hits if one.concept == "decide.question" and one.end <= deed.start)
    return any(not set(text[end : deed.start]) & _BREAKS for end in before)


def _event(claim: Claim) -> frozenset[str]:
    """The stems of the event that starts the promise's clock, empty where none is said."""
    event = claim.quantity.starts_from if claim.quantity is not None else None
    return frozenset(pack(claim.statement.language).topics(event or ""))
