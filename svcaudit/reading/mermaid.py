"""Diagrams of internal documents -> procedures: flowcharts by their boxes, sequence diagrams by their messages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from svcaudit.language import LanguagePack, pack
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.place import Passage, Place
from svcaudit.model.procedure import Branch, Decision, Handoff, Procedure, Step
from svcaudit.reading.diagrams import Chart, Edge, Node, after_preamble
from svcaudit.reading.flowcharts import read_flowchart
from svcaudit.reading.naming import name_stems, telling_name
from svcaudit.reading.owners import Owners, section_owners
from svcaudit.reading.procedures import acts
from svcaudit.reading.sequences import read_sequence
from svcaudit.reading.steptimes import has_own_clock, least_time, step_time, waits_for_customer
from svcaudit.reading.units import UnitRegister, key
from svcaudit.reading.unitwords import split_units

_FEWEST = 2  # boxes or messages: fewer are no path
_WAYS = 2  # a decision needs as many ways out
_LONGEST = 5  # words of a name before a colon, or of a lane's title
_COUNTED = frozenset({"reference.step", "column.step"})
_COLON = re.compile(r":(?=\D)(?!//)")
_NUMBERING = re.compile(r"\d{1,3}[a-z]?[.)]\s+")


def read_diagrams(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures that one internal document draws, in order; other kinds of diagram are left out."""
    if document.role is not Role.INTERNAL or not document.understood:
        return
    owners: dict[tuple[int, ...], Owners] = {}
    for section in _sections(document).values():
        for block in section:
            chart = _chart(block) if block.kind is BlockKind.DIAGRAM else None
            if chart is not None and len(chart.nodes) >= _FEWEST:
                found = owners.get(_over(block))
                if found is None:
                    found = owners[_over(block)] = _owners(document, section, register)
                yield _Drawn(document, block, register, chart).procedure(found)


def _over(block: Block) -> tuple[int, ...]:
    """What is the same for the blocks of one section: the headings themselves, not their words."""
    return tuple(id(heading) for heading in block.headings)


def _sections(document: Document) -> dict[tuple[int, ...], list[Block]]:
    found: dict[tuple[int, ...], list[Block]] = {}
    for block in document.blocks:
        found.setdefault(_over(block), []).append(block)
    return found


def _owners(document: Document, section: list[Block], register: UnitRegister) -> Owners:
    """Who the prose of a section names as answering for it; only that section is looked at."""
    alone = Document(document.path, document.role, document.language, "", tuple(section))
    return section_owners(alone, 0, register, pack(document.language))


def _chart(block: Block) -> Chart | None:
    text = block.passage.text
    position = after_preamble(text)
    return read_flowchart(text, position) or read_sequence(text, position)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a node says: its text without who does it, and who that is."""

    text: str
    units: tuple[str, ...]
    owner_from: str
    customer: bool


class _Drawn:
    """One diagram with all that is needed to understand its labels."""

    def __init__(self, document: Document, block: Block, register: UnitRegister, chart: Chart) -> None:
        self._document = document
        self._block = block
        self._names = _Names(register, pack(document.language))
        self._language = pack(document.language)
        self._chart = chart
        self._starts = [run.text_start for run in block.passage.runs]
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, int] = {}
        for edge in chart.edges:
            self._out.setdefault(edge.source, []).append(edge)
            self._into[edge.target] = self._into.get(edge.target, 0) + 1

    def procedure(self, owners: Owners) -> Procedure:
        """The procedure that is drawn, in a section that those answer for."""
        over = self._over()
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
        )

    def _over(self) -> list[Passage]:
        """What the diagram is called, the nearest heading first."""
        metadata = self._document.metadata
        over = [heading.passage for heading in reversed(self._block.headings)]
        return over + [passage for passage in (metadata.title, metadata.service) if passage is not None]

    def _owned(self, step: Step, owners: Owners) -> Step:
        """A step that names nobody is done by who answers for the whole, unless it is the customer's turn."""
        if step.units or not owners.units or step.waits_for_customer:
            return step
        return replace(step, units=owners.units, owner_from="procedure")

    def _place(self, start: int, end: int) -> Place:
        """The place of `[start:end]` of the diagram, which is never empty."""
        return self._document.place(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, position: int) -> int:
        run = self._block.passage.runs[bisect_right(self._starts, position) - 1]
        return run.source_start + position - run.text_start

    def _step(self, node: Node) -> Step:
        told = self._names.told(node)
        place = self._place(node.start, node.end)
        out = self._out.get(node.id, [])
        decisions = self._decisions(node, told.text, place, out)
        return Step(
            id=node.id,
            text=told.text,
            place=place,
            units=told.units,
            owner_from=told.owner_from,
            acts=acts(told.text, self._language),
            time=step_time(told.text, self._language),
            least_time=least_time(told.text, self._language),
            stems=frozenset(self._language.topics(told.text)),
            branches=tuple(self._branch(edge, told.text if decisions else "") for edge in out),
            decisions=decisions,
            handoffs=self._handoffs(node, told, place),
            ends=not out,
            own_clock=has_own_clock(told.text, self._language),
            waits_for_customer=told.customer or waits_for_customer(told.text, self._language),
        )

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
        return Branch(edge.target, edge.label, self._place(edge.start, edge.end), limited)

    def _handoffs(self, node: Node, told: _Told, place: Place) -> tuple[Handoff, ...]:
        receiver = self._names.unit(node.receiver)
        if not told.units or not receiver or receiver in told.units:
            return ()
        text = self._block.passage.text[node.start : node.end]
        return (Handoff(told.units[0], receiver, place, text, node.id, conditional=node.conditional),)


