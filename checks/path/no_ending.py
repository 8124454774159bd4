"""PTH006: each way through a procedure ends in something given to the customer, or in a closed case."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.quoting import short
from svcaudit.flow.holding import names_customer
from svcaudit.flow.reaching import closure, entries, ways
from svcaudit.language import pack
from svcaudit.language.pack import LanguagePack
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure, Step

#: What is done for the customer, so that a way may end with it.
_OUTCOMES = frozenset(
    {"answer", "resolve", "restore", "repair", "call_back", "deliver", "dispatch", "collect", "issue", "refund",
     "compensate", "pay", "install", "replace", "grant", "reserve", "cancel", "renew", "lend", "notify", "send",
     "close", "return_goods", "attend", "visit", "quote", "update", "translate", "clean"}
)  # fmt: skip
#: What an organisation does for itself on the way.
_WORK = frozenset({"register", "investigate", "inspect", "review", "test", "decide", "wait", "keep"})
_GIVEN = "ending.given"
_SHELVED = "ending.shelved"


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each procedure that serves a customer: its first way that ends in nothing, or that it has none."""
    languages = {document.path: document.language for document in organisation.documents}
    promised = {journey.procedure for journey in organisation.journeys}
    for procedure in organisation.procedures:
        language = pack(languages[procedure.path])
        if procedure.id not in promised and not names_customer(procedure, language):
            continue
        outcomes = [_ending(procedure, step, language) for step in _last_steps(procedure)]
        yield next((one for one in outcomes if one.places and one.subject != procedure.id), None) or kept(
            procedure.id, procedure.place
        )


def _last_steps(procedure: Procedure) -> tuple[Step, ...]:
    """The steps that are reached and that lead to no other."""
    onward = ways(procedure)
    reached = closure(onward, (step.id for step in entries(procedure)))
    return tuple(step for step in procedure.steps if step.id in reached and not onward[step.id])


def _ending(procedure: Procedure, last: Step, language: LanguagePack) -> Outcome:
    """What becomes of a case whose way ends with that step; a hand-off is judged by where it leads."""
    subject = f"{procedure.id} {last.id}"
    tail = _tail(procedure, last)
    if last.handoffs or last.calls or _gives(last, language) or any(_gives_customer(step, language) for step in tail):
        return kept(procedure.id, last.place)
    done = _done(last, language)
    if _SHELVED in done:
        return broken(subject, last.place, step=short(last.text))
    if done & _WORK and not done & _OUTCOMES:
        return suspected(subject, last.place, step=short(last.text))
    return undecided(procedure.id, last.place)


def _tail(procedure: Procedure, last: Step) -> tuple[Step, ...]:
    """The steps of the only way to the last one since the way was split, without that one and where a case comes in."""
    onward = ways(procedure)
    steps = {step.id: step for step in reversed(procedure.steps)}
    tail: list[Step] = []
    current = last
    while True:
        before = [steps[one] for one, targets in onward.items() if current.id in targets]
        if len(before) != 1 or len(onward[before[0].id]) > 1 or before[0] in tail or before[0] == procedure.steps[0]:
            return tuple(tail)
        current = before[0]
        tail.append(current)


def _gives(step: Step, language: LanguagePack) -> bool:
    """True where a last step closes the case, gives the outcome or speaks of the customer in any way."""
    done = _done(step, language)
    return bool(step.outcomes or done & _OUTCOMES) or _GIVEN in done or _names_customer(step, language)


def _gives_customer(step: Step, language: LanguagePack) -> bool:
    """True where a step before the last one settles something, or tells the customer of it."""
    done = _done(step, language)
    if "acknowledge" in done:
        return False
    return bool(done & _OUTCOMES) or (_GIVEN in done and _names_customer(step, language))


def _done(step: Step, language: LanguagePack) -> frozenset[str]:
    """The actions that a step tells, and the ways to end that it names."""
    return frozenset(hit.concept.removeprefix("action.") for hit in language.hits(step.text))


def _names_customer(step: Step, language: LanguagePack) -> bool:
    return any(hit.concept == "actor.customer" for hit in language.hits(step.text))
