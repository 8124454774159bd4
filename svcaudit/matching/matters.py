"""What a sentence about channels is for: the matter that is taken in, without the channels and the taking in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from svcaudit.language import LanguagePack, pack
from svcaudit.matching.similarity import CONCEPT, Rarity, Vector
from svcaudit.model.claim import Hit, Source, Statement, Weighted
from svcaudit.model.quantity import QuantityKind
from svcaudit.reading.channels import CHANNEL, NAME, TAKEN_IN
from svcaudit.reading.clauses import clause_at

_CHANNELS = (CHANNEL, NAME)
#: Groups whose words say how something is taken in, and not what.
_HOW = (*_CHANNELS, "exclusive.", "negation.")
#: Who takes it in: "the chat team must not take them".
_WHO = "unit."
_CONCEPTS = ("action.", "subject.")
#: What happens in any matter.
_ANY_MATTER = frozenset(
    f"{CONCEPT}{name}"
    for name in (
        "action.acknowledge", "action.answer", "action.answer_call", "action.attend", "action.call_back",
        "action.notify", "action.register", "action.send", "action.sign_in", "action.update", "action.wait",
        "subject.call", "subject.email",
    )
)  # fmt: skip
#: What is done in one matter and not in another: sentences that each do one of these, and no common one, never meet.
_TELLING = frozenset(
    f"{CONCEPT}{name}"
    for name in (
        "action.cancel", "action.lend", "action.quote", "action.renew", "action.reserve", "action.return_goods",
        "subject.complaint", "subject.outage", "subject.suggestion", "subject.warranty",
    )
)  # fmt: skip
#: To cancel a booking is not to book: one who cancels shares no other deed with one who does not.
_UNDOING = f"{CONCEPT}action.cancel"
#: What likeness is worth where the other side does not speak of the very point.
_BESIDE_THE_POINT = 0.4
_NEAR = frozenset({Source.CLAUSE, Source.SENTENCE, Source.ROW, Source.QUESTION, Source.HEADING, Source.DATA})


@dataclass(frozen=True, slots=True)
class Matter:
    """The words of a matter with their weights, the telling deeds and subjects that stand near, and what the clauses
    that name a channel speak of, or else what stands beside them: stems and things."""

    words: Vector
    deeds: frozenset[str]
    point: frozenset[str]

    def alike(self, other: Matter, rarity: Rarity) -> int:
        """How much two matters are one, 0 to 100 and a little more; 0 for two that differ in what is done."""
        if self._does_something_else(other):
            return 0
        words = rarity.similarity(self.words, other.words)
        return words if self.speaks_of(other) else round(_BESIDE_THE_POINT * words)

    def speaks_of(self, other: Matter) -> bool:
        """True where something that the very words of `other` name is told here, too, or they name nothing."""
        return not other.point or bool(other.point & (self.words.weights.keys() | self.words.things.keys()))

    def _does_something_else(self, other: Matter) -> bool:
        if not self.deeds or not other.deeds:
            return False
        return not self.deeds & other.deeds or (_UNDOING in self.deeds) != (_UNDOING in other.deeds)


def matter_of_statement(statement: Statement, beside: Iterable[Statement], rarity: Rarity) -> Matter:
    """What a sentence is for: its clauses with channels, the rest of it, what stands over it, and its neighbours
    in the paragraph, which say less."""
    own = tuple(_of_statement(statement))
    near = tuple(
        replace(topic, source=Source.LEAD_IN)
        for other in beside
        for topic in _of_statement(other)
        if topic.source in (Source.CLAUSE, Source.SENTENCE)
    )
    point = [topic for topic in own if topic.source is Source.CLAUSE and not topic.stem.startswith(CONCEPT)]
    if not point:  # "They are not taken by phone": what stands beside says what
        point = [topic for topic in own + near if topic.source is Source.LEAD_IN]
    return _matter(own + near, point, rarity)


def matter_of_texts(texts: Iterable[str], language: LanguagePack, rarity: Rarity) -> Matter:
    """What texts that are data are for, such as the name of a procedure."""
    topics = tuple(topic for text in texts for topic in _told(text, text, Source.DATA, language))
    return _matter(topics, topics, rarity)


def _matter(topics: Iterable[Weighted], point: Iterable[Weighted], rarity: Rarity) -> Matter:
    kept = [topic for topic in topics if topic.stem not in _ANY_MATTER]
    deeds = frozenset(topic.stem for topic in kept if topic.source in _NEAR) & _TELLING
    named = {
        name for topic in point if topic.stem not in _ANY_MATTER for name in (rarity.form(topic.stem), topic.thing)
    }
    return Matter(rarity.vector(kept, staged=False), deeds, frozenset(named - {""}))


def _of_statement(statement: Statement) -> Iterator[Weighted]:
    language = pack(statement.language)
    names = {stem for text in (statement.text, *statement.headings) for stem in _names(text, language)}
    context = tuple(topic for topic in statement.topics if topic.source is not Source.SENTENCE)
    for topic in (*_of_sentence(statement, language), *context):
        if topic.stem not in names:
            yield topic


def _of_sentence(statement: Statement, language: LanguagePack) -> Iterator[Weighted]:
    """The words of a sentence: those of the clauses that name a channel tell what the channel is for."""
    text, told = statement.text, _without_values(statement)
    channels = [hit for hit in statement.hits if hit.concept.startswith(_CHANNELS)]
    spans = sorted({_about_channels(statement, hit, channels, language) for hit in channels})
    by_whom = _without(told, (hit for hit in statement.hits if hit.concept.startswith(_WHO)))
    for start, end in spans:
        yield from _told(text[start:end], by_whom[start:end], Source.CLAUSE, language)
    rest = told
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if rest.strip():
        yield from _told(rest, rest, Source.LEAD_IN if spans else Source.SENTENCE, language)


def _about_channels(statement: Statement, hit: Hit, channels: Iterable[Hit], language: LanguagePack) -> tuple[int, int]:
    """Start and end of the clause of a channel, without what a comma adds after its last one: "by phone, so that", nor
    what explains a sentence that has said it all: "they are not taken by phone: too many got lost".
    """
    text = statement.text
    start, end = clause_at(text, hit.start, hit.end, language)
    last = max(one.end for one in channels if start <= one.start and one.end <= end)
    colon = text.find(":", last, end)
    told = any(start <= one.start and one.end <= colon for one in statement.hits if one.concept == TAKEN_IN)
    stops = (text.find(",", last, end), colon if told else -1, end)
    return start, min(stop for stop in stops if stop >= 0)


def _told(text: str, told: str, source: Source, language: LanguagePack) -> Iterator[Weighted]:
    """Words of `told`, which is `text` with blanks, that do not say how, and the deeds and subjects of `text`."""
    hits = language.hits(text)
    deeds = [hit for hit in hits if f"{CONCEPT}{hit.concept}" in _TELLING]
    for hit in hits:
        taken_in = hit.concept == TAKEN_IN and not any(hit.start < one.end and one.start < hit.end for one in deeds)
        if taken_in or hit.concept.startswith(_HOW):
            told = told[: hit.start] + " " * (hit.end - hit.start) + told[hit.end :]
    yield from language.told(told, source)
    for concept in dict.fromkeys(hit.concept for hit in hits if hit.concept.startswith(_CONCEPTS)):
        yield Weighted(f"{CONCEPT}{concept}", source)


def _without(text: str, hits: Iterable[Hit]) -> str:
    """The text with blanks for some of its words."""
    for hit in hits:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _names(text: str, language: LanguagePack) -> Iterator[str]:
    """The stems of the words that name channels."""
    for hit in language.hits(text):
        if hit.concept.startswith(_CHANNELS):
            yield from language.topics(text[hit.start : hit.end])


def _without_values(statement: Statement) -> str:
    """The sentence with blanks for its values, as long as it was."""
    text = statement.text
    for quantity in statement.quantities:
        if quantity.kind is not QuantityKind.MONEY and quantity.end <= len(text):
            text = text[: quantity.start] + " " * (quantity.end - quantity.start) + text[quantity.end :]
    return text
