"""Why two claims are comparable or not, as sentences in the user's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcaudit.model.claim import Claim, ClaimKind, Relation, Slot
from svcaudit.model.document import Role
from svcaudit.model.explanation import (
    Comparability,
    Doubt,
    ExplainedPair,
    Explanation,
    Judgement,
    Obstacle,
    Sign,
    SlotPair,
)
from svcaudit.model.outcome import Verdict
from svcaudit.model.quantity import Bound, Duration
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.words import Words

#: Slots that make a case a particular one where only one side says them.
_SPECIAL = ("audience", "priority", "season")
#: The weight from which something is worth telling.
_TELLING = 0.3
_COMPARABLE = frozenset({Comparability.CERTAIN, Comparability.LIKELY})
_FAULTS = frozenset({Verdict.BROKEN, Verdict.SUSPECTED})


@dataclass(frozen=True, slots=True)
class WhySentences:
    """The sentences about one pair, in one language."""

    words: Words

    def of(self, pair: ExplainedPair) -> Iterator[str]:
        """The verdict, what it rests on, and what becomes of the values."""
        explanation = pair.explanation
        yield self._say(f"verdict.{'by_rule' if _by_rule_alone(pair) else explanation.verdict}")
        if explanation.obstacle is not None:
            yield from self.obstacle(explanation, explanation.obstacle)
        for doubt in explanation.doubts:
            yield from self._doubt(explanation, doubt)
        roles = {explanation.first.role, explanation.second.role}
        if explanation.verdict in _COMPARABLE and roles == {Role.PUBLISHED}:
            yield self._say("published")
        if explanation.similarity:
            yield self.shared(pair)
        yield from self._signs(explanation)
        if pair.order is not None and explanation.first.quantity is not None:
            yield self._say(f"order.{explanation.first.quantity.kind}.{pair.order}")
        if pair.order is not None or pair.judgements:
            yield from self.judged(pair.judgements)

    def shared(self, pair: ExplainedPair) -> str:
        """The words in common with the similarity that they give."""
        explanation = pair.explanation
        if not pair.words:
            return self._say("shared_none", score=explanation.score)
        words = ", ".join(inert_line(word) for word in pair.words)
        if explanation.similarity == explanation.score:
            return self._say("shared", words=words, score=explanation.score)
        return self._say("shared_slots", words=words, similarity=explanation.similarity, score=explanation.score)

    def _signs(self, explanation: Explanation) -> Iterator[str]:
        """How likely the two are to be one thing, unless that was said, and what speaks for and against it."""
        said = explanation.obstacle is Obstacle.SCORE or Doubt.SCORE in explanation.doubts
        parts = [] if said or explanation.likelihood is None else [self._say("likely", **self._points(explanation))]
        for side, sign_of in (("for", 1), ("against", -1)):
            told = [self._sign(sign) for sign in explanation.signs if sign.weight * sign_of >= _TELLING]
            if told:
                parts.append(self._say(f"signs_{side}", signs="; ".join(told)))
        if parts:
            yield " ".join(parts)

    def _sign(self, sign: Sign) -> str:
        if sign.name == "margin":
            return self._say("sign.margin_for" if sign.weight > 0 else "sign.margin_against")
        return self._say(f"sign.{sign.name}")

    def judged(self, judgements: tuple[Judgement, ...]) -> Iterator[str]:
        """What each rule says, or that none does."""
        yield from (self.judgement(judgement) for judgement in judgements)
        if not judgements:
            yield self._say("judged.none")

    def judgement(self, judgement: Judgement) -> str:
        """What one rule says of two places."""
        key = f"judged.{judgement.verdict if judgement.compares else 'fault'}"
        said = {"sentence": inert_line(judgement.sentence)} if judgement.verdict in _FAULTS else {}
        told = self._say(key, rule=judgement.rule, **said)
        return self._say("judged.alone", judgement=told) if judgement.alone else told

    def relation(self, pair: SlotPair) -> str:
        """How the slot of the first stands to that of the second."""
        if pair.excludes:
            return self._say("relation.excludes")
        if not pair.first or not pair.second:
            said = "only_first" if pair.first else "only_second" if pair.second else "neither"
            return self._say(f"relation.{said}")
        perhaps = pair.name == "action" and pair.relation is Relation.OVERLAPPING
        return self._say("relation.action_overlapping" if perhaps else f"relation.{pair.relation}")

    def obstacle(self, explanation: Explanation, obstacle: Obstacle) -> Iterator[str]:
        """What keeps two values from being compared."""
        match obstacle:
            case Obstacle.KIND:
                first, second = (self._say(f"kind.{one.kind}") for one in (explanation.first, explanation.second))
                yield _capital(self._say("obstacle.kind", first=first, second=second))
            case Obstacle.NEVER:
                yield self._say("obstacle.never", kind=self._say(f"kind.{explanation.first.kind}"))
            case Obstacle.SPEECH:
                yield from self._speech(explanation)
            case Obstacle.SLOT | Obstacle.NUMBER:
                yield from (self._with_values("excludes", slot) for slot in explanation.slots if slot.excludes)
            case Obstacle.NEARER:
                yield self._nearer(explanation)
            case Obstacle.WORDS | Obstacle.SCORE:
                key = "no_words" if not explanation.similarity else str(obstacle)
                yield self._say(f"obstacle.{key}", **self._points(explanation))
            case _:
                yield self._say(f"obstacle.{obstacle}")

    def _speech(self, explanation: Explanation) -> Iterator[str]:
        for which, claim in (("first", explanation.first), ("second", explanation.second)):
            if not claim.binding:
                speech = self.words.say(f"inspect.speech.{claim.speech}")
                yield self._say(f"obstacle.speech_{which}", speech=speech)

    def _nearer(self, explanation: Explanation) -> str:
        nearer = explanation.nearer
        assert nearer is not None
        key = "obstacle.nearer_first" if nearer.of_first else "obstacle.nearer_second"
        place = inert_line(str(nearer.claim.place))
        return self._say(key, place=place, best=nearer.score, score=explanation.score)

    def _doubt(self, explanation: Explanation, doubt: Doubt) -> Iterator[str]:
        match doubt:
            case Doubt.SCORE:
                asked = "certain" if explanation.verdict is Comparability.LIKELY else "likely"
                named = explanation.first.kind is ClaimKind.CONTACT
                yield self._say(f"doubt.score_{'contact' if named else asked}", **self._points(explanation))
            case Doubt.ACTION:
                slot = next(one for one in explanation.slots if one.name == "action")
                side = "" if slot.first and slot.second else "_first" if slot.first else "_second"
                yield self._with_values("doubt", slot, side)
            case Doubt.SPECIAL:
                yield from self._special(explanation)
            case Doubt.ESTIMATE:
                for which, claim in (("first", explanation.first), ("second", explanation.second)):
                    if _is_estimate(claim):
                        yield self._say(f"doubt.estimate_{which}")
            case Doubt.AIM:
                yield self._say("doubt.aim")
            case Doubt.CONDITION:
                for which, claim in (("first", explanation.first), ("second", explanation.second)):
                    for condition in claim.scope.conditions:
                        yield self._say(f"doubt.condition_{which}", condition=inert_line(condition))

    def _special(self, explanation: Explanation) -> Iterator[str]:
        for slot in explanation.slots:
            if slot.name in _SPECIAL and bool(slot.first) is not bool(slot.second):
                which = "first" if slot.first else "second"
                values = self._values(slot)
                name = self.words.slot_name(slot.name)
                yield self._say(f"doubt.special_{which}", slot=name, **values)

    def _with_values(self, space: str, slot: SlotPair, side: str = "") -> str:
        return self._say(f"{space}.{slot.name}{side}", **self._values(slot))

    def _values(self, slot: SlotPair) -> dict[str, str]:
        return {"first": self._told(slot.name, slot.first), "second": self._told(slot.name, slot.second)}

    def _told(self, name: str, slot: Slot) -> str:
        return self.words.slot_values(name, slot)

    def _points(self, explanation: Explanation) -> dict[str, int]:
        return {
            "score": explanation.score,
            "likelihood": explanation.likelihood or 0,
            "needed": explanation.needed or 0,
        }

    def _say(self, key: str, **values: str | int) -> str:
        return self.words.say(f"why.{key}", **values)


def _by_rule_alone(pair: ExplainedPair) -> bool:
    """True for two values that are not comparable by what they are about, and that a rule compares all the same."""
    decided = any(one.compares and one.verdict is not Verdict.UNDECIDED for one in pair.judgements)
    return decided and pair.explanation.verdict not in _COMPARABLE


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _is_estimate(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity is not None else None
    return isinstance(value, Duration) and value.bound is Bound.ABOUT
