"""A step before it is understood, as each shape of a procedure gives it, and what all shapes share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document, StepEntry
from svcaudit.model.place import Passage, Place
from svcaudit.model.procedure import NO_DUTIES, Duties
from svcaudit.reading.handoffs import actor
from svcaudit.reading.units import UnitRegister

#: Steps: fewer are no path.
FEWEST = 2
#: Marks that stand between a step's number and its text.
AFTER_NUMBER = " .:)–—-"


@dataclass(frozen=True, slots=True)
class RawStep:
    """A step before it is understood: its id, its text with the way back to the source, and what columns say.

    `time` is where its time is looked for, None for the text itself; `least` where its shortest time stands, if that
    is elsewhere. The headers are those of their columns. `answers` are the items nested in it. `block` is its block's
    index in the document. `empty_cell` is true where the column of who does it is empty.
    """

    id: str
    passage: Passage
    place: Place
    units: tuple[str, ...]
    owner_from: str
    time: Passage | None
    block: int
    data: StepEntry | None = None
    empty_cell: bool = False
    answers: tuple[str, ...] = ()
    time_header: str = ""
    least: Passage | None = None
    least_header: str = ""
    duties: Duties = NO_DUTIES


class Page:
    """One internal document with what is needed to read procedures in it; `nested` are a block's items by index."""

    def __init__(self, document: Document, register: UnitRegister, language: LanguagePack) -> None:
        self.document, self.register, self.language = document, register, language
        nested: dict[int, list[int]] = defaultdict(list)
        for number, block in enumerate(document.blocks):
            if block.parent is not None:
                nested[block.parent].append(number)
        self.nested = {parent: tuple(numbers) for parent, numbers in nested.items()}

    def acting(self, text: str) -> tuple[str, ...]:
        """The units that act in a text."""
        return acting_units(text, self.register, self.language)


def acting_units(text: str, register: UnitRegister, language: LanguagePack) -> tuple[str, ...]:
    """The units that act in the first sentence of a text that names any."""
    for start, end in language.sentences(text):
        found = actor(text[start:end], register, language)
        if found:
            return found
    return ()
