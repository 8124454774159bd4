"""COH013: whatever customers must bring or sign stands in the requirements that they are given."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.page import load_page
from svcaudit.checking.sections import NO_EVIDENCE
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import LanguagePack, pack
from svcaudit.matching import Rarity
from svcaudit.model.claim import Hit, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.model.place import Place
from svcaudit.model.quantity import QuantityKind

_WORDS = Vocabulary(load_page(__package__ or "", "hidden_requirement").words)
_CELLS = " | "
#: Share (0 to 1) of the weight of what a list is for from which a demand may be about it, and from which it surely is.
ABOUT = 0.3
SURE = 0.5
_MOST_PLACES = 6
_BESIDE = 5  # characters between a "not" and what it denies
_SHORTEST = 3  # letters that two forms of one word share: "foto", "fotografía"
_QUALIFIERS = 2  # words behind a paper that say which one it is
_FEWEST_NAMED = 2  # papers of the list that "receives ..." has to name to be a list, too


@dataclass(frozen=True, slots=True)
class Listing:
    """What customers are told that they need for something: `items`, each by its stems, and `subject`, what it is for.

    `denied` is true where the text says that these are not needed.
    """

    places: tuple[Place, ...]
    items: tuple[frozenset[str], ...]
    subject: frozenset[str]
    denied: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The stems of all of it."""
        return frozenset().union(*self.items)


@dataclass(frozen=True, slots=True)
class Demand:
    """A paper or act that the customer is asked for inside, with all that the same passage names."""

    statement: Statement
    paper: frozenset[str]
    told: str
    beside: frozenset[str]
    receives: bool


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each demand inside against the list that is published for the same thing, or a published denial."""
    if not organisation.two_sided:
        return
    rarity = Rarity(organisation.statements)
    listings = [*_of_records(organisation), *_of_statements(organisation)]
    answered: set[Place] = set()
    for demand in _demands(organisation) if listings else ():
        share, listing = _nearest(demand, listings, rarity)
        if listing is not None and demand.statement.place not in answered:
            outcome = _outcome(demand, listing, share >= SURE)
            if outcome is not None:
                yield outcome
                if outcome.verdict is not Verdict.KEPT:
                    answered.add(demand.statement.place)


def _outcome(demand: Demand, listing: Listing, sure: bool) -> Outcome | None:
    places = (*listing.places[:_MOST_PLACES], demand.statement.place)
    subject = f"{demand.statement.id} {demand.told}"
    if listing.denied:
        return (broken if sure else suspected)(
            subject, *places, message="denied" if sure else "suspected", paper=demand.told
        )
    if _named(demand.paper, listing.names):
        return kept(subject, *places)
    named = [_named(item, demand.beside) for item in listing.items]
    if demand.receives and sum(named) < _FEWEST_NAMED:
        return None
    whole = all(named)  # an item that is not named inside may be this very paper by another name
    return (broken if whole and sure else suspected)(subject, *places, paper=demand.told)


def _nearest(demand: Demand, listings: Iterable[Listing], rarity: Rarity) -> tuple[float, Listing | None]:
    """The denial of the demand, or else the list that is for the same thing, by what it names of it."""
    found = [
        (listing.denied, _about(demand.statement, listing.subject, rarity), listing)
        for listing in listings
        if not listing.denied or _named(demand.paper, listing.names)
    ]
    fitting = [one for one in found if one[1] >= ABOUT]
    return max(fitting, key=lambda one: (one[0], one[1], len(one[2].subject)), default=(False, 0.0, None))[1:]


def _about(statement: Statement, subject: frozenset[str], rarity: Rarity) -> float:
    """How much of what a list is for stands in and over a statement, or of its heading in what the list is for."""
    return max(_share(subject, _told(statement), rarity), _share(_subject(statement), subject, rarity))


def _share(wanted: frozenset[str], told: frozenset[str], rarity: Rarity) -> float:
    weights = {stem: rarity.weight(stem) for stem in wanted}
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if {stem, rarity.form(stem)} & told) / total if total else 0.0


def _told(statement: Statement) -> frozenset[str]:
    return frozenset(topic.stem for topic in statement.topics)


def _named(paper: Iterable[str], names: Iterable[str]) -> bool:
    """True where one of the names is that paper, in whatever form of the word."""
    return any(
        one == other or (min(len(one), len(other)) >= _SHORTEST and (one.startswith(other) or other.startswith(one)))
        for one in paper
        for other in names
    )


def _papers(text: str, language: str) -> tuple[Hit, ...]:
    return _WORDS.hits(text, language, "paper")


def _names(text: str, language: str) -> frozenset[str]:
    """The stems of the papers and acts in a text, with what qualifies each of them."""
    found = (_name(text, hit, language) for hit in _papers(text, language))
    return frozenset(stem for stems in found for stem in stems)


def _name(text: str, hit: Hit, language: str) -> frozenset[str]:
    return frozenset(pack(language).topics(text[hit.start : hit.end]))


def _of_records(organisation: Organisation) -> Iterator[Listing]:
    """The requirements of published documents that are kept as data."""
    for document in organisation.of_role(Role.PUBLISHED):
        record = document.record
        if not document.understood or record is None or not record.requirements:
            continue
        language = pack(document.language)
        items = tuple(frozenset(language.topics(item.text)) for item in record.requirements)
        subject = frozenset(language.topics(" ".join(_titles(document))))
        if subject:
            yield Listing(tuple(document.locate(item) for item in record.requirements), items, subject)


def _titles(document: Document) -> Iterator[str]:
    for passage in (document.metadata.service, document.metadata.title):
        if passage is not None:
            yield passage.text
            return


def _of_statements(organisation: Organisation) -> Iterator[Listing]:
    """The lists below headings that announce them, the rows of tables of papers, and sentences that say what is enough
    or what is not needed.
    """
    lists: dict[tuple[str, tuple[str, ...]], list[Statement]] = defaultdict(list)
    for statement in organisation.statements:
        if statement.role is not Role.PUBLISHED or statement.speech in NO_EVIDENCE:
            continue
        text, language = statement.text, pack(statement.language)
        enough = _WORDS.hits(text, statement.language, "enough")
        if _says(statement, "needless") and _papers(text, statement.language):
            yield Listing((statement.place,), (_names(text, statement.language),), _subject(statement), denied=True)
        elif enough:
            aim = frozenset(language.topics(text[: enough[0].start]))
            items = _items(text[enough[0].end :], language)
            yield Listing((statement.place,), items, aim or _subject(statement))
        elif _announced(statement) and _kind(organisation, statement) is BlockKind.ROW:
            label, _, rest = text.partition(_CELLS)
            yield Listing((statement.place,), _items(rest, language), frozenset(language.topics(label)))
        elif _announced(statement) and _kind(organisation, statement) is BlockKind.ITEM:
            lists[statement.path, statement.headings].append(statement)
    for found in lists.values():
        items = tuple(frozenset(pack(one.language).topics(one.text)) for one in found)
        yield Listing(tuple(one.place for one in found), items, _subject(found[0]))


def _kind(organisation: Organisation, statement: Statement) -> BlockKind | None:
    blocks = organisation.document(statement.path).blocks
    return blocks[statement.block].kind if statement.block >= 0 else None


def _says(statement: Statement, name: str) -> bool:
    return bool(_WORDS.hits(statement.text, statement.language, name))


def _items(text: str, language: LanguagePack) -> tuple[frozenset[str], ...]:
    """The things that a text joins by commas and words for "and"."""
    parts, start = [], 0
    for word in language.words(text):
        if word.folded in language.grammar.joiners:
            parts.append(text[start : word.start])
            start = word.end
    found = (frozenset(language.topics(one)) for part in (*parts, text[start:]) for one in re.split("[,;.|]", part))
    return tuple(stems for stems in found if stems)


def _announced(statement: Statement) -> bool:
    """True below a heading for requirements; a heading above a table names its rows' papers, too."""
    return any(_WORDS.hits(heading, statement.language, "announced") for heading in statement.headings)


