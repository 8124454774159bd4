"""A chart that was read -> a procedure, whatever it was drawn as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from svcaudit.language import pack
from svcaudit.model.document import Document
from svcaudit.model.place import Passage, Place
from svcaudit.model.procedure import Branch, Decision, Handoff, Procedure, Step, StepShape
from svcaudit.model.quantity import Quantity
from svcaudit.reading.diagrams import Chart, Edge, Node
from svcaudit.reading.drawnames import Names, Told
from svcaudit.reading.naming import name_stems, telling_name
from svcaudit.reading.owners import Owners
from svcaudit.reading.procedures import acts
from svcaudit.reading.steptimes import begins_with_receipt, has_own_clock, least_time, step_time, waits_for_customer
from svcaudit.reading.units import UnitRegister

_WAYS = 2  # a decision needs as many ways out


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a chart stands: what it is called, the nearest name first, and its stretches as places and as text."""

    over: tuple[Passage, ...]
    place: Callable[[int, int], Place]
    text: Callable[[int, int], str]


class Drawn:
    """One diagram with all that is needed to understand its labels."""

    def __init__(self, document: Document, canvas: Canvas, register: UnitRegister, chart: Chart) -> None:
        self._document = document
        self._canvas = canvas
        self._language = pack(document.language)
        self._names = Names(register, self._language)
        self._chart = chart
        self._told = {node.id: self._names.told(node) for node in chart.nodes}
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, int] = {}
        for edge in chart.edges:
            self._out.setdefault(edge.source, []).append(edge)
            self._into[edge.target] = self._into.get(edge.target, 0) + 1

    def procedure(self, owners: Owners) -> Procedure:
        """The procedure that is drawn, in a section that those answer for."""
        over = self._canvas.over
        name = over[0].text if over else ""
        place = self._document.locate(over[0]) if over else self._document.place(0, 1)
        steps = tuple(self._owned(self._step(node), owners) for node in self._chart.nodes)
        named = telling_name((one.text for one in over), self._language) or name
        texts = [*(one.text for one in over), *(step.text for step in steps)]
        hits = (*self._language.hits(name), *self._language.hits(named))
        return Procedure(
            id=f"{self._document.path}:{place.line}:{steps[0].place.line}",
            path=self._document.path,
            name=name,
            place=place,
            steps=steps,
            owner=owners.units,
            subjects=frozenset(hit.concept for hit in hits if hit.concept.startswith("subject.")),
            names=name_stems(named, self._document, self._language),
            topics=frozenset(stem for text in texts for stem in self._language.topics(text)),
            case_owner=owners.case,
            charted=True,
        )

    def _owned(self, step: Step, owners: Owners) -> Step:
        """A step that names nobody is done by who answers for the whole, unless it is the customer's turn."""
        if step.units or not owners.units or step.waits_for_customer:
            return step
        return replace(step, units=owners.units, owner_from="procedure")

    def _step(self, node: Node) -> Step:
        told = self._told[node.id]
        place = self._canvas.place(node.start, node.end)
        out = self._out.get(node.id, [])
        decisions = self._decisions(node, told.text, place, out)
        time, least = self._times(node, told)
        return Step(
            id=node.id,
            text=told.text,
            place=place,
            units=told.units,
            owner_from=told.owner_from,
            acts=acts(told.text, self._language),
            time=time,
            least_time=least,
            usual_time=node.usual,
            stems=frozenset(self._language.topics(told.text)),
            branches=tuple(self._branch(edge, told.text if decisions else "") for edge in out),
            decisions=decisions,
            handoffs=self._handoffs(node, told, place, out),
            ends=not out,
            own_clock=has_own_clock(told.text, self._language),
            receives=begins_with_receipt(told.text, self._language),
            waits_for_customer=told.customer or waits_for_customer(told.text, self._language),
            shape=_shape(node),
        )

    def _times(self, node: Node, told: Told) -> tuple[Quantity | None, Quantity | None]:
        """How long a step takes at its longest and at its shortest.

        A timer says it surely, then the label, then what a model keeps beside it, then its documentation.
        """
        if node.timer is not None:
            return node.timer, node.timer
        for text in (told.time or told.text, node.note):
            found = step_time(text, self._language), least_time(text, self._language)
            if found[0] is not None or (text is not node.note and node.time is not None):
                return found if found[0] is not None else (node.time, node.least)
        return None, None

    def _decisions(self, node: Node, text: str, place: Place, out: list[Edge]) -> tuple[Decision, ...]:
        """The decision that a node asks for. A diamond where ways only come together asks nothing."""
        question = text.endswith("?")
        joins = len(out) == 1 and not out[0].label and self._into.get(node.id, 0) >= _WAYS
        asks = node.asks and any(map(str.isalnum, text)) and not joins
        if node.sender or not (question or asks):
            return ()
        arms = tuple(edge.label for edge in out if edge.label)
        return (Decision(text, arms, place, len(out) >= _WAYS),)

    def _branch(self, edge: Edge, question: str) -> Branch:
        """A way out; its number of rounds is limited by its own words, or by the question: "Third attempt?"."""
        limited = any(
            hit.concept == "limit.times" for text in (edge.label, question) for hit in self._language.hits(text)
        )
        return Branch(edge.target, edge.label, self._canvas.place(edge.start, edge.end), limited, edge.message)

    def _handoffs(self, node: Node, told: Told, place: Place, out: list[Edge]) -> tuple[Handoff, ...]:
        """The messages of a sequence diagram, and those of a model, to other units."""
        if not told.units:
            return ()
        found = []
        receiver = self._names.unit(node.receiver)
        if receiver and receiver not in told.units:
            text = self._canvas.text(node.start, node.end)
            found.append(Handoff(told.units[0], receiver, place, text, node.id, conditional=node.conditional))
        for edge in out if self._chart.modelled else ():
            units = self._told[edge.target].units
            if edge.message and units and units[0] not in told.units:
                where, text = self._canvas.place(edge.start, edge.end), edge.label or told.text
                found.append(Handoff(told.units[0], units[0], where, text, node.id))
        return tuple(found)


def _shape(node: Node) -> StepShape:
    if node.asks:
        return StepShape.QUESTION
    return StepShape.TERMINAL if node.terminal else StepShape.BOX
