"""The rungs of the complaint path: who answers first, who looks again, and which authority outside may be asked.

What counts is the same evidence as for the rules on complaints. A rung that no document tells of is given as missing,
unless some document could not be read, in which it may stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from svcaudit.checking.evidence import provided_for, sets_a_time
from svcaudit.checking.sections import NO_EVIDENCE, about, affirmed, deals_with
from svcaudit.model.claim import Hit, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.flow import Rung
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place
from svcaudit.model.procedure import Procedure
from svcaudit.model.quantity import Duration
from svcaudit.timing import SECONDS

FIRST, SECOND, OUTSIDE = "first", "second", "outside"
_COMPLAINT = "subject.complaint"
_NEXT, _HOW = "evidence.escalation", "evidence.complain_how"
_AUTHORITY = "outside.body"
_WHO = ("unit.head", "unit.role")
#: A law may be what names the authority.
_NOT_IN_FORCE = NO_EVIDENCE - {Speech.LAW}
_WORD = re.compile(r"\w[\w'’.&-]*")
_POSSESSIVE = re.compile(r"(?:['’]s|[.&'’-])+$")
#: Letters of the little words that may stand within a name: "Instituto de Consumo".
_LITTLE = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """Something that a document says of a rung."""

    unit: str
    time: Duration | None
    place: Place


def ladder(organisation: Organisation) -> tuple[Rung, ...]:
    """The rungs from the first upwards; none where nothing is said of complaints at all."""
    said = [statement for role in Role for statement in about(organisation, _COMPLAINT, role)]
    if not said:
        return ()
    first = _first(organisation, said)
    answering = first.unit if first is not None else ""
    second = _second(organisation, said, answering)
    outside = _outside(said, {found.unit for found in (first, second) if found is not None})
    told = ((FIRST, first), (SECOND, second), (OUTSIDE, outside))
    complete = all(document.understood for document in organisation.documents)
    return tuple(_rung(kind, found) for kind, found in told if found is not None or complete)


def _rung(kind: str, found: _Told | None) -> Rung:
    if found is None:
        return Rung(kind, "", present=False)
    return Rung(kind, found.unit, present=True, time=found.time, path=found.place.path, line=found.place.line)


def _first(organisation: Organisation, said: Sequence[Statement]) -> _Told | None:
    """Who answers: the procedure's owner, or who does most of its steps; at least the way in that is published."""
    time = _answering_time(organisation, said)
    for procedure in organisation.procedures:
        if _COMPLAINT in procedure.subjects:
            return _Told(_answering(procedure), time, procedure.place)
    if provided_for(organisation, _COMPLAINT, Role.INTERNAL):
        inside = next(one for one in said if one.role is Role.INTERNAL)
        return _Told(_most_named(said), time, inside.place)
    ways_in = (one for one in said if one.role is Role.PUBLISHED and affirmed(one, _HOW))
    return next((_Told(_most_named([one]), time, one.place) for one in ways_in), None)


def _answering_time(organisation: Organisation, said: Sequence[Statement]) -> Duration | None:
    """How long the first instance takes: the longest time that is published, else the longest that is set inside."""
    timed = [one for one in said if sets_a_time(organisation, one) and not _escalates(one) and not _names_outside(one)]
    for role in (Role.PUBLISHED, Role.INTERNAL):
        times = [value for one in timed if one.role is role for value in _times(one)]
        if times:
            return max(times, key=lambda value: value.worst * SECONDS[value.unit])
    return None


def _answering(procedure: Procedure) -> str:
    if procedure.owner:
        return procedure.owner[0]
    doing = Counter(step.units[0] for step in procedure.steps if step.acts and step.units)
    return doing.most_common(1)[0][0] if doing else ""


def _most_named(said: Iterable[Statement]) -> str:
    named = Counter(unit for one in said for unit in one.units)
    return named.most_common(1)[0][0] if named else ""


def _second(organisation: Organisation, said: Sequence[Statement], first: str) -> _Told | None:
    """Who looks again; a sentence that names somebody else than the first instance before one that names nobody."""
    found = [_told(one, _unit_of(one, first)) for one in said if _escalates(one) and not _names_outside(one)]
    found += _kept_as_data(organisation)
    named = [one for one in found if one.unit]
    best = next((one for one in named if one.time is not None), named[0] if named else None)
    return best or next(iter(found), None)


def _told(statement: Statement, unit: str) -> _Told:
    return _Told(unit, next(_times(statement), None), statement.place)


def _kept_as_data(organisation: Organisation) -> Iterator[_Told]:
    for document in organisation.documents:
        entry = document.record.escalation if document.record is not None else None
        if entry is not None and entry.unit is not None and deals_with(document, _COMPLAINT):
            yield _Told(entry.unit.text, None, document.locate(entry.unit))


def _unit_of(statement: Statement, first: str) -> str:
    """The unit that a sentence on the next instance names, other than the first one."""
    others = [unit for unit in statement.units if unit != first]
    if others:
        return others[-1]
    heads = (_name_at(statement.text, hit) for hit in statement.hits if hit.concept in _WHO)
    return next((name for name in heads if name and name != first and name not in statement.units), "")


def _outside(said: Sequence[Statement], inside: Collection[str]) -> _Told | None:
    """The authority that customers are told of, the one with the longest name first; nobody of the house.

    A time beside it is when customers may turn there, not how long it takes.
    """
    found = []
    for one in said:
        if _names_outside(one):
            names = [_name_at(one.text, hit) for hit in one.hits if hit.concept == _AUTHORITY]
            found.append(_Told(max(names, key=len), None, one.place))
    return max((told for told in found if told.unit not in inside), key=lambda told: len(told.unit), default=None)


def _escalates(statement: Statement) -> bool:
    return affirmed(statement, _NEXT)


def _names_outside(statement: Statement) -> bool:
    return statement.speech not in _NOT_IN_FORCE and _AUTHORITY in statement.concepts()


def _times(statement: Statement) -> Iterator[Duration]:
    for quantity in statement.quantities:
        if isinstance(quantity.value, Duration) and not quantity.every and not quantity.average:
            yield quantity.value


def _name_at(text: str, hit: Hit) -> str:
    """The name that a word of it stands in: capitals, with little words between them; the word itself where none is.

    A little word that begins the sentence has its capital from there.
    """
    words = list(_WORD.finditer(text))
    inside = [index for index, word in enumerate(words) if word.start() < hit.end and word.end() > hit.start]
    first, last = _reach(text, words, inside[0], -1), _reach(text, words, inside[-1], 1)
    return _POSSESSIVE.sub("", text[words[first].start() : words[last].end()])


def _reach(text: str, words: Sequence[re.Match[str]], index: int, step: int) -> int:
    """How far a name goes on from that word, to the left (-1) or the right (1)."""
    reached = place = index
    while 0 <= place + step < len(words) and _joined(text, words, min(place, place + step)):
        place += step
        if _is_capital(words, place):
            reached = place
        elif len(words[place][0]) > _LITTLE:
            break
    return reached


def _is_capital(words: Sequence[re.Match[str]], index: int) -> bool:
    word = words[index][0]
    return word[0].isupper() and (index > 0 or len(word) > _LITTLE)


def _joined(text: str, words: Sequence[re.Match[str]], index: int) -> bool:
    """True where nothing but blanks stands between a word and the next."""
    return not text[words[index].end() : words[index + 1].start()].strip()