def _subject(statement: Statement) -> frozenset[str]:
    """What the nearest heading that says more than "What you need" is about."""
    language = pack(statement.language)
    for heading in reversed(statement.headings):
        hits = _WORDS.hits(heading, statement.language, "announced")
        rest = "".join(" " if any(hit.start <= at < hit.end for hit in hits) else one for at, one in enumerate(heading))
        stems = frozenset(language.topics(rest))
        if stems:
            return stems
    return frozenset()


def _demands(organisation: Organisation) -> Iterator[Demand]:
    beside: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL:
            beside[statement.path, statement.headings] |= set(pack(statement.language).topics(statement.text))
    for statement in organisation.statements:
        if statement.role is Role.INTERNAL and statement.speech not in NO_EVIDENCE and not _priced(statement):
            yield from _of_one(statement, frozenset(beside[statement.path, statement.headings]))


def _of_one(statement: Statement, beside: frozenset[str]) -> Iterator[Demand]:
    text, language = statement.text, statement.language
    customer = _says(statement, "party") or any(hit.concept in ("actor.customer", "you.you") for hit in statement.hits)
    asks = [hit.start for hit in _WORDS.hits(text, language, "asks") if _of_the_house(statement, hit)]
    asks += [hit.start for hit in _WORDS.hits(text, language, "must") if customer and not statement.negated]
    receives = [hit.start for hit in _WORDS.hits(text, language, "receives")]
    for hit in _papers(text, language):
        asked = any(start <= hit.start for start in asks)
        listed = any(start <= hit.start for start in receives)
        if asked or listed:
            yield Demand(statement, _name(text, hit, language), _phrase(text, hit, language), beside, not asked)


def _of_the_house(statement: Statement, asked: Hit) -> bool:
    """True where it is not the customer who asks, and it is not denied that anybody does."""
    before = [hit for hit in statement.hits if hit.end <= asked.start]
    if any(hit.concept == "negation.act" and asked.start - hit.end <= _BESIDE for hit in before):
        return False
    return not any(hit.concept == "actor.customer" and asked.start - hit.end <= 1 for hit in before)


def _phrase(text: str, hit: Hit, language: str) -> str:
    """The paper with the words behind it that say which one it is, up to a stop."""
    rest = text[hit.end :]
    end = min((rest.find(mark) for mark in ",.;:(|" if mark in rest), default=len(rest))
    words = pack(language).words(rest[:end])
    joined = next((at for at, word in enumerate(words) if word.folded in pack(language).grammar.joiners), len(words))
    telling = [word for word in words[:joined] if word.folded not in pack(language).stop_words][:_QUALIFIERS]
    return text[hit.start : hit.end + (telling[-1].end if telling else 0)]


def _priced(statement: Statement) -> bool:
    return any(quantity.kind is QuantityKind.MONEY for quantity in statement.quantities)