class _Names:
    """Who is named in labels; a name that the register does not know has one spelling in one diagram."""

    def __init__(self, register: UnitRegister, language: LanguagePack) -> None:
        self._register = register
        self._language = language
        self._spelt: dict[tuple[str, ...], str] = {}

    def told(self, node: Node) -> _Told:
        """What a node says and who does it: by name before a colon, at the head, or over its lane."""
        if node.sender:
            unit = self.unit(node.sender)
            return _Told(node.label, (unit,) if unit else (), "step" if unit else "", not unit)
        label = _NUMBERING.sub("", node.label, count=1) if _NUMBERING.match(node.label) else node.label
        colon = _COLON.search(label)
        before, after = (label[: colon.start()], label[colon.end() :].strip()) if colon else ("", "")
        if after and self._is_name(before):
            units = tuple(unit for name in split_units(before) if (unit := self.unit(name)))
            return _Told(after, units, "step" if units else "", not units)
        return self._unnamed(node, label)

    def _unnamed(self, node: Node, label: str) -> _Told:
        mentions = self._register.mentions(label)
        if mentions and not key(label[: mentions[0].start]):
            return _Told(label, (mentions[0].unit,), "step", False)
        for title in node.lanes:
            if self._is_name(title):
                unit = self.unit(title)
                return _Told(label, (unit,) if unit else (), "heading" if unit else "", not unit)
        return _Told(label, (), "", False)

    def unit(self, name: str) -> str:
        """The one name of a unit, "" for the customer."""
        words = key(name) or tuple(name.split())  # a participant may be called "A"
        if not words or self._is_customer(name):
            return ""
        return self._spelt.setdefault(words, self._register.canonical(name))

    def _is_customer(self, name: str) -> bool:
        """True where all words of the name, but for articles, stand for the customer."""
        return any(
            hit.concept == "actor.customer" and not key(name[: hit.start]) and not key(name[hit.end :])
            for hit in self._language.hits(name)
        )

    def _is_name(self, text: str) -> bool:
        """True where the words can name somebody: few, and no number of a step or condition."""
        if not 0 < len(text.split()) <= _LONGEST or not split_units(text):
            return False
        hits = self._language.hits(text)
        if any(hit.concept in ("decision.if", "decision.else") and hit.start == 0 for hit in hits):
            return False
        rest = [text[hit.end :] for hit in hits if hit.concept in _COUNTED and hit.start == 0]
        return not any(len(words) < _LONGEST and _counts(words) for words in rest)


def _counts(text: str) -> bool:
    """True for what may follow "step": nothing, a number or a letter."""
    return len(text.strip()) <= 1 or text.strip().isdecimal()
