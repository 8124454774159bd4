"""Who is named in the labels of a diagram, and what is left of a label then."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from svcaudit.language import LanguagePack
from svcaudit.reading.diagrams import Node
from svcaudit.reading.units import UnitRegister, key
from svcaudit.reading.unitwords import split_units

_LONGEST = 5  # words of a name before a colon, or of a lane's title
_COUNTED = frozenset({"reference.step", "column.step"})
_COLON = re.compile(r":(?=\D)(?!//)")
#: What stands before the time of a step at the end of its label.
CLOCK = "⏱"
_NUMBERING = re.compile(r"\d{1,3}[a-z]?[.)]\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a node says: its text without who does it, who that is, and the time behind a clock sign."""

    text: str
    units: tuple[str, ...]
    owner_from: str
    customer: bool
    time: str = ""


class Names:
    """Who is named in labels; a name that the register does not know has one spelling in one diagram."""

    def __init__(self, register: UnitRegister, language: LanguagePack) -> None:
        self._register = register
        self._language = language
        self._spelt: dict[tuple[str, ...], str] = {}

    def told(self, node: Node) -> Told:
        """What a node says and who does it: by name before a colon, at the head, or over its lane."""
        text, clock, time = node.label.rpartition(CLOCK)
        if clock and text.strip():
            return replace(self._of_label(replace(node, label=text.strip())), time=time.strip("\ufe0f "))
        return self._of_label(node)

    def _of_label(self, node: Node) -> Told:
        if node.modelled:
            return self._by_lane(node)
        if node.sender:
            unit = self.unit(node.sender)
            return Told(node.label, (unit,) if unit else (), "step" if unit else "", not unit)
        label = _NUMBERING.sub("", node.label, count=1) if _NUMBERING.match(node.label) else node.label
        colon = _COLON.search(label)
        before, after = (label[: colon.start()], label[colon.end() :].strip()) if colon else ("", "")
        if after and self._is_name(before):
            units = tuple(unit for name in split_units(before) if (unit := self.unit(name)))
            return Told(after, units, "step" if units else "", not units)
        return self._unnamed(node, label)

    def _by_lane(self, node: Node) -> Told:
        """In a model the innermost lane that has a name says who does it, whatever the label looks like."""
        for title in node.lanes:
            if title:
                unit = self.unit(title)
                return Told(node.label, (unit,) if unit else (), "heading" if unit else "", not unit)
        return Told(node.label, (), "", False)

    def _unnamed(self, node: Node, label: str) -> Told:
        mentions = self._register.mentions(label)
        if mentions and not key(label[: mentions[0].start]):
            return Told(label, (mentions[0].unit,), "step", False)
        for title in node.lanes:
            if self._is_name(title):
                unit = self.unit(title)
                return Told(label, (unit,) if unit else (), "heading" if unit else "", not unit)
        return Told(label, (), "", False)

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
