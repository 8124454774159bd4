"""HND007: whoever meets the customer first may resolve something."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome

_FRONT = "front.line"
_NOTHING = "authority.nothing"
_OWN = "authority.own"
_EVERYTHING = frozenset({"authority.all", "authority.asks"})


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every internal sentence that leaves the first line nothing to decide, unless another gives it its limits."""
    told = [one for one in organisation.statements if one.role is Role.INTERNAL and one.speech in IN_FORCE]
    free = [one for one in told if _decides(one)]
    for statement in told:
        if not _powerless(statement):
            continue
        limits = next((one for one in free if one is not statement and _of_one_line(one, statement)), None)
        if limits is not None:
            yield kept(statement.id, limits.place)
            continue
        maker = broken if _FRONT in statement.concepts() else suspected
        yield maker(statement.id, statement.place, message=maker.__name__)
    for statement in free:
        yield kept(statement.id, statement.place)


def _decides(statement: Statement) -> bool:
    """True where a sentence lets the first line decide something itself."""
    concepts = statement.concepts()
    return _FRONT in concepts and _OWN in concepts and not _bound(concepts)


def _powerless(statement: Statement) -> bool:
    """True where a sentence about the first line, or one below a heading that names it, leaves it nothing."""
    return _bound(statement.concepts()) and (_FRONT in statement.concepts() or _below_front_line(statement))


def _bound(concepts: frozenset[str]) -> bool:
    return _NOTHING in concepts or concepts >= _EVERYTHING


def _of_one_line(one: Statement, other: Statement) -> bool:
    """True where both sentences stand in one document, or name the first line with the same words."""
    return one.path == other.path or bool(_names(one) & _names(other))


def _names(statement: Statement) -> frozenset[str]:
    """The words for the first line in a sentence."""
    return frozenset(statement.text[hit.start : hit.end].casefold() for hit in statement.hits if hit.concept == _FRONT)


def _below_front_line(statement: Statement) -> bool:
    language = pack(statement.language)
    return any(hit.concept == _FRONT for heading in statement.headings for hit in language.hits(heading))
