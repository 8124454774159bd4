"""Whether a statement says what a page looks for: all names of one alternative together, affirmed and in force.

An alternative joins names by " + ": `survey + frequency.regular`; `no` before a name asks that the statement does not
say it: `fire_drill + no service`. One of the names may stand in the nearest heading above or in another sentence of the
same passage, section or document, as the page says; one stands in the statement itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svcaudit.checking.sections import NO_EVIDENCE, NOT, negated
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import Hit, Source, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation

_JOINED = " + "
_ABSENT = "no "
_NOBODY = NOT | {"negation.act"}  # "not", and "nobody" of whoever acts
_AFTER = 14  # characters after a word within which a "not" turns it round: "surveys are not carried out"
SENTENCE, PASSAGE, SECTION, DOCUMENT = "sentence", "passage", "section", "document"
#: How near to one another the names of one alternative have to stand.
REACHES = (SENTENCE, PASSAGE, SECTION, DOCUMENT)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Names that have to be said together, and those that the same statement must not say."""

    names: tuple[str, ...]
    absent: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Alternative:
        """From how a page writes it."""
        parts = [part.strip() for part in text.split(_JOINED)]
        absent = tuple(part.removeprefix(_ABSENT).strip() for part in parts if part.startswith(_ABSENT))
        return cls(tuple(part for part in parts if not part.startswith(_ABSENT)), absent)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name that it uses."""
        return (*self.names, *self.absent)


def on_side(organisation: Organisation, roles: Iterable[Role]) -> Iterator[Statement]:
    """The statements of those documents, without those that only repeat a heading, as a table of contents does."""
    wanted = frozenset(roles)
    headings: dict[str, set[str]] = defaultdict(set)
    for statement in organisation.statements:
        headings[statement.path].update(heading.strip().lower() for heading in statement.headings)
    for statement in organisation.statements:
        if statement.role in wanted and statement.text.strip(" .").lower() not in headings[statement.path]:
            yield statement


def sayings(
    statements: Sequence[Statement], alternatives: Sequence[Alternative], vocabulary: Vocabulary, reach: str
) -> Iterator[Statement]:
    """The statements that say all of one alternative, with the help of those around them as far as `reach`."""
    around: dict[tuple[object, ...], set[str]] = defaultdict(set)
    names = {name for alternative in alternatives for name in alternative.all_names}
    own = [frozenset(name for name in names if affirms(statement, name, vocabulary)) for statement in statements]
    for statement, said in zip(statements, own, strict=True):
        around[_place(statement, reach)] |= said
    for statement, said in zip(statements, own, strict=True):
        if said:
            beside = around[_place(statement, reach)] | _over(statement, names - said, vocabulary)
            if any(_together(one, said, beside) for one in alternatives):
                yield statement


def _together(alternative: Alternative, said: frozenset[str], beside: set[str]) -> bool:
    """True where a statement says some of the names, those around it the others, and none that it must not say."""
    names = set(alternative.names)
    return bool(said & names) and names <= said | beside and not said & set(alternative.absent)


def affirms_all(statement: Statement, alternative: Alternative, vocabulary: Vocabulary) -> bool:
    """True where the statement alone says all names of an alternative, and none that it must not say."""
    return all(affirms(statement, name, vocabulary) for name in alternative.names) and not any(
        affirms(statement, name, vocabulary) for name in alternative.absent
    )


def denials(
    statements: Iterable[Statement], alternatives: Sequence[Alternative], vocabulary: Vocabulary
) -> Iterator[Statement]:
    """The statements in force that name all of one alternative and turn one of them round: "nobody is trained"."""
    for statement in statements:
        if statement.speech not in NO_EVIDENCE and any(_denies(statement, one, vocabulary) for one in alternatives):
            yield statement


def _denies(statement: Statement, alternative: Alternative, vocabulary: Vocabulary) -> bool:
    found = [vocabulary.hits(statement.text, statement.language, name) for name in alternative.names]
    if any(affirms(statement, name, vocabulary) for name in alternative.absent):
        return False
    return all(found) and any(
        all(negated(statement, hit, _NOBODY) or _denied_after(statement, hit) for hit in hits) for hits in found
    )


def affirms(statement: Statement, name: str, vocabulary: Vocabulary) -> bool:
    """True where the statement itself, in force, says a name and does not deny it."""
    return statement.speech not in NO_EVIDENCE and any(True for _ in said_in(statement, name, vocabulary))


def said_in(statement: Statement, name: str, vocabulary: Vocabulary) -> Iterator[Hit | None]:
    """The places in a statement that say a name and are not denied; None for a measure that it gives."""
    if vocabulary.measures(name):
        if vocabulary.measured(statement, name):
            yield None
        return
    for hit in vocabulary.hits(statement.text, statement.language, name):
        if not negated(statement, hit, _NOBODY) and not _denied_after(statement, hit):
            yield hit


def _denied_after(statement: Statement, hit: Hit) -> bool:
    """True where a "not" follows at once: "surveys are not carried out"."""
    after = statement.text[hit.end : hit.end + _AFTER]
    reach = min((after.find(mark) for mark in ".;:,(" if mark in after), default=len(after))
    return any(
        other.concept in _NOBODY and hit.end <= other.start < hit.end + reach and other.source is Source.SENTENCE
        for other in statement.hits
    )


def _over(statement: Statement, names: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The names that the nearest heading above says."""
    if not statement.headings:
        return set()
    heading = statement.headings[-1]
    return {
        name for name in names if not vocabulary.measures(name) and vocabulary.hits(heading, statement.language, name)
    }


def _place(statement: Statement, reach: str) -> tuple[object, ...]:
    """What statements that stand together share."""
    match reach:
        case "sentence":
            return (statement.id,)
        case "passage":
            return (statement.path, statement.block) if statement.block >= 0 else (statement.id,)
        case "section":
            return (statement.path, statement.headings)
    return (statement.path,)
