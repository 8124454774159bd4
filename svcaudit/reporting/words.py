"""The report's words in its language, with the figures that stand in them."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.messages import concept_words, decimal_words, has_sentence, phrase, sentence
from svcaudit.model.claim import Slot
from svcaudit.model.maturity import Level, Maturity, Requirement
from svcaudit.model.outcome import Severity, Value
from svcaudit.model.quantity import DateValue, Duration
from svcaudit.reporting.inert import inert, inert_line
from svcaudit.reporting.view import View


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences and figures in one language."""

    language: str

    def say(self, key: str, **values: Value) -> str:
        """The catalogue's sentence, safe to show; values that are text are made inert."""
        return inert(sentence(key, self.language, **values))

    def points(self, score: float | None) -> str:
        """A score with one decimal, a dash where there is none."""
        return self.say("report.none") if score is None else decimal_words(score, self.language)

    def span(self, low: float | None, high: float | None) -> str:
        """From the lowest to the highest score."""
        if low is None or high is None:
            return self.say("report.none")
        return f"{self.points(low)}–{self.points(high)}"

    def share(self, share: float | None) -> str:
        """A share of 0 to 1 in percent."""
        if share is None:
            return self.say("report.none")
        return self.say("report.percent", number=decimal_words(100 * share, self.language, 0))

    def date(self, iso: str) -> str:
        """A date in words."""
        return phrase(DateValue(iso), self.language)

    def duration(self, duration: Duration) -> str:
        """A time in words."""
        return phrase(duration, self.language)

    def profile(self, name: str) -> str:
        """A profile's name."""
        known = has_sentence(f"report.profile.{name}", self.language)
        return self.say(f"report.profile.{name if known else 'other'}", profile=name)

    def language_name(self, code: str | None) -> str:
        """What a language is called; its code where we have no word for it."""
        if code is None:
            return self.say("report.none")
        key = f"report.language.{code}"
        return self.say(key) if has_sentence(key, self.language) else inert(code)

    def slot_name(self, name: str) -> str:
        """What a slot of a claim is called."""
        key = f"inspect.slot.{name}"
        return self.say(key) if has_sentence(key, self.language) else inert_line(name)

    def slot_values(self, name: str, slot: Slot) -> str:
        """The values of the slot of that name, in words and in their order there."""
        return ", ".join(sorted(inert_line(concept_words(name, value, self.language)) for value in slot.values))

    def slot(self, name: str, slot: Slot) -> str:
        """The values of a slot with where they came from."""
        if not slot:
            return self.say("inspect.unsaid")
        told = self.slot_values(name, slot)
        if slot.source is None:
            return self.say("inspect.granted", value=told)
        source = self.say(f"inspect.source.{slot.source}")
        if slot.alias:
            return self.say("inspect.alias", value=told, source=source, alias=inert_line(slot.alias))
        return self.say("inspect.from", value=told, source=source)

    def effort(self, effort: str | None) -> str | None:
        """How much work a remedy is, None where it is not known."""
        return None if effort is None else self.say(f"effort.{effort}")

    def severity(self, severity: Severity, count: int = 1) -> str:
        """A severity, as the word for one or for several."""
        return self.say(f"severity.{severity}", count=count)

    def verdict(self, view: View) -> tuple[str, ...]:
        """The lines that sum the report up: score, whether it is provisional, counts."""
        lines = [self._score_line(view)]
        if view.report.score.own_weights:
            lines.append(self.say("report.verdict.own_weights", profile=view.report.profile))
        if view.report.score.provisional:
            lines.append(self.say("report.verdict.provisional"))
        return (*lines, self._counts_line(view))

    def maturity(self, maturity: Maturity) -> tuple[str, ...]:
        """The lines that say which level is reached, and what the next one takes."""
        count = len(maturity.levels)
        reached = next((level for level in maturity.levels if level.number == maturity.reached), None)
        name = "" if reached is None else self.level(reached)
        following = maturity.next
        key = "none" if reached is None else "reached" if following else "top"
        first = self.say(f"maturity.{key}", number=maturity.reached, count=count, name=name)
        if following is None:
            return (first,)
        head = self.say("maturity.next", number=following.number, name=self.level(following))
        return first, head, *(self.requirement(one) for one in following.requirements if not one.met)

    def level(self, level: Level) -> str:
        """What a level is called."""
        return self.say(f"maturity.level.{level.name}")

    def requirement(self, one: Requirement) -> str:
        """One requirement: what it asks of whom, what was reached, and which rules stand in the way."""
        asks = self.say("maturity.required", required=self.points(one.required), reached=self.points(one.reached))
        missing = f"; {self.say('maturity.missing', rules=', '.join(one.missing))}" if one.missing else ""
        return f"{inert_line(one.subject)}: {asks}{missing}"

    def met(self, one: Requirement) -> str:
        """Whether a requirement is met, or that it cannot be told."""
        state = "unknown" if one.met is None else "met" if one.met else "unmet"
        return self.say(f"maturity.state.{state}")

    def _score_line(self, view: View) -> str:
        score = view.report.score
        if score.overall is None:
            return self.say("report.verdict.none")
        return self.say(
            "report.verdict.line",
            score=self.points(score.overall),
            grade=score.grade or "",
            low=self.points(score.low),
            high=self.points(score.high),
            coverage=self.share(score.coverage),
        )

    def _counts_line(self, view: View) -> str:
        beside = {"review": view.review_count, "accepted": len(view.accepted)}
        if not view.certain:
            return self.say("report.verdict.clean", **beside)
        counts = {
            f"{severity}s": self.say(f"report.verdict.{severity}s", count=count) for severity, count in view.counts
        }
        return self.say("report.verdict.counts", **counts, **beside)
