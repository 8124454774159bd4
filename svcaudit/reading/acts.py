"""What the words around one value do, and under which condition they do it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from svcaudit.learning import Sentence, SentenceReader
from svcaudit.model.claim import Hit, Speech, Statement
from svcaudit.reading.context import Lens

#: What a sentence says of all its values, however many clauses follow.
_OF_THE_WHOLE = frozenset({Speech.EXAMPLE, Speech.NON_PROMISE, Speech.PLACEHOLDER})


@dataclass(frozen=True, slots=True)
class Act:
    """What is done with a value; `conditions` are the words of what it holds under."""

    speech: Speech
    conditions: tuple[str, ...] = ()


def act_of(
    statement: Statement, clause: str, hits: Sequence[Hit], position: int, lens: Lens, reader: SentenceReader
) -> Act:
    """What `clause` does with the value at `position` of it, in characters."""
    reading = reader.read(Sentence(clause, statement.language, statement.role, tuple(hits), (), True))
    if statement.speech in _OF_THE_WHOLE:
        return Act(statement.speech)
    if any(one.start <= position < one.end for one in reading.conditions):
        return Act(Speech.CONDITION)
    given = tuple(clause[one.words : one.end].strip() for one in reading.conditions if not one.temporal)
    if reading.speech in (Speech.NEGATION, Speech.REQUEST):
        return Act(_of_its_part(statement, clause, position, lens, reader), given)
    return Act(reading.speech, given)


def _of_its_part(statement: Statement, clause: str, position: int, lens: Lens, reader: SentenceReader) -> Speech:
    """What the part of a clause does that holds the value, where the clause as a whole negates or asks for something:
    "We charge nothing and answer in a day", "Leave a number: somebody rings you back within a day".
    """
    breaks = list(_part(lens.language.grammar.joiners).finditer(clause))
    begin = max((found.end() for found in breaks if found.end() <= position), default=0)
    end = min((found.start() for found in breaks if found.start() > position), default=len(clause))
    part = clause[begin:end]
    return reader.read(Sentence(part, statement.language, statement.role, lens.hits(part), (), True)).speech


@cache
def _part(joiners: frozenset[str]) -> re.Pattern[str]:
    """What a part of a clause begins after: a comma, a dash, a word for "and" or "or"."""
    words = "|".join(map(re.escape, sorted(joiners)))
    return re.compile(rf"[,:;]\s|\s[–—]\s|\s(?:{words})\s", re.IGNORECASE)
