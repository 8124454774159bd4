"""Whether a statement says what a page looks for: all names of one alternative together, affirmed and in force.

An alternative joins names by " + ": `survey + frequency.regular`. One of them may stand in the nearest heading above
or in another sentence of the same passage, section or document, as the page says; one stands in the statement itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svcaudit.checking.sections import NO_EVIDENCE, negated
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.model.claim import Hit, Source, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation

_JOINED = " + "
_AFTER = 14  # characters after a word within which a "not" turns it round: "surveys are not carried out"
SENTENCE, PASSAGE, SECTION, DOCUMENT = "sentence", "passage", "section", "document"
#: How near to one another the names of one alternative have to stand.
REACHES = (SENTENCE, PASSAGE, SECTION, DOCUMENT)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Names that have to be said together."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Alternative:
        """From how a page writes it."""
        return cls(tuple(name.strip() for name in text.split(_JOINED)))


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
    names = {name for alternative in alternatives for name in alternative.names}
    own = [frozenset(name for name in names if affirms(statement, name, vocabulary)) for statement in statements]
    for statement, said in zip(statements, own, strict=True):
        around[_place(statement, reach)] |= said
    for statement, said in zip(statements, own, strict=True):
        if said:
            beside = around[_place(statement, reach)] | _over(statement, names - said, vocabulary)
            if any(said & set(one.names) and set(one.names) <= said | beside for one in alternatives):
                yield statement


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
        if not negated(statement, hit) and not _denied_after(statement, hit):
            yield hit


def _denied_after(statement: Statement, hit: Hit) -> bool:
    """True where a "not" follows at once: "surveys are not carried out"."""
    after = statement.text[hit.end : hit.end + _AFTER]
    reach = min((after.find(mark) for mark in ".;:,(" if mark in after), default=len(after))
    return any(
        other.concept == "negation.no" and hit.end <= other.start < hit.end + reach and other.source is Source.SENTENCE
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
