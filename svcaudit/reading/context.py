"""What stands over a sentence and gives it what it leaves out: headings, lead-in, question, row and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from operator import itemgetter

from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit, Source, Weighted
from svcaudit.model.document import Block, Document
from svcaudit.model.quantity import Money, QuantityKind
from svcaudit.reading.subjects import SubjectAliases
from svcaudit.reading.units import UnitRegister

_OF_NAMES = ("action.", "subject.", "audience.", "kind.", "speech.")
#: What a word inside an address ("help@harbour.example") says nothing of.
_OF_SPEECH = ("speech.", "condition.", "modality.")
#: What a time says of itself: "over 65", "a window of two hours".
_OF_TIMES = ("kind.age", "kind.slot")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?![\w.,])")
_OF_TOPICS = ("action.", "subject.", "priority.")
_VOICES = frozenset({"subject.complaint", "subject.suggestion"})


@dataclass(frozen=True, slots=True)
class Over:
    """One text that stands over a sentence, and what it is to it."""

    text: str
    source: Source


def over(document: Document, block: Block) -> tuple[Over, ...]:
    """All texts over a block, nearest first. The document's title and outer headings count as the document."""
    found = []
    if block.question is not None:
        found.append(Over(block.question.text, Source.QUESTION))
    if block.lead_in is not None:
        # A paragraph that happens to stand before a list introduces it only where it says so with a colon.
        leads = block.lead_in.text.rstrip().endswith(":")
        found.append(Over(block.lead_in.text, Source.LEAD_IN if leads else Source.DOCUMENT))
    if block.parent is not None:
        found.append(Over(document.blocks[block.parent].passage.text, Source.LEAD_IN))
    headings = [heading.passage.text for heading in reversed(block.headings)]
    found += [Over(text, Source.HEADING if not number else Source.DOCUMENT) for number, text in enumerate(headings)]
    for extra in (document.metadata.title, document.metadata.service):
        if extra is not None and extra.text not in headings:
            found.append(Over(extra.text, Source.DOCUMENT))
    return tuple(found)


@dataclass(frozen=True)
class Lens:
    """What texts are read with: the language, units whose names are no actions or subjects, names of subjects."""

    language: LanguagePack
    register: UnitRegister
    subjects: SubjectAliases
    #: What was read already, by text: headings and long sentences are asked for again and again.
    _read: dict[str, tuple[Hit, ...]] = field(default_factory=dict, repr=False, compare=False)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Concepts of a text, without those that are part of a time or of a unit's name.

        "business" in "two business days" is no customer, the "Booking Desk" books nothing by being named, and nobody
        pays "without paying anything".
        """
        if text not in self._read:
            self._read[text] = self._hits(text)
        return self._read[text]

    def _hits(self, text: str) -> tuple[Hit, ...]:
        values = self.language.quantities(text)
        covered = [(one.start, one.end) for one in values if one.kind in (QuantityKind.DURATION, QuantityKind.HOURS)]
        free = [(one.start, one.end) for one in values if isinstance(one.value, Money) and not one.value.amount]
        addresses = [(value.start, value.end) for value in values if value.kind is QuantityKind.CONTACT]
        named = [(mention.start, mention.end) for mention in self.register.mentions(text)]
        aliased = tuple(self.subjects.hits(text, self.language))
        return aliased + tuple(
            hit
            for hit in self.language.hits(text)
            if (hit.concept.startswith(_OF_TIMES) or not _inside(hit, covered))
            and not (hit.concept.startswith(_OF_NAMES) and _inside(hit, named))
            and not (hit.concept.startswith(_OF_TOPICS) and _inside(hit, free))
            and not (hit.concept.startswith(_OF_SPEECH) and _inside(hit, addresses))
        )

    def hits_of_label(self, text: str) -> tuple[Hit, ...]:
        """The same of the label of a row or column, without what only starts the clock: "Time from your report"."""
        event = self.language.event(text)
        hits = self.hits(text)
        if event is None:
            return hits
        return tuple(hit for hit in hits if hit.start < event or not hit.concept.startswith("action."))

    def hits_over(self, texts: tuple[Over, ...]) -> tuple[Hit, ...]:
        """Concepts of the texts over a sentence, each marked with where it stands."""
        return tuple(replace(hit, source=text.source) for text in texts for hit in self._hits_of(text))

    def _hits_of(self, over: Over) -> tuple[Hit, ...]:
        """The concepts of one such text; a document about complaints "and" something else is not about complaints."""
        hits = self.hits(over.text)
        if over.source is not Source.DOCUMENT or not self._names_more(over.text, hits):
            return hits
        return tuple(hit for hit in hits if hit.concept not in _VOICES)

    def _names_more(self, text: str, hits: tuple[Hit, ...]) -> bool:
        """True for a title that joins what customers say with another thing: "Till and complaints"."""
        voices = [hit for hit in hits if hit.concept in _VOICES]
        joined = any(word.folded in self.language.grammar.joiners for word in self.language.words(text))
        if not voices or not joined:
            return False
        parts = self.language.parts(text)
        return any(
            self.language.topics(text[start:end]) and not any(start <= hit.start < end for hit in voices)
            for start, end in parts
        )

    def topics(self, text: str, source: Source) -> tuple[Weighted, ...]:
        """What a text can be about: stems of its words, and its actions and subjects whatever their words."""
        words = self.subjects.renamed(self._without_values(text), self.language)
        stems = self.language.told(words, source)
        if source is Source.ROW:
            stems += tuple(Weighted(f"#{number}", source) for number in self._numbers(words))
        concepts = dict.fromkeys(hit.concept for hit in self.hits(text) if hit.concept.startswith(_OF_TOPICS))
        return stems + tuple(Weighted(f"@{concept}", source) for concept in concepts)

    def _numbers(self, label: str) -> list[str]:
        """The numbers that are part of a row's name, as in "Plan 500"; the number of a step is none."""
        if any(hit.concept == "column.step" for hit in self.hits(label)) or not self.language.topics(label):
            return []
        return _NUMBER.findall(label)

    def names(self, text: str) -> bool:
        """True where something is named beside values and words for the house as a whole ("the shop", "we")."""
        blanked = self._without_values(text)
        for hit in self.hits(text):
            if hit.concept == "premises.whole":
                blanked = blanked[: hit.start] + " " * (hit.end - hit.start) + blanked[hit.end :]
        return bool(self.language.topics(blanked))

    def _without_values(self, text: str) -> str:
        """A text with blanks for its values: weekdays and units of time are no topic."""
        blanked = text
        for value in self.language.quantities(text):
            if value.kind is not QuantityKind.MONEY:
                blanked = blanked[: value.start] + " " * (value.end - value.start) + blanked[value.end :]
        return blanked

    def topics_over(self, texts: tuple[Over, ...]) -> tuple[Weighted, ...]:
        """What the texts over a sentence are about."""
        return tuple(topic for text in texts for topic in self.topics(text.text, text.source))


def _inside(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    """True where a span holds the hit; the spans are in order and apart."""
    number = bisect_right(spans, hit.start, key=itemgetter(0)) - 1
    return number >= 0 and spans[number][0] <= hit.start and hit.end <= spans[number][1]
