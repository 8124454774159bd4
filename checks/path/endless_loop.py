"""PTH008: no case turns round for ever."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.flow.reaching import endless
from svcaudit.language import pack
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.procedure import Branch, Procedure, Step

_LIMITS = frozenset({"limit.times", "limit.until"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every round that a case cannot leave, and each procedure whose rounds can be left."""
    languages = {document.path: document.language for document in organisation.documents}
    for procedure in organisation.procedures:
        language = languages[procedure.path]
        found = [steps for steps in endless(procedure) if not _limited(steps, language)]
        if not found:
            yield kept(procedure.id, procedure.place)
        for steps in found:
            back = _back(procedure, steps)
            maker = broken if procedure.charted else suspected
            target = procedure.step(back.target or "") or steps[0]
            yield maker(
                f"{procedure.id} {steps[0].id}",
                back.place,
                target.place,
                message=maker.__name__,
                step=steps[-1].id,
                target=target.id,
            )


def _limited(steps: tuple[Step, ...], language: str) -> bool:
    """True where the words of a step of the round say how often, or until when, it is gone through."""
    return any(hit.concept in _LIMITS for step in steps for hit in pack(language).hits(step.text))


def _back(procedure: Procedure, steps: tuple[Step, ...]) -> Branch:
    """The way that leads back in a round: that of its last step that leads to an earlier one."""
    order = {step.id: number for number, step in enumerate(procedure.steps)}
    inside = {step.id for step in steps}
    branches = [(step, branch) for step in steps for branch in step.branches if branch.target in inside]
    back = [branch for step, branch in branches if order[branch.target or ""] <= order[step.id]]
    return (back or [branch for _, branch in branches])[-1]
