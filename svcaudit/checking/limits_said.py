"""Deadline rules as data: what is said of a matter may take so long and no longer, or has to say which days it counts.

limit:
  where: any                     published, internal or any (the default)
  about: [subject.complaint]     one of these, said by the sentence, its nearest heading or as its subject
  except: [extension]            sentences that say one of these, or stand under such a heading, are left alone
  actions: [answer, resolve]     what has to be done by then
  most: {number: 15, unit: day, calendar: working}
  counted: true                  instead of `most`: a deadline in days says whether working days are meant

Each deadline is judged on its own: kept within the limit, broken where it ends later on whatever day it begins, and for
a person to see where that depends on the day, or on which days are meant by plain "days". Averages and minimums are no
deadline, and where nothing is said nothing is judged: that a deadline has to be there is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from svcaudit.checking.lateness import later
from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import Page
from svcaudit.checking.sayings import Alternative
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import Claim, ClaimKind, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Bound, Calendar, Duration, Unit
from svcaudit.timing import Later

_SUBJECT = "subject."
_FIRST = "first"
_DAYS = frozenset({Unit.DAY})


@dataclass(frozen=True, slots=True)
class Limit:
    """What a page limits; `most` is None where it asks how days are counted."""

    where: tuple[Role, ...]
    about: tuple[Alternative, ...]
    left_out: tuple[Alternative, ...]
    actions: frozenset[str]
    most: Duration | None
    vocabulary: Vocabulary

    @property
    def names(self) -> frozenset[str]:
        """Every name that the page uses."""
        return frozenset(name for one in (*self.about, *self.left_out) for name in one.all_names)

    @classmethod
    def of(cls, page: Page) -> Limit:
        """What the page limits."""
        data = page.limit
        assert isinstance(data, Mapping)
        return cls._of_data(page, data)

    @classmethod
    def _of_data(cls, page: Page, data: Mapping[str, Any]) -> Limit:
        where = str(data.get("where", "any"))
        return cls(
            where=tuple(Role) if where == "any" else (Role(where),),
            about=tuple(Alternative.of(str(text)) for text in data["about"]),
            left_out=tuple(Alternative.of(str(text)) for text in data.get("except", ())),
            actions=frozenset(str(name) for name in data["actions"]),
            most=_duration(data["most"]) if "most" in data else None,
            vocabulary=Vocabulary(page.words),
        )


def _duration(data: Mapping[str, Any]) -> Duration:
    number = Decimal(str(data["number"]))
    return Duration(None, number, Unit(data["unit"]), Calendar(data["calendar"]), Bound.AT_MOST)


def judge_limit(limit: Limit, organisation: Organisation) -> Iterator[Outcome]:
    """One outcome for each deadline in the matter."""
    claims = [claim for claim in organisation.claims if claim.kind is ClaimKind.DEADLINE and claim.role in limit.where]
    said = [claim.statement.id for claim in claims]
    for claim in claims:
        duration = _deadline(claim)
        if duration is None or not _concerned(limit, claim):
            continue
        # Of several times in one sentence it is sure which belongs to what only where the clause itself says so.
        sure = claim.certain and (said.count(claim.statement.id) == 1 or claim.subject.source is Source.CLAUSE)
        if limit.most is None:
            yield from _counted(claim, duration, sure=sure)
        else:
            yield _compared(claim, limit.most, duration, sure=sure)


def _deadline(claim: Claim) -> Duration | None:
    """The time of a deadline that somebody can be held to."""
    quantity = claim.quantity
    if quantity is None or quantity.average or not claim.binding or not isinstance(quantity.value, Duration):
        return None
    return None if quantity.value.bound is Bound.AT_LEAST else quantity.value


def _concerned(limit: Limit, claim: Claim) -> bool:
    instance = claim.scope.get("instance").values
    if not claim.action.values & limit.actions or (instance and _FIRST not in instance):
        return False  # another matter, or what comes after the first answer
    return _says_one(limit, claim, limit.about) and not _says_one(limit, claim, limit.left_out)


def _says_one(limit: Limit, claim: Claim, alternatives: Iterable[Alternative]) -> bool:
    return any(
        all(_says(limit.vocabulary, claim, name) for name in one.names)
        and not any(_says(limit.vocabulary, claim, name) for name in one.absent)
        for one in alternatives
    )


def _says(vocabulary: Vocabulary, claim: Claim, name: str) -> bool:
    subject = claim.subject
    if name.startswith(_SUBJECT) and subject.source is Source.CLAUSE:
        return name.removeprefix(_SUBJECT) in subject.values  # the clause says it, whatever else the sentence names
    statement = claim.statement
    texts = (statement.text, *statement.headings[-1:])
    return name.removeprefix(_SUBJECT) in subject.values or any(
        vocabulary.hits(text, statement.language, name) for text in texts
    )


def _counted(claim: Claim, duration: Duration, *, sure: bool) -> Iterator[Outcome]:
    if duration.unit not in _DAYS or duration.worst < 1:
        return
    if duration.calendar is not Calendar.UNSAID:
        yield kept(claim.id, claim.place)
    else:
        yield (broken if sure else suspected)(claim.id, claim.place, said=duration)


def _compared(claim: Claim, most: Duration, duration: Duration, *, sure: bool) -> Outcome:
    verdicts = {later(most, reading, claim.statement.language) for reading in _readings(most, duration)}
    if verdicts == {Later.NEVER}:
        return kept(claim.id, claim.place)
    certain = sure and verdicts == {Later.ALWAYS}
    return (broken if certain else suspected)(claim.id, claim.place, said=duration, limit=most)


def _readings(most: Duration, duration: Duration) -> tuple[Duration, ...]:
    """Plain "days" may be of either kind where the limit is one of working days."""
    unsaid = duration.calendar is Calendar.UNSAID and duration.unit in _DAYS
    if unsaid and most.calendar is Calendar.WORKING:
        return duration, replace(duration, calendar=Calendar.WORKING)
    return (duration,)
