"""The one interface behind which sentences are judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from svcaudit.learning.conditions import Condition
from svcaudit.model.claim import Hit, Speech
from svcaudit.model.document import Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or clause as a reader is given it. `context` are the concepts of what stands over it."""

    text: str
    language: str
    role: Role
    hits: tuple[Hit, ...] = ()
    context: tuple[Hit, ...] = ()
    measured: bool = False


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What a sentence is about, what it does, what it is evidence for, and whether the reader is sure.

    Concepts are names of the lexicon without their group ("complaint", "answer").
    `conditions` are what it is said under.
    """

    subjects: frozenset[str]
    actions: frozenset[str]
    evidence: frozenset[str]
    speech: Speech
    negated: bool
    sure: bool
    conditions: tuple[Condition, ...] = ()


class SentenceReader(Protocol):
    """Anything that can say what a sentence is about and does."""

    def read(self, sentence: Sentence) -> SentenceReading:
        """Judge one sentence; the same sentence always gives the same answer."""
