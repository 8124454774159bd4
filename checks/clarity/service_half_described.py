"""CLR007: a service that is described beside others says what they say: price, channel, hours and requirements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from svcaudit.checking.outcomes import broken, kept
from svcaudit.checking.page import load_page
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import pack
from svcaudit.language.readability import words_in
from svcaudit.model.claim import Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.model.quantity import QuantityKind

_WORDS = Vocabulary(load_page(__package__ or "", "service_half_described").words)
#: What a service has, by the kind of value that says it.
_FEATURES = {
    "price": QuantityKind.MONEY,
    "channel": QuantityKind.CONTACT,
    "hours": QuantityKind.HOURS,
    "requirements": None,
}
#: What tells something of price or hours all the same: "cost: none", "emptied weekly".
_TOLD_ALL_THE_SAME = frozenset({"kind.price", "frequency.regular"})
_DESCRIBED = 2  # features that make a section the description of a service, and services that set the measure
_LACKING = 2  # features that are missing: a single one may go without saying
_FEWEST = 5  # words: less is no description
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands below one heading, with what it says of the four features."""

    path: tuple[str, ...]
    place: Place
    language: str
    statements: tuple[Statement, ...]
    features: frozenset[str]


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each service of the published documents that describe several."""
    published = [statement for statement in organisation.statements if statement.role is Role.PUBLISHED]
    for document in organisation.of_role(Role.PUBLISHED):
        if document.understood:
            ours = [statement for statement in published if statement.path == document.path]
            for group in _groups(document, ours):
                yield from _outcomes(document, group, ours, published)


def _groups(document: Document, statements: Sequence[Statement]) -> Iterator[list[_Section]]:
    """The sections of a document that may describe services, by the heading above them."""
    groups: Mapping[tuple[str, ...], list[_Section]] = defaultdict(list)
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING or not _may_be_service(block.passage.text, document.language):
            continue
        path = (*(heading.passage.text for heading in block.headings), block.passage.text)
        below = tuple(one for one in statements if one.headings[: len(path)] == path)
        if len(path) > 1 and _prose_in(document, below) >= _FEWEST:
            place = document.locate(block.passage)
            section = _Section(path, place, document.language, below, _features(below))
            groups[path[:-1]].append(section)
    yield from groups.values()


def _may_be_service(heading: str, language: str) -> bool:
    """False for a heading that asks something, or names what nobody asks for."""
    asks = any(hit.start == 0 for hit in _WORDS.hits(heading, language, "asks"))
    return not (asks or heading.strip().endswith("?") or _WORDS.hits(heading, language, "no_service"))


def _prose_in(document: Document, statements: Sequence[Statement]) -> int:
    """How many words of prose there are: a bare heading describes nothing."""
    return sum(words_in(one.text) for one in statements if one.block >= 0 and document.blocks[one.block].kind in _PROSE)


def _features(statements: Sequence[Statement]) -> frozenset[str]:
    return frozenset(name for name in _FEATURES if any(_says(one, name) for one in statements))


def _says(statement: Statement, name: str) -> bool:
    """True where a statement gives a feature, as a value or in words."""
    if any(quantity.kind is _FEATURES[name] for quantity in statement.quantities):
        return True
    if name == "channel":
        return any(concept.startswith("channel.") for concept in statement.concepts())
    return bool(_WORDS.hits(statement.text, statement.language, name))


def _outcomes(
    document: Document, group: Sequence[_Section], ours: Sequence[Statement], published: Sequence[Statement]
) -> Iterator[Outcome]:
    described = [section for section in group if len(section.features) >= _DESCRIBED]
    if len(described) < max(_DESCRIBED, len(group) / 2):
        return  # other things stand below these headings
    inside = {one.id for section in group for one in section.statements}
    general = _for_all(document, [one for one in ours if one.id not in inside])
    for section in group:
        others = [other for other in described if other is not section]
        missing = frozenset[str]().union(*(other.features for other in others)) - general
        if _bare(section) and len(others) >= _DESCRIBED:
            missing -= _said_of(section, published)
            if len(missing) >= _LACKING:
                yield broken(
                    " ".join(section.path),
                    section.place,
                    service=section.path[-1],
                    missing=tuple(name for name in _FEATURES if name in missing),
                )
                continue
        yield kept(" ".join(section.path), section.place)


def _bare(section: _Section) -> bool:
    """True where a service has none of the four, no other value, and not even the word for a price."""
    return not section.features and not any(
        one.quantities or _TOLD_ALL_THE_SAME & one.concepts() for one in section.statements
    )


def _for_all(document: Document, statements: Sequence[Statement]) -> frozenset[str]:
    """What is said outside the services for all of them; a price only where the words or the heading say so."""
    prose = [one for one in statements if one.block >= 0 and document.blocks[one.block].kind in _PROSE]
    found = _features(prose) - {"price"}
    return found | ({"price"} if any(_says(one, "price") and _general(one) for one in prose) else set())


def _general(statement: Statement) -> bool:
    over = bool(statement.headings) and any(_WORDS.hits(statement.headings[-1], statement.language, "costs"))
    return over or any(_WORDS.hits(statement.text, statement.language, "everything"))


def _said_of(section: _Section, published: Sequence[Statement]) -> frozenset[str]:
    """What is said elsewhere of a service by its name: in a table of prices, or in another document."""
    name = set(pack(section.language).topics(section.path[-1]))
    named = [
        one
        for one in published
        if name and one.language == section.language and name <= set(pack(one.language).topics(_with_heading(one)))
    ]
    return _features(named)


def _with_heading(statement: Statement) -> str:
    return " ".join((*statement.headings[-1:], statement.text))
