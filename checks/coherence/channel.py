"""COH003: every channel that is offered in public is open inside for that subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.sections import negated
from svcaudit.language import pack
from svcaudit.matching import Rarity
from svcaudit.model.claim import IN_FORCE, Hit, Source, Speech, Statement, Weighted
from svcaudit.model.document import Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.reading.clauses import clause_at

_NEAR = 40  # characters between "only" and the channel that it limits
#: Similarity (0 to 100) from which an offer and a limit may be about one matter, and from which they surely are.
_POSSIBLE = 26
_SURE = 45
_MARGIN = 4
#: "No longer" and "was switched off" tell of the past what holds today.
_IN_FORCE = IN_FORCE | {Speech.HISTORY}
_SILENT = frozenset({Speech.HISTORY, Speech.EXAMPLE, Speech.LAW, Speech.PLACEHOLDER, Speech.DEFINITION})


@dataclass(frozen=True, slots=True)
class _Limit:
    """What an internal place allows or shuts: `allowed` is a closed list, `shut` is named as not open.

    A `general` one shuts a channel for whatever it is used.
    """

    place: Place
    topics: tuple[Weighted, ...]
    allowed: frozenset[str]
    shut: frozenset[str]
    general: bool = False

    def excludes(self, offered: frozenset[str]) -> frozenset[str]:
        """The offered channels that are not open."""
        return (offered - self.allowed if self.allowed else frozenset()) | (offered & self.shut)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each internal limit against the published offer of channels that is closest to it, if it is the offer's too."""
    rarity = Rarity(organisation.statements)
    offers = [(one, rarity.vector(one.topics, staged=False)) for one in organisation.statements if _offers(one)]
    limits = [(one, rarity.vector(one.topics, staged=False)) for one in _limits(organisation)]
    scores = [[rarity.similarity(offered, limited) for _, limited in limits] for _, offered in offers]
    best_of_limit = [max(column) for column in zip(*scores, strict=True)]
    for (offer, _), row in zip(offers, scores, strict=True):
        for (limit, _), alike, best in zip(limits, row, best_of_limit, strict=False):
            if limit.general and limit.shut & _open(offer):
                yield _outcome(offer, limit, _SURE)
            elif alike >= _POSSIBLE and alike >= max(best, *row) - _MARGIN:
                yield _outcome(offer, limit, alike)


def _offers(statement: Statement) -> bool:
    told = statement.role is Role.PUBLISHED and statement.speech not in _SILENT
    only = any(hit.concept == "exclusive.only" for hit in statement.hits)
    return told and not only and bool(_open(statement))


def _outcome(statement: Statement, limit: _Limit, alike: int) -> Outcome:
    places = (statement.place, limit.place)
    shut = limit.excludes(_open(statement))
    if not shut:
        return kept(statement.id, *places)
    channel = tuple(sorted(shut))
    if alike >= _SURE:
        return broken(statement.id, *places, channel=channel)
    return suspected(statement.id, *places, channel=channel)


def _limits(organisation: Organisation) -> Iterator[_Limit]:
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL and statement.speech in _IN_FORCE:
            limit = _shut_down(statement) or _of_statement(statement)
            if limit is not None:
                yield limit
    for document in organisation.of_role(Role.INTERNAL):
        if document.understood and document.record is not None and document.record.channels:
            yield _of_record(document)


def _shut_down(statement: Statement) -> _Limit | None:
    """A channel of which a sentence says that it is closed or that nobody attends it; None for any other sentence.

    That is told of the nearest channel before the words: "The fax is no longer read".
    """
    for hit in statement.hits:
        if hit.concept != "accept.shut" or hit.source is not Source.SENTENCE:
            continue
        named = [one for one in statement.hits if one.concept.startswith("channel.") and one.end <= hit.start]
        last = max(named, key=lambda one: one.start, default=None)
        if last is not None and _beside(statement, last, hit) and not _condition_between(statement, last, hit):
            general = not any(one.concept.startswith("subject.") and one.start != last.start for one in statement.hits)
            return _Limit(statement.place, statement.topics, frozenset(), _channels((last,)), general)
    return None


def _condition_between(statement: Statement, first: Hit, second: Hit) -> bool:
    return any(hit.concept.startswith("decision.") and first.end <= hit.start < second.start for hit in statement.hits)


def _of_statement(statement: Statement) -> _Limit | None:
    """What a sentence that says how something is taken in allows and shuts; None for any other sentence."""
    if statement.speech is Speech.HISTORY or not any(hit.concept == "accept.by" for hit in statement.hits):
        return None
    named = [hit for hit in statement.hits if hit.concept.startswith("channel.")]
    only = [hit for hit in statement.hits if hit.concept == "exclusive.only"]
    shut = _channels(hit for hit in named if negated(statement, hit))
    allowed = _channels(hit for hit in named if any(_beside(statement, hit, one) for one in only)) - shut
    if not allowed and not shut:
        return None
    return _Limit(statement.place, statement.topics, allowed, shut)


def _beside(statement: Statement, hit: Hit, other: Hit) -> bool:
    """True for two words near each other in one clause."""
    start, end = clause_at(statement.text, other.start, other.end, pack(statement.language))
    return (
        start <= hit.start and hit.end <= end and min(abs(hit.start - other.end), abs(other.start - hit.end)) <= _NEAR
    )


def _of_record(document: Document) -> _Limit:
    """`channels:` of an internal YAML document: a closed list."""
    language = pack(document.language)
    record = document.record
    assert record is not None
    kinds = [entry.kind or entry.value for entry in record.channels]
    passages = [passage for passage in kinds if passage is not None]
    about = [passage for passage in (record.procedure, record.service) if passage is not None]
    topics = tuple(topic for passage in about for topic in language.told(passage.text, Source.DATA))
    allowed = _channels(hit for passage in passages for hit in language.hits(passage.text))
    place = document.locate(passages[0]) if passages else document.place(0, 1)
    return _Limit(place, topics, allowed, frozenset())


def _open(statement: Statement) -> frozenset[str]:
    """The channels that a sentence names without a "not" before them."""
    return _channels(hit for hit in statement.hits if not negated(statement, hit))


def _channels(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset(hit.concept.removeprefix("channel.") for hit in hits if hit.concept.startswith("channel."))
