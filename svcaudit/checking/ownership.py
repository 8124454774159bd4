"""Who answers for what, as sentences and tables of responsibilities say it, and whether two of them disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.checking.mentions import same_unit
from svcaudit.checking.sections import NO_EVIDENCE
from svcaudit.language import LanguagePack, fold, pack
from svcaudit.matching.actions import relation
from svcaudit.model.claim import Hit, Relation, Speech, Statement
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place
from svcaudit.reading.units import UnitRegister, subject_name
from svcaudit.reading.unitwords import is_unit_header

#: What is done with a thing by whoever answers for it in the end.
FINAL = frozenset({"resolve", "answer", "decide"})
_HAS, _BY, _PART = "charge.has", "charge.by", "charge.part"
_REACH = 40  # characters between a unit and what is said of it
_ARTICLE = 4  # characters that an article before a name takes at most
_SUBJECT, _ACTION = "subject.", "action."
_STOPS = ".;:,()"
_CELLS = " | "  # between the cells of a row
_ENDS = ".;:"  # what ends a clause with all that is told of its subject


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody answers for: the stems of its words without those of a deed, the subjects they name, the deeds.

    `over` is true where the words name nothing, and the subjects are those of the sentence or of what stands over it.
    """

    stems: frozenset[str]
    subjects: frozenset[str]
    actions: frozenset[str]
    over: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit, by name, that answers for things. `plain` is true where the text says so in as many words; otherwise the
    unit does what ends the matter.
    """

    unit: str
    thing: Thing
    place: Place
    language: str
    plain: bool


class Ownership:
    """The owners that the documents of each side name."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        names = [unit for procedure in organisation.procedures for step in procedure.steps for unit in step.units]
        names += [unit for statement in organisation.statements for unit in statement.units]
        self._register = UnitRegister(dict.fromkeys(names))
        self._subjects: dict[str, set[str]] = defaultdict(set)
        for claim in organisation.claims:
            self._subjects[claim.statement.id] |= {f"{_SUBJECT}{subject}" for subject in claim.subject.values}
        self._parts = [one for one in organisation.statements if one.concepts() & {_PART}]

    def owners(self, role: Role) -> list[Owner]:
        """All that one side names, in the order of its documents."""
        told = [
            owner
            for statement in self._organisation.statements
            if statement.role is role and _in_force(statement) and _CELLS not in statement.text
            for owner in self._of_statement(statement)
        ]
        listed = [owner for document in self._organisation.of_role(role) for owner in self._of_tables(document)]
        return told + listed

    def one_unit(self, first: Owner, second: Owner) -> bool:
        """True for one name, for a part of the other, and where some sentence calls one a part of the other."""
        if same_unit(self._name(first.unit), self._name(second.unit), first.language):
            return True
        return any(
            all(any(same_unit(owner.unit, unit, owner.language) for unit in told.units) for owner in (first, second))
            for told in self._parts
        )

    def _name(self, unit: str) -> str:
        return self._register.canonical(unit)

    def _of_statement(self, statement: Statement) -> Iterator[Owner]:
        language = pack(statement.language)
        plain = False
        for hit in statement.hits:
            unit = ""
            if hit.concept == _HAS:
                unit, told = self._before(statement, hit, language), _told_after(statement, hit.end)
            elif hit.concept == _BY:
                unit, told = self._behind(statement, hit, language), _clause_before(statement.text, hit.start)
            if unit:
                plain = True
                yield from self._owner(unit, told, statement, language, plain=True)
        if not plain:
            yield from self._by_deed(statement, language)

    def _by_deed(self, statement: Statement, language: LanguagePack) -> Iterator[Owner]:
        """The unit at the head of a clause that does what ends the matter, alone or after something else."""
        for hit in statement.hits:
            if hit.concept.startswith(_ACTION) and hit.concept.removeprefix(_ACTION) in FINAL:
                clause = _clause_before(statement.text, hit.start, _ENDS)
                named = self._register.mentions(clause)
                head = subject_name(clause + statement.text[hit.start :], language)
                unit = named[0].unit if named and named[0].start <= _ARTICLE else head
                if len(named) < 2 and (named or _is_unit(head, language)):
                    told = _told_after(statement, hit.start)
                    yield from self._owner(unit, told, statement, language, plain=False)
                    return

    def _owner(
        self, unit: str, told: str, statement: Statement, language: LanguagePack, *, plain: bool
    ) -> Iterator[Owner]:
        over = {one for one in statement.all_concepts() if one.startswith(_SUBJECT)} | self._subjects[statement.id]
        things = (thing_of(part, language, frozenset(over)) for part in _parts(told, language))
        first = next((thing for thing in things if thing.stems or thing.subjects), None)
        if first is not None:
            yield Owner(unit, first, statement.place, statement.language, plain)

    def _before(self, statement: Statement, hit: Hit, language: LanguagePack, reach: int = _REACH) -> str:
        """The unit named in the clause before a hit, right before it."""
        named = [one for one in self._register.mentions(statement.text) if one.end <= hit.start]
        if named and hit.start - named[-1].end <= reach:
            between = statement.text[named[-1].end : hit.start]
            longer = f"{named[-1].unit} {between.strip()}"
            if "," not in between and any(word[0].isupper() for word in between.split()):
                return longer  # "the head of" is known, and the sentence goes on with whose
            return "" if set(between) & set(";:.") else named[-1].unit
        name = subject_name(_clause_before(statement.text, hit.start) + statement.text[hit.start :], language)
        where = statement.text.find(name) if name else -1
        return name if where >= 0 and 0 <= hit.start - where - len(name) <= reach else ""

    def _behind(self, statement: Statement, hit: Hit, language: LanguagePack) -> str:
        """The unit named right behind a hit."""
        after = statement.text[hit.end :]
        named = self._register.mentions(after)
        if named and named[0].start <= _ARTICLE:
            return named[0].unit
        return subject_name(after.lstrip().rstrip(".") + " -x", language)

    def _of_tables(self, document: Document) -> Iterator[Owner]:
        """The rows of tables that name whoever is responsible beside a thing, and are no steps."""
        if not document.understood:
            return
        language = pack(document.language)
        steps = {
            step.place.line
            for procedure in self._organisation.procedures
            if procedure.path == document.path
            for step in procedure.steps
        }
        for block in document.blocks:
            cells = [cell for cell in block.cells if cell.passage.text.strip()] if block.kind is BlockKind.ROW else []
            place = document.locate(block.passage)
            if len(cells) != 2 or place.line in steps or not is_unit_header(cells[1].header.text, language):
                continue
            thing = thing_of(cells[0].passage.text, language, frozenset())
            if thing.stems or thing.subjects:
                yield Owner(cells[1].passage.text.strip(), thing, place, document.language, True)


