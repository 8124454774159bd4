"""How strongly two comparable claims are said: an aim is no promise, and what holds under a condition is not all."""

from __future__ import annotations

from svcaudit.language import pack
from svcaudit.model.claim import Claim, Speech
from svcaudit.model.explanation import Doubt

#: Doubts about how strongly something is said, not about what.
OF_STRENGTH = frozenset({Doubt.AIM, Doubt.CONDITION})


def only_aimed_at(left: Claim, right: Claim) -> bool:
    """True for an aim in public against what is more than an aim: one may aim at five days and allow ten."""
    return left.speech is Speech.AIM and right.speech is not Speech.AIM


def under_another_condition(left: Claim, right: Claim) -> bool:
    """True where one side holds under a condition ("if the part is in stock") of which the other says nothing."""
    sides = (
        (_condition(one), {topic.stem for topic in other.topics} | _condition(other))
        for one, other in ((left, right), (right, left))
    )
    return any(said and not said & known for said, known in sides)


def _condition(claim: Claim) -> frozenset[str]:
    """Stems of what a claim is said under."""
    language = pack(claim.statement.language)
    return frozenset(stem for text in claim.scope.conditions for stem in language.topics(text))
