"""Whether a statement says what a page looks for: all names of one alternative together, affirmed and in force.

An alternative joins names by " + ": `survey + frequency.regular`; `no` before a name asks that the statement does not
say it: `fire_drill + no service`. One of the names may stand in the nearest heading above or in another sentence of the
same passage, section or document, as the page says; one stands in the statement itself. `near` before a name lets that
one stand anywhere in the section or in the headings above, however near the others stand: `results + near survey`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from svcaudit.checking.sections import NO_EVIDENCE, negated
from svcaudit.checking.vocabulary import NEGATIONS, Vocabulary
from svcaudit.language import pack
from svcaudit.model.claim import Hit, Source, Speech, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation

_JOINED = " + "
_ABSENT = "no "
_NEAR = "near "
_NOBODY = NEGATIONS  # "not", and "nobody" of whoever acts
_AFTER = 14  # characters after a word within which a "not" turns it round: "surveys are not carried out"
SENTENCE, PASSAGE, SECTION, DOCUMENT = "sentence", "passage", "section", "document"
#: How near to one another the names of one alternative have to stand.
REACHES = (SENTENCE, PASSAGE, SECTION, DOCUMENT)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Names that have to be said together, those that the same statement must not say, and those of the section."""

    names: tuple[str, ...]
    absent: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Alternative:
        """From how a page writes it."""
        parts = [part.strip() for part in text.split(_JOINED)]
        names = tuple(part for part in parts if not part.startswith((_ABSENT, _NEAR)))
        return cls(names, _after(parts, _ABSENT), _after(parts, _NEAR))

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name that it uses."""
        return (*self.names, *self.absent, *self.near)


def _after(parts: Iterable[str], mark: str) -> tuple[str, ...]:
    """The names that a mark stands before."""
    return tuple(part.removeprefix(mark).strip() for part in parts if part.startswith(mark))


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
    statements: Sequence[Statement],
    alternatives: Sequence[Alternative],
    vocabulary: Vocabulary,
    reach: str,
    *,
    by_heading: bool = True,
) -> Iterator[Statement]:
    """The statements that say all of one alternative, with the help of those around them as far as `reach`.

    The nearest heading helps too, unless `by_heading` is false.
    """
    around: dict[tuple[object, ...], set[str]] = defaultdict(set)
    names = {name for alternative in alternatives for name in alternative.all_names}
    own = [frozenset(name for name in names if affirms(statement, name, vocabulary)) for statement in statements]
    for statement, said in zip(statements, own, strict=True):
        for one in {reach, SECTION}:
            around[one, *place_of(statement, one)] |= said | _asked(statement, names, vocabulary)
    for statement, said in zip(statements, own, strict=True):
        if said:
            above = statement.headings[-1:] if by_heading else ()
            beside = around[reach, *place_of(statement, reach)] | _over(above, statement, names, vocabulary)
            near = around[SECTION, *place_of(statement, SECTION)] | _over(
                statement.headings, statement, names, vocabulary
            )
            if any(_together(one, said, beside, near) for one in alternatives):
                yield statement


def _asked(statement: Statement, names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """What a question names, which provides for nothing but tells what its answer is about."""
    if statement.speech is not Speech.QUESTION:
        return frozenset()
    return frozenset(name for name in names if any(True for _ in said_in(statement, name, vocabulary)))


def _together(alternative: Alternative, said: frozenset[str], beside: set[str], near: set[str]) -> bool:
    """True where a statement says some of the names, those around it the others, and none that it must not say."""
    names = set(alternative.names)
    return (
        bool(said & names)
        and names <= said | beside
        and set(alternative.near) <= said | near
        and not said & set(alternative.absent)
    )


def is_headed(statement: Statement, names: Iterable[str], vocabulary: Vocabulary) -> bool:
    """True for a statement in force, with nothing turned round in it, below a heading that says one of the names."""
    return (
        bool(statement.headings)
        and statement.speech not in NO_EVIDENCE
        and not any(hit.concept in _NOBODY and hit.source is Source.SENTENCE for hit in statement.hits)
        and bool(_over(statement.headings[-1:], statement, names, vocabulary))
    )


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
        all(_denied(statement, hit, name, vocabulary) for hit in hits)
        for name, hits in zip(alternative.names, found, strict=True)
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
        if not _denied(statement, hit, name, vocabulary):
            yield hit


def _denied(statement: Statement, hit: Hit, name: str, vocabulary: Vocabulary) -> bool:
    """True where a "not" turns a hit round: before it, at once after it, or inside where its phrases spell none."""
    if _turned_round(statement, hit, vocabulary):
        return True
    return not vocabulary.spells_not(name, statement.language) and any(
        other.concept in _NOBODY and hit.start <= other.start < hit.end and other.source is Source.SENTENCE
        for other in statement.hits
    )


def _turned_round(statement: Statement, hit: Hit, vocabulary: Vocabulary) -> bool:
    """True where a "not" turns a word of the page round.

    A "not" within other words of the page is theirs alone: "if it does not run we pay the fare" pays.
    """
    if not negated(statement, hit, _NOBODY) and not _denied_after(statement, hit):
        return False
    held = [
        other
        for name in vocabulary.names
        for other in vocabulary.hits(statement.text, statement.language, name)
        if other.end <= hit.start or hit.end <= other.start
    ]
    free = tuple(
        one
        for one in statement.hits
        if one.concept not in _NOBODY or not any(other.start <= one.start and one.end <= other.end for other in held)
    )
    rest = replace(statement, hits=free)
    return negated(rest, hit, _NOBODY) or _denied_after(rest, hit)


def _denied_after(statement: Statement, hit: Hit) -> bool:
    """True where a "not" follows at once: "surveys are not carried out", but not "find out and do not guess"."""
    after = statement.text[hit.end : hit.end + _AFTER]
    marks = [after.find(mark) for mark in ".;:,(" if mark in after]
    language = pack(statement.language)
    marks += [word.start for word in language.words(after) if word.folded in language.grammar.joiners]
    reach = min(marks, default=len(after))
    return any(
        other.concept in _NOBODY and hit.end <= other.start < hit.end + reach and other.source is Source.SENTENCE
        for other in statement.hits
    )


def _over(headings: Sequence[str], statement: Statement, names: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The names that one of these headings above a statement says."""
    return {
        name
        for heading in headings
        for name in names
        if not vocabulary.measures(name) and vocabulary.hits(heading, statement.language, name)
    }


def place_of(statement: Statement, reach: str) -> tuple[object, ...]:
    """What statements that stand together share."""
    match reach:
        case "sentence":
            return (statement.id,)
        case "passage":
            return (statement.path, statement.block) if statement.block >= 0 else (statement.id,)
        case "section":
            return (statement.path, statement.headings)
    return (statement.path,)