def _is_unit(name: str, language: LanguagePack) -> bool:
    """True for a name with a noun for units or roles in it: "the Baggage Desk"."""
    return any(hit.concept in ("unit.head", "unit.role") for hit in language.hits(name))


def _in_force(statement: Statement) -> bool:
    """True for what holds today, without a condition, and is not denied."""
    if statement.speech in NO_EVIDENCE or statement.speech is Speech.AIM:
        return False
    return not statement.negated and not statement.conditions


def thing_of(text: str, language: LanguagePack, over: frozenset[str]) -> Thing:
    """The thing that some words name; where they name none, it is the subject of what stands `over` them."""
    hits = language.hits(text)
    deeds = [hit for hit in hits if hit.concept.startswith(_ACTION)]
    subjects = frozenset(hit.concept for hit in hits if hit.concept.startswith(_SUBJECT))
    named = [hit for hit in hits if hit.concept.startswith(_SUBJECT)]
    hidden = [hit for hit in deeds if not any(hit.start < one.end and one.start < hit.end for one in named)]
    stems = frozenset(language.topics(_without(text, [*hidden, *named])))
    actions = frozenset(hit.concept.removeprefix(_ACTION) for hit in hidden)
    bare = not stems and not subjects
    return Thing(stems, over if bare else subjects, actions, bare)


def _without(text: str, hits: Iterable[Hit]) -> str:
    letters = list(text)
    for hit in hits:
        letters[hit.start : hit.end] = " " * (hit.end - hit.start)
    return "".join(letters)


def same_thing(one: Owner, other: Owner) -> Relation:
    """SAME where both answer for one thing in the same sense, OVERLAPPING where one says more of it, else DISJOINT."""
    first, second = one.thing, other.thing
    if not _in_one_sense(first.actions, second.actions):
        return Relation.DISJOINT
    if first.over or second.over:
        bare = not first.stems and not second.stems
        return Relation.SAME if bare and first.subjects & second.subjects else Relation.DISJOINT
    if first.subjects != second.subjects:
        return Relation.DISJOINT
    if first.stems == second.stems:
        return Relation.SAME
    more, fewer = sorted((first.stems, second.stems), key=len, reverse=True)
    if first.subjects and not fewer:
        return Relation.DISJOINT  # "complaints" and "complaints about the pool": the one is a part of the other
    shared = len(fewer & more)
    return Relation.OVERLAPPING if shared and 2 * shared > len(more) else Relation.DISJOINT


def _in_one_sense(first: frozenset[str], second: frozenset[str]) -> bool:
    """True where both do the same, or one answers for the thing and the other does what ends it."""
    if not first or not second:
        return (first | second) <= FINAL
    return relation(first, second) in (Relation.SAME, Relation.OVERLAPPING)


def _told_after(statement: Statement, start: int) -> str:
    """What a statement says from there on, up to a time or an amount."""
    end = min((one.start for one in statement.quantities if one.start >= start), default=len(statement.text))
    return statement.text[start:end]


def _clause_before(text: str, end: int, stops: str = _STOPS) -> str:
    start = max(text.rfind(mark, 0, end) for mark in stops)
    return text[start + 1 : end].lstrip()


def _parts(told: str, language: LanguagePack) -> list[str]:
    """The first clause of what is told, in the parts that words for "and" join."""
    end = min((told.find(mark) for mark in _STOPS if mark in told), default=len(told))
    parts, start = [], 0
    for word in language.words(told[:end]):
        if fold(word.text) in language.grammar.joiners:
            parts.append(told[start : word.start])
            start = word.end
    return [*parts, told[start:end]]
