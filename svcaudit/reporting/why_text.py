"""Why two places are compared or not, for the terminal: what stands there, then each pair of values, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.messages import phrase
from svcaudit.model.claim import Claim
from svcaudit.model.explanation import ExplainedPair, Obstacle, SlotPair, Spot, Why
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.table import text_table
from svcaudit.reporting.why_sentences import WhySentences
from svcaudit.reporting.words import Words

_INDENT = "    "


def render_why_text(why: Why) -> str:
    """The explanation as text that ends with a line end."""
    return "\n".join(_Explained(why).lines()).rstrip("\n") + "\n"


class _Explained:
    """Draws one explanation; each method yields lines."""

    def __init__(self, why: Why) -> None:
        self.why, self.words = why, Words(why.language)
        self.sentences = WhySentences(self.words)

    def lines(self) -> Iterator[str]:
        """The whole explanation."""
        yield self._say("title", organisation=inert_line(self.why.organisation))
        yield ""
        for number, spot in enumerate((self.why.first, self.why.second), 1):
            yield from self._spot(number, spot)
        if not self.why.pairs and not self.why.judgements:
            yield from ("", self._say("no_pair"))
        alike = [pair for pair in self.why.pairs if pair.explanation.obstacle is not Obstacle.KIND]
        for pair in alike or self.why.pairs:
            yield ""
            yield from self._pair(pair)
        if alike:
            yield from self._other_kinds()
        if self.why.judgements:
            yield from ("", self._say("judged.places"))
            yield from (f"  {self.sentences.judgement(judgement)}" for judgement in self.why.judgements)

    def _other_kinds(self) -> Iterator[str]:
        """What else stands in the two places, one line for each two kinds."""
        others = [pair.explanation for pair in self.why.pairs if pair.explanation.obstacle is Obstacle.KIND]
        if others:
            yield ""
        for explanation in others:
            yield from self.sentences.obstacle(explanation, Obstacle.KIND)

    def _spot(self, number: int, spot: Spot) -> Iterator[str]:
        words = self.words
        place = inert_line(f"{spot.path}:{spot.line}")
        role = words.say(f"role.{spot.role}")
        yield f"{number}. " + self._say("place", place=place, role=role, spoken=words.language_name(spot.language))
        for text, speech in _read(spot):
            said = words.say(f"inspect.speech.{speech}")
            yield _INDENT + self._say("statement", text=inert_line(text), speech=said)
        if spot.claims:
            return
        if spot.statements:
            yield _INDENT + self._say("no_claim")
        elif spot.nearest is None:
            yield _INDENT + self._say("nothing")
        else:
            yield _INDENT + self._say("nothing_near", line=spot.nearest)

    def _pair(self, pair: ExplainedPair) -> Iterator[str]:
        explanation = pair.explanation
        yield self._say("pair", first=self._claim(explanation.first), second=self._claim(explanation.second))
        said = list(self.sentences.of(pair))
        yield f"  {said[0]}"
        if explanation.slots:
            yield from (f"{_INDENT}{line}".rstrip() for line in self._table(explanation.slots))
        yield from (f"  {line}" for line in said[1:])

    def _table(self, slots: Sequence[SlotPair]) -> list[str]:
        headers = ("", self._say("first"), self._say("second"), self._say("stands"))
        rows = [
            (
                self.words.slot_name(slot.name),
                self.words.slot(slot.name, slot.first),
                self.words.slot(slot.name, slot.second),
                self.sentences.relation(slot),
            )
            for slot in slots
        ]
        return text_table(headers, rows, figures=False)

    def _claim(self, claim: Claim) -> str:
        kind = self.words.say(f"inspect.kind.{claim.kind}")
        if claim.quantity is None:
            return kind
        value = inert_line(phrase(claim.quantity.value, self.words.language))
        return self._say("pair_value", kind=kind, value=value)

    def _say(self, key: str, **values: str | int) -> str:
        return self.words.say(f"why.{key}", **values)


def _read(spot: Spot) -> Iterator[tuple[str, str]]:
    """The sentences that were read there, each once, with what each does."""
    read = [*spot.statements, *(claim.statement for claim in spot.claims)]
    yield from dict.fromkeys((statement.text, str(statement.speech)) for statement in read)
