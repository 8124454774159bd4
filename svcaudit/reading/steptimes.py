"""The time that a step takes, and whether its clock is the path's."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.model.claim import ClaimKind, Speech
from svcaudit.model.quantity import Bound, Duration, Quantity, QuantityKind
from svcaudit.reading.cellvalues import headed_quantities
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.times import kind_of_time
from svcaudit.timing import SECONDS


def step_time(text: str, language: LanguagePack, header: str = "") -> Quantity | None:
    """The longest deadline in the text of a step or of its time cell, None where there is none.

    `header` is that of the cell's column, which may say the unit of its number.
    """
    return max(_deadlines(text, header, language), key=_length, default=None)


def least_time(text: str, language: LanguagePack, header: str = "") -> Quantity | None:
    """The shortest of those deadlines: where a step names several, each holds for some cases only."""
    return min(_deadlines(text, header, language), key=_length, default=None)


def _deadlines(text: str, header: str, language: LanguagePack) -> list[Quantity]:
    values = headed_quantities(text, (header,), language)
    return [quantity for quantity in values if _is_deadline(text, quantity, language)]


def _is_deadline(text: str, quantity: Quantity, language: LanguagePack) -> bool:
    if quantity.kind is not QuantityKind.DURATION:
        return False
    value = quantity.value
    if isinstance(value, Duration) and value.bound is Bound.AT_LEAST:
        return False
    start, end = clause_at(text, quantity.start, quantity.end, language)
    at = (quantity.start - start, quantity.end - start)
    kind = kind_of_time(quantity, at, language.hits(text[start:end]), (), Speech.PROVISION)
    return kind in (ClaimKind.DEADLINE, ClaimKind.WAITING)


def _length(quantity: Quantity) -> int:
    assert isinstance(quantity.value, Duration)
    return int(quantity.value.worst * SECONDS[quantity.value.unit])


def _has_time(sentence: str, language: LanguagePack) -> bool:
    """True where a sentence gives the customer, its subject, a time to act: "The tenant has ten days to object"."""
    words = [word for word in language.words(sentence) if word.folded not in language.grammar.determiners][:2]
    hits = language.hits(sentence)
    if len(words) < 2 or not any(hit.concept == "actor.customer" and hit.start == words[0].start for hit in hits):
        return False
    has = next((hit for hit in hits if hit.concept == "turn.has" and hit.start == words[1].start), None)
    times = [quantity for quantity in language.quantities(sentence) if quantity.kind is QuantityKind.DURATION]
    if has is None or not times:
        return False
    between = sentence[has.end : times[0].start]
    return not language.topics(between) or any(hit.concept == "column.time" for hit in language.hits(between))


def has_own_clock(text: str, language: LanguagePack) -> bool:
    """True where the step's time runs from an event of its own ("eight days from the signature")."""
    return any(quantity.starts_from for quantity in language.quantities(text) if quantity.kind is QuantityKind.DURATION)


def begins_with_receipt(text: str, language: LanguagePack) -> bool:
    """True where the first thing done in the step is to take in what comes; a word with a capital is part of a name."""
    deeds = [
        hit
        for hit in language.hits(text)
        if hit.concept.startswith(("action.", "clock.")) and (hit.start == 0 or not text[hit.start].isupper())
    ]
    first = min(deeds, key=lambda hit: hit.start, default=None)
    return first is not None and any(hit.concept == "clock.receive" and hit.start == first.start for hit in deeds)


def waits_for_customer(text: str, language: LanguagePack) -> bool:
    """True where the step is the customer's turn: somebody waits for them, or they have that time to act."""
    if any(_has_time(text[start:end], language) for start, end in language.sentences(text)):
        return True
    hits = language.hits(text)
    waits = [hit for hit in hits if hit.concept == "action.wait"]
    return any(hit.concept == "actor.customer" and waits and hit.start > waits[0].start for hit in hits)
