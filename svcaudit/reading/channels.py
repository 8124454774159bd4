"""Channels in a sentence: which it names, which it makes the only ones, which it shuts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from svcaudit.language import LanguagePack, pack
from svcaudit.model.claim import Hit, Statement
from svcaudit.model.quantity import QuantityKind
from svcaudit.reading.clauses import clause_at

CHANNEL = "channel."
#: Words that are a channel's name where channels are listed, and may be anything else elsewhere: "store", "line".
NAME = "channel_name."
TAKEN_IN = "accept.by"
_REFUSED = "accept.refuse"
#: What the organisation does, and no customer: an answer by letter only closes no way in.
_OUR_WORK = ("action.acknowledge", "action.answer", "action.call_back", "action.update")
_NO = "negation.no"
_ONLY, _WAY, _OTHER, _BY = "exclusive.only", "exclusive.way", "exclusive.other", "exclusive.by"
_SOMETIMES = "exclusive.sometimes"
_NEGATION_REACH = 3  # words between a "not" and the verb or the channel that it turns round
_APART = 4  # words between two channels of one list
_UNKNOWN_BETWEEN = 1  # words between "only" and a channel that may say how many ways there are


class Closing(StrEnum):
    """How a sentence bounds its channels."""

    CLOSED = "closed"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class ChannelTerms:
    """What a sentence provides for: `allowed` are all the channels of its list, `shut` the ones it refuses.

    `closing` says whether the list is closed in so many words or only given; `words` are the stems that name what is
    shut, so that one desk is not taken for another.
    """

    allowed: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    closing: Closing = Closing.CLOSED
    words: frozenset[str] = frozenset()

    def excludes(self, offered: frozenset[str]) -> frozenset[str]:
        """The offered channels that are not open."""
        return (offered - self.allowed if self.allowed else frozenset()) | (offered & self.shut)


def named(hits: Iterable[Hit]) -> frozenset[str]:
    """The channels that hits name, without their group: phone, email, in_person ..."""
    return frozenset(hit.concept.partition(".")[2] for hit in hits if hit.concept.startswith((CHANNEL, NAME)))


def terms(statement: Statement) -> ChannelTerms | None:
    """What a sentence about how something is taken in allows and shuts; None for any other sentence."""
    language = pack(statement.language)
    clauses = _clauses(statement, language)
    closed: list[Hit] = []
    shut: list[Hit] = []
    listed: list[Hit] = []
    for clause in clauses:
        if clause.of(_SOMETIMES):
            continue  # what is refused at night is open by day
        closed += _closed(clause)
        shut += _shut(clause, timed=_timed(statement))
        listed += _listed(clause)
    if not closed and any(clause.refuses_others() for clause in clauses):
        closed = [hit for clause in clauses if not clause.refuses_others() for hit in clause.channels()]
    refused = named(shut)
    if closed or shut:
        words = frozenset(stem for hit in shut for stem in language.topics(statement.text[hit.start : hit.end]))
        return ChannelTerms(named(closed) - refused, refused, words=words)
    if not listed:
        return None
    every = (hit for clause in clauses for hit in clause.channels())
    return ChannelTerms(named(every), closing=Closing.LISTED)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause of a statement, with the concepts in it, by place."""

    text: str
    hits: tuple[Hit, ...]
    end: int
    language: LanguagePack

    def of(self, *concepts: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.concept in concepts]

    def channels(self) -> list[Hit]:
        """The channels that no "not" stands before."""
        return [hit for hit in self.all_channels() if not self.negated(hit)]

    def refused(self) -> list[Hit]:
        return [hit for hit in self.all_channels() if self.negated(hit)]

    def all_channels(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.concept.startswith((CHANNEL, NAME))]

    def led_by(self, channel: Hit, start: int) -> bool:
        """True where a word such as "by" leads from `start` to a channel, or begins its name."""
        return any(start <= hit.start <= channel.start for hit in self.of(_BY))

    def refuses(self, channel: Hit) -> bool:
        """True for "not by e-mail", and for nothing between the "not" and the channel but small words."""
        nearest = max((no.end for no in self.of(_NO) if no.end <= channel.start), default=channel.start)
        by = [hit for hit in self.of(_BY) if nearest <= hit.start <= channel.start]
        words = self.between(nearest, channel.start)
        return bool(by) and all(word in self.language.stop_words for _, word in words)

    def between(self, first: int, last: int) -> list[tuple[int, str]]:
        """Where the words between two places start, with the words."""
        return [(first + word.start, word.folded) for word in self.language.words(self.text[first:last])]

    def negated(self, hit: Hit) -> bool:
        """True where a "not" stands a few words before a hit."""
        return any(
            no.start <= hit.start
            and ("," not in self.text[no.end : hit.start] and len(self.between(no.end, hit.start)) <= _NEGATION_REACH)
            for no in self.of(_NO)
        )

    def taken_in(self) -> list[Hit]:
        return [hit for hit in self.of(TAKEN_IN) if not self.negated(hit)]

    def not_taken_in(self) -> list[Hit]:
        """Words for taking in with a "not", and for refusing without one."""
        refused = [hit for hit in self.of(_REFUSED) if not self.negated(hit)]
        return refused + [hit for hit in self.of(TAKEN_IN) if self.negated(hit)]

    def refuses_others(self) -> bool:
        """True for "by no other way", "other means are not accepted"."""
        others = self.of(_OTHER)
        return bool(others) and (bool(self.not_taken_in()) or any(self.negated(other) for other in others))


