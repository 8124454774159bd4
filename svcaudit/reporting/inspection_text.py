"""What was read, for the terminal: each document's sentences with their claims, then its procedures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.messages import concept_words, phrase
from svcaudit.model.claim import Claim, Statement
from svcaudit.model.document import DocumentEntry
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Branch, Handoff, Procedure, Step
from svcaudit.model.quantity import Quantity
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.words import Words


def render_inspection_text(organisation: Organisation, entries: Sequence[DocumentEntry], language: str) -> str:
    """The reading as text that ends with a line end."""
    return "\n".join(_Reading(organisation, entries, Words(language)).lines()).rstrip("\n") + "\n"


class _Reading:
    """Draws one reading; each method yields lines."""

    def __init__(self, organisation: Organisation, entries: Sequence[DocumentEntry], words: Words) -> None:
        self.organisation, self.entries, self.words = organisation, entries, words
        self.claims: dict[str, list[Claim]] = {}
        for claim in organisation.claims:
            self.claims.setdefault(claim.statement.id, []).append(claim)

    def lines(self) -> Iterator[str]:
        """The whole reading."""
        yield self._say("title", organisation=inert_line(self.organisation.name))
        yield self._counts()
        for entry in self.entries:
            yield ""
            yield self._document(entry)
            yield from self._contents(entry.path)

    def _counts(self) -> str:
        quantities = sum(len(statement.quantities) for statement in self.organisation.statements)
        counts = {
            "claims": len(self.organisation.claims),
            "quantities": quantities,
            "procedures": len(self.organisation.procedures),
        }
        return " · ".join(self._say(name, count=count) for name, count in counts.items())

    def _document(self, entry: DocumentEntry) -> str:
        words = self.words
        marks = [words.say(f"role.{entry.role or 'none'}"), words.say(f"document.{entry.status}")]
        if entry.language is not None:
            marks.append(words.language_name(entry.language))
        reason = "" if entry.reason is None else ": " + inert_line(entry.reason)
        return f"{inert_line(entry.path)} ({', '.join(marks)}){reason}"

    def _contents(self, path: str) -> Iterator[str]:
        for statement in self.organisation.statements:
            if statement.path == path:
                yield from self._statement(statement)
        for procedure in self.organisation.procedures:
            if procedure.path == path:
                yield from self._procedure(procedure)

    def _statement(self, statement: Statement) -> Iterator[str]:
        unsure = "" if statement.certain else ", " + self._say("unsure")
        speech = self._say(f"speech.{statement.speech}")
        yield f"  {statement.place.line}: {inert_line(statement.text)} [{speech}{unsure}]"
        for claim in self.claims.get(statement.id, ()):
            yield f"      {self._claim(claim)}"
        claims = self.claims.get(statement.id, ())
        claimed = {claim.quantity.as_written for claim in claims if claim.quantity is not None}
        for quantity in statement.quantities:
            if quantity.value not in claimed:
                yield f"      {self._say(f'quantity.{quantity.kind}')}: {self._value(quantity)}"

    def _claim(self, claim: Claim) -> str:
        kind = self._say(f"kind.{claim.kind}")
        told = kind if claim.quantity is None else f"{kind}: {self._value(claim.quantity)}"
        slots = [("subject", claim.subject), ("action", claim.action)]
        slots += [(facet.name, facet.slot) for facet in claim.scope.facets if facet.slot.source is not None]
        parts = [f"{self.words.slot_name(name)}: {self.words.slot(name, slot)}" for name, slot in slots]
        return f"{told}; {'; '.join(parts)}"

    def _procedure(self, procedure: Procedure) -> Iterator[str]:
        yield f"  {procedure.place.line}: {inert_line(procedure.name)} ({self._owner(procedure.owner)})"
        for step in procedure.steps:
            yield from self._step(step)

    def _step(self, step: Step) -> Iterator[str]:
        marks = [self._owner(step.units)]
        if step.time is not None:
            marks.append(self._say("time", time=self._value(step.time)))
        if step.ends:
            marks.append(self._say("ends"))
        name = self._say("step", id=inert_line(step.id))
        yield f"      {name}: {inert_line(step.text)} ({', '.join(marks)})"
        yield from ("          " + line for line in self._beside(step))
        for decision in step.decisions:
            yield "          " + self._say("decision", condition=inert_line(decision.condition))
        for branch in step.branches:
            yield "          " + self._branch(branch)
        for handoff in step.handoffs:
            yield "          " + self._handoff(handoff)

    def _beside(self, step: Step) -> Iterator[str]:
        """What a step says beside who does it and how long it takes."""
        if step.condition:
            yield self._say("condition", condition=inert_line(step.condition))
        if step.calls:
            name = next((one.name for one in self.organisation.procedures if one.id == step.calls), step.calls)
            yield self._say("calls", procedure=inert_line(name))
        if step.outcomes:
            actions = sorted(concept_words("action", action, self.words.language) for action in step.outcomes)
            yield self._say("outcomes", actions=", ".join(actions))
        duties = step.duties
        for key, units in (("answers", duties.answers), ("consulted", duties.consulted), ("informed", duties.informed)):
            if units:
                yield self._say(key, unit=inert_line(", ".join(units)))

    def _branch(self, branch: Branch) -> str:
        key = "branch" if branch.condition else "branch_plain"
        if branch.target is None:
            key += "_inside"
        return self._say(key, condition=inert_line(branch.condition), target=inert_line(branch.target or ""))

    def _handoff(self, handoff: Handoff) -> str:
        units = (handoff.sender, handoff.receiver)
        sender, receiver = (inert_line(unit) or self._say("unsaid") for unit in units)
        if not handoff.customer:
            return self._say("handoff", sender=sender, receiver=receiver)
        if not handoff.sender:
            return self._say("redirect_plain", receiver=receiver)
        return self._say("redirect", sender=sender, receiver=receiver)

    def _owner(self, units: Sequence[str]) -> str:
        return self._say("owner", unit=inert_line(", ".join(units))) if units else self._say("no_owner")

    def _value(self, quantity: Quantity) -> str:
        told = inert_line(phrase(quantity.value, self.words.language))
        defined = quantity.calendar_from
        return told if defined is None else self._say("defined", value=told, line=defined.line)

    def _say(self, key: str, **values: str | int) -> str:
        return self.words.say(f"inspect.{key}", **values)
