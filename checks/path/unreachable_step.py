"""PTH009: each step of a procedure is reached by some way through it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.quoting import short
from svcaudit.flow.reaching import closure, entries, unreached, ways
from svcaudit.language import pack
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Procedure, Step

_CASES = frozenset({"decision.if", "condition.when"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every step that no way leads to, and each procedure without one."""
    languages = {document.path: document.language for document in organisation.documents}
    for procedure in organisation.procedures:
        left = unreached(procedure)
        if not left:
            yield kept(procedure.id, procedure.place)
        language = languages[procedure.path]
        for step in left:
            yield _outcome(procedure, step, language)


def _outcome(procedure: Procedure, step: Step, language: str) -> Outcome:
    """Ways that are drawn or kept as data are told in full; those of sentences may be understood otherwise."""
    subject = f"{procedure.id} {step.id}"
    if _is_entry(procedure, step, language):
        return undecided(subject, step.place)
    maker = broken if procedure.charted else suspected
    return maker(subject, step.place, message=maker.__name__, step=short(step.text))


def _is_entry(procedure: Procedure, step: Step, language: str) -> bool:
    """True where a case may come in there: an event, something received, the customer's move, a flow of its own."""
    hits = pack(language).hits(step.text)
    event = any(hit.concept in _CASES and hit.start <= 2 for hit in hits)
    drawn_start = procedure.charted and not step.units and not step.acts
    onward = ways(procedure)
    reached = closure(onward, (one.id for one in entries(procedure)))
    apart = not closure(onward, (step.id,)) & reached and len(closure(onward, (step.id,))) > 1
    return event or drawn_start or apart or step.receives or step.waits_for_customer