def _clauses(statement: Statement, language: LanguagePack) -> list[_Clause]:
    spans = dict.fromkeys(_clause_of(statement, hit, language) for hit in statement.hits)
    return [
        _Clause(
            statement.text,
            tuple(hit for hit in statement.hits if start <= hit.start and hit.end <= end),
            end,
            language,
        )
        for start, end in sorted(spans)
    ]


def _clause_of(statement: Statement, hit: Hit, language: LanguagePack) -> tuple[int, int]:
    """Start and end of the clause of a hit; a colon between two that take in ends one: "taken by post: no calls"."""
    text = statement.text
    start, end = clause_at(text, hit.start, hit.end, language)
    taken_in = [one.start for one in statement.hits if one.concept == TAKEN_IN and start <= one.start < end]
    colons = [at for at in range(start, end) if text[at] == ":"]
    for colon in (at for at in colons if any(one < at for one in taken_in) and any(one > at for one in taken_in)):
        if colon < hit.start:
            start = colon + 1
        else:
            return start, colon
    return start, end


def _timed(statement: Statement) -> bool:
    """True for what holds at some times or in some cases only: "after six no calls are taken"."""
    kinds = {quantity.kind for quantity in statement.quantities}
    return bool(statement.conditions) or QuantityKind.HOURS in kinds or QuantityKind.DURATION in kinds


def _closed(clause: _Clause) -> list[Hit]:
    """The channels that "only" bounds: "only by phone or letter", "by phone or letter only"."""
    if clause.of(*_OUR_WORK) and not clause.of(TAKEN_IN):
        return []
    channels = clause.channels()
    for only in clause.of(_ONLY):
        if clause.negated(only):
            continue
        after = [hit for hit in channels if hit.start >= only.end]
        before = [hit for hit in channels if hit.end <= only.start]
        if after and _leads(clause, only, after[0]):
            return after
        if before and _follows(clause, only, before[-1]):
            return before
    return []


def _leads(clause: _Clause, only: Hit, channel: Hit) -> bool:
    """True for "only by", "only accepted at the", "only in two ways: the" before a channel."""
    small = clause.language.stop_words
    passed = clause.of(TAKEN_IN, _WAY, _BY)
    unknown = 0
    for start, word in clause.between(only.end, channel.start):
        if word not in small and not any(hit.start <= start < hit.end for hit in passed):
            unknown += 1
    ways = [hit for hit in clause.of(_WAY) if only.end <= hit.start < channel.start]
    by = [hit for hit in clause.of(_BY) if only.end <= hit.start <= channel.start]
    asked = [hit for hit in clause.of(TAKEN_IN) if hit.end <= only.start]
    if by and any(0 <= hit.start - only.end <= 1 for hit in clause.of(TAKEN_IN)):
        return unknown <= _APART  # "we only accept changes of address by letter"
    return unknown <= (_UNKNOWN_BETWEEN if ways else 0) and bool(ways or by or asked)


def _follows(clause: _Clause, only: Hit, channel: Hit) -> bool:
    """True for "by phone only" and "in the app, the only way", but not for "by phone only if"."""
    if [word for _, word in clause.between(channel.end, only.start) if word not in clause.language.stop_words]:
        return False
    following = clause.text[only.end : clause.end].lstrip()
    way = any(0 <= hit.start - only.end <= 1 for hit in clause.of(_WAY))
    return way or not following or not following[0].isalnum()


def _shut(clause: _Clause, *, timed: bool) -> list[Hit]:
    """The channels by which the clause says that it is not taken in."""
    if clause.of(_ONLY) or clause.of(_OTHER) or timed:
        return []
    found = [hit for verb in clause.not_taken_in() for hit in _by_which(clause, verb)]
    if clause.taken_in():
        found += [hit for hit in clause.refused() if hit.concept.startswith(CHANNEL) and clause.refuses(hit)]
    return found


def _by_which(clause: _Clause, verb: Hit) -> Iterator[Hit]:
    """The channels of a verb: who takes in stands before it, and "by the counter" after; a letter that is not asked
    for is none."""
    after = False
    for hit in clause.all_channels():
        if hit.end <= verb.start and ":" not in clause.text[hit.end : verb.start]:
            yield hit
        elif hit.start >= verb.end and ":" not in clause.text[verb.end : hit.start]:
            after = after or clause.led_by(hit, verb.end)
            if after:
                yield hit


def _listed(clause: _Clause) -> list[Hit]:
    """Channels that the clause lists as those by which something is taken in: "taken by phone or at the counter"."""
    channels = [hit for hit in clause.channels() if hit.concept.startswith(CHANNEL)]
    if not clause.taken_in() or len(named(channels)) <= 1 or clause.of(_ONLY):
        return []
    gaps = [clause.between(one.end, other.start) for one, other in pairwise(channels)]
    joined = any(word in clause.language.grammar.joiners for gap in gaps for _, word in gap)
    return channels if joined and all(len(gap) <= _APART for gap in gaps) else []
