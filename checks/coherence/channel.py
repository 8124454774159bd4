"""COH003: every channel that is offered in public is open inside for that subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.sections import negated
from svcaudit.language import pack
from svcaudit.matching import Rarity
from svcaudit.matching.matters import Matter, matter_of_statement, matter_of_texts
from svcaudit.model.claim import IN_FORCE, Hit, Source, Speech, Statement
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.model.place import Place
from svcaudit.reading.channels import CHANNEL, TAKEN_IN, ChannelTerms, Closing, named, terms
from svcaudit.reading.clauses import clause_at

_SAME = "exclusive.same"  # "by the same three ways": those of the sentence before
_NEAR = 40  # characters between a channel and the words that say that it is closed
#: Similarity (0 to 100) from which an offer and a limit may be about one matter, and from which they surely are: a list
#: that nobody calls complete is held against an offer of the same matter alone.
_POSSIBLE = 26
_SURE = 40
_MARGIN = 4
#: "No longer" and "was switched off" tell of the past what holds today.
_IN_FORCE = IN_FORCE | {Speech.HISTORY}
_SILENT = frozenset({Speech.HISTORY, Speech.EXAMPLE, Speech.LAW, Speech.PLACEHOLDER, Speech.DEFINITION})
_SUREST = (Verdict.BROKEN, Verdict.SUSPECTED, Verdict.KEPT)
#: Desks are many, and one that takes something in or does not says nothing of the others.
_DESKS = "in_person"
#: What the organisation does by a channel, and no customer.
_OUR_WORK = frozenset(
    f"action.{name}" for name in ("acknowledge", "answer", "answer_call", "call_back", "update", "wait")
)

#: The path and the block of a paragraph, and the neighbours in it of each sentence, by id.
_Paragraph = tuple[str, int]
_Beside = Mapping[str, tuple[Statement, ...]]
_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class _Offer:
    """A published sentence by which customers may choose among `channels`; `words` are the stems that name them."""

    statement: Statement
    channels: frozenset[str]
    words: frozenset[str]
    matter: Matter


@dataclass(frozen=True, slots=True)
class _Limit:
    """What an internal place allows or shuts, and for what; a `general` one shuts a channel for all it is used for.

    `paragraph` is the path and the block of its place: what a paragraph says twice is one limit.
    """

    place: Place
    paragraph: _Paragraph
    terms: ChannelTerms
    matter: Matter
    general: bool = False


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each paragraph that offers channels against each one that limits them, where both are about one matter."""
    rarity = Rarity(organisation.statements)
    beside = _neighbours(organisation.statements)
    offers = _by_paragraph(_offers(organisation, beside, rarity), lambda one: (one.statement.path, one.statement.block))
    limits = _by_paragraph(_limits(organisation, beside, rarity), lambda one: one.paragraph)
    pairs = [[_Pair.of(offer, limit, rarity) for limit in limits] for offer in offers]
    best_of_limit = [max(pair.alike for pair in column) for column in zip(*pairs, strict=True)]
    for row in pairs:
        best = max((pair.alike for pair in row), default=0)
        for pair, other in zip(row, best_of_limit, strict=True):
            if pair.general or (pair.alike >= _POSSIBLE and pair.alike >= max(best, other) - _MARGIN):
                yield from pair.outcome()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two paragraphs, how much they are about one matter, and the offer and the limits in them."""

    offer: _Offer
    limits: tuple[_Limit, ...]
    alike: int
    general: bool

    @classmethod
    def of(cls, offers: Sequence[_Offer], limits: Sequence[_Limit], rarity: Rarity) -> _Pair:
        """The offer that is nearest to the limits, with them; of those that surely are about it one that they break."""
        scores = [max(offer.matter.alike(limit.matter, rarity) for limit in limits) for offer in offers]
        whole = [any(limit.general and limit.terms.shut & offer.channels for limit in limits) for offer in offers]
        broken_off = [
            score >= _SURE and any(_breaks(offer, limit) for limit in limits)
            for offer, score in zip(offers, scores, strict=True)
        ]
        nearest = max(
            range(len(offers)), key=lambda number: (whole[number], broken_off[number], scores[number], -number)
        )
        return cls(offers[nearest], tuple(limits), scores[nearest], whole[nearest])

    def outcome(self) -> Iterator[Outcome]:
        """The surest of what the limits say of the offer; nothing where they say nothing of it."""
        found = [one for limit in self.limits for one in self._against(limit)]
        if found:
            yield min(found, key=lambda one: _SUREST.index(one.verdict))

    def _against(self, limit: _Limit) -> Iterator[Outcome]:
        offer = self.offer
        subject, places = offer.statement.id, (offer.statement.place, limit.place)
        shut = limit.terms.excludes(offer.channels)
        sure = limit.general or self.alike >= _SURE
        other_desk = shut == {_DESKS} and _DESKS in limit.terms.shut and not offer.words & limit.terms.words
        if not shut:
            yield kept(subject, *places)
        elif limit.terms.closing is Closing.CLOSED and sure and not other_desk:
            yield broken(subject, *places, channel=tuple(sorted(shut)))
        elif limit.terms.closing is Closing.CLOSED or sure:
            yield suspected(subject, *places, channel=tuple(sorted(shut)))


def _breaks(offer: _Offer, limit: _Limit) -> bool:
    """True where a list that is closed in so many words leaves out a channel of the offer."""
    return limit.terms.closing is Closing.CLOSED and bool(limit.terms.excludes(offer.channels))


def _by_paragraph(found: Iterable[_One], paragraph: Callable[[_One], _Paragraph]) -> list[tuple[_One, ...]]:
    """What stands in one paragraph together, in the order of the paragraphs."""
    groups: dict[_Paragraph, list[_One]] = {}
    for one in found:
        groups.setdefault(paragraph(one), []).append(one)
    return [tuple(group) for group in groups.values()]


def _neighbours(statements: Sequence[Statement]) -> _Beside:
    """The sentences before and after each one in its paragraph."""
    found: dict[str, tuple[Statement, ...]] = {one.id: () for one in statements}
    for one, other in pairwise(statements):
        if one.path == other.path and one.block == other.block >= 0:
            found[one.id] += (other,)
            found[other.id] += (one,)
    return found


def _offers(organisation: Organisation, beside: _Beside, rarity: Rarity) -> Iterator[_Offer]:
    for statement in organisation.statements:
        if statement.role is not Role.PUBLISHED or statement.speech in _SILENT:
            continue
        said = statement
        hits = _open(statement)
        if not hits and any(hit.concept == _SAME for hit in statement.hits):
            said = next(iter(beside[statement.id]), statement)
            hits = _open(said)
        if hits and not any(hit.concept == "exclusive.only" for hit in statement.hits):
            language = pack(statement.language)
            words = frozenset(stem for hit in hits for stem in language.topics(said.text[hit.start : hit.end]))
            about = matter_of_statement(statement, beside[statement.id], rarity)
            yield _Offer(statement, named(hits), words, about)


def _open(statement: Statement) -> list[Hit]:
    """The channels that a sentence names for customers: no "not" before them, and it is not we who use them."""
    return [
        hit
        for hit in statement.hits
        if hit.concept.startswith(CHANNEL) and not negated(statement, hit) and not _ours(statement, hit)
    ]


def _ours(statement: Statement, hit: Hit) -> bool:
    """True in a clause that says what we do by a channel: "we ring you back"; but not "we take orders by phone"."""
    language = pack(statement.language)
    start, end = clause_at(statement.text, hit.start, hit.end, language)
    inside = [one for one in statement.hits if start <= one.start and one.end <= end]
    if any(one.concept == TAKEN_IN for one in inside):
        return False
    we = any(language.grammar.says_we(word.folded) for word in language.words(statement.text[start:end]))
    return we or any(one.concept in _OUR_WORK for one in inside)


def _limits(organisation: Organisation, beside: _Beside, rarity: Rarity) -> Iterator[_Limit]:
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL and statement.speech in _IN_FORCE:
            paragraph = (statement.path, statement.block)
            about = matter_of_statement(statement, beside[statement.id], rarity)
            shut = _shut_down(statement)
            if shut is not None:
                yield _Limit(statement.place, paragraph, shut, about, _names_no_matter(statement, shut))
            elif statement.speech is not Speech.HISTORY:
                said = terms(statement)
                if said is not None:
                    yield _Limit(statement.place, paragraph, said, about)
    for document in organisation.of_role(Role.INTERNAL):
        if document.understood and document.record is not None and document.record.channels:
            limit = _of_record(document, rarity)
            if limit is not None:
                yield limit


def _shut_down(statement: Statement) -> ChannelTerms | None:
    """A channel of which a sentence says that it is closed or that nobody attends it; None for any other sentence.

    That is told of the nearest channel before the words: "The fax is no longer read".
    """
    for hit in statement.hits:
        if hit.concept != "accept.shut" or hit.source is not Source.SENTENCE:
            continue
        channels = [one for one in statement.hits if one.concept.startswith(CHANNEL) and one.end <= hit.start]
        last = max(channels, key=lambda one: one.start, default=None)
        if last is not None and _beside(statement, last, hit) and not _condition_between(statement, last, hit):
            words = pack(statement.language).topics(statement.text[last.start : last.end])
            return ChannelTerms(shut=named((last,)), words=frozenset(words))
    return None


def _names_no_matter(statement: Statement, shut: ChannelTerms) -> bool:
    """True where a sentence shuts a channel without saying for what."""
    return not any(
        hit.concept.startswith("subject.") and hit.concept.removeprefix("subject.") not in shut.shut | {"call"}
        for hit in statement.hits
    )


def _condition_between(statement: Statement, first: Hit, second: Hit) -> bool:
    return any(hit.concept.startswith("decision.") and first.end <= hit.start < second.start for hit in statement.hits)


def _beside(statement: Statement, hit: Hit, other: Hit) -> bool:
    """True for two words near each other in one clause."""
    start, end = clause_at(statement.text, other.start, other.end, pack(statement.language))
    return (
        start <= hit.start and hit.end <= end and min(abs(hit.start - other.end), abs(other.start - hit.end)) <= _NEAR
    )


def _of_record(document: Document, rarity: Rarity) -> _Limit | None:
    """`channels:` of an internal YAML document; None where one of them is none that the lexicon knows."""
    language = pack(document.language)
    record = document.record
    assert record is not None
    passages = [kind for entry in record.channels if (kind := entry.kind or entry.value) is not None]
    channels = [named(language.hits(passage.text)) for passage in passages]
    if not passages or not all(channels):
        return None
    about = [passage.text for passage in (record.procedure, record.service) if passage is not None]
    allowed = ChannelTerms(frozenset(name for names in channels for name in names), closing=Closing.LISTED)
    return _Limit(document.locate(passages[0]), (document.path, -1), allowed, matter_of_texts(about, language, rarity))
