"""A step that sends the case back and has it passed on again to its own unit: a bounce told in one breath."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document
from svcaudit.model.place import Passage
from svcaudit.model.procedure import Turnback
from svcaudit.reading.handoffs import actor, passings
from svcaudit.reading.units import UnitRegister


def sent_again(
    document: Document, passage: Passage, units: tuple[str, ...], register: UnitRegister, language: LanguagePack
) -> Turnback | None:
    """The words that send the case back, where a later sentence passes it to the step's unit again without a limit."""
    if any(hit.concept == "limit.times" for hit in language.hits(passage.text)):
        return None
    sent: tuple[int, int] | None = None
    for start, end in language.sentences(passage.text):
        sentence = passage.text[start:end]
        hits = language.hits(sentence)
        again = any(hit.concept == "again.again" for hit in hits)
        others = tuple(unit for unit in actor(sentence, register, language) if unit not in units)
        if sent is not None and again and others:
            receivers = {found.receiver for found in passings(sentence, register, language)}
            if receivers & set(units):
                return Turnback(others[0], document.locate(passage, *sent))
        if any(hit.concept == "handoff.back" for hit in hits) and not others:
            sent = (start, end)
    return None
