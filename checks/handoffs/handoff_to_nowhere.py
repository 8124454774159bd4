"""HND004: whoever is handed a case is told somewhere what to do with it."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.language import pack
from svcaudit.model.claim import IN_FORCE, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.reading.receivers import Receiver, receivers, says

#: Letters that a unit and those who work in it begin with.
_ROOT = 6


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every receiver that steps name as data, and every one that an internal sentence names; each name once."""
    judged: set[str] = set()
    for outcome, name in (*_as_data(organisation), *_in_sentences(organisation)):
        if name not in judged or outcome.subject.endswith("kept"):
            judged.add(name)
            yield outcome


def _as_data(organisation: Organisation) -> Iterator[tuple[Outcome, str]]:
    """The receivers of steps that are drawn or kept as data."""
    for procedure in organisation.procedures:
        if not procedure.charted:
            continue
        for step in procedure.steps:
            for handoff in step.handoffs:
                if not handoff.receiver or handoff.customer or _outside(organisation, procedure.path, handoff.receiver):
                    continue
                known = _acts(organisation, handoff.receiver) or _told(organisation, handoff.receiver, handoff.place)
                yield _outcome(handoff.receiver, handoff.place, known, True), handoff.receiver


def _in_sentences(organisation: Organisation) -> Iterator[tuple[Outcome, str]]:
    """The receivers of hand-offs that sentences say; a name without a noun for a unit may be none."""
    for statement in organisation.statements:
        if statement.role is not Role.INTERNAL or statement.speech not in IN_FORCE:
            continue
        for found in receivers(statement.text, pack(statement.language)):
            place = statement.place
            known = found.told or _acts(organisation, found.name) or _mentioned(organisation, statement, found)
            yield _outcome(found.name, place, known, found.unit), found.name


def _outcome(name: str, place: Place, known: bool, sure: bool) -> Outcome:
    if known:
        return kept(f"{name} {place.path}:{place.line}", place)
    maker = broken if sure else suspected
    return maker(f"{name} {place.path}:{place.line}", place, unit=name)


def _outside(organisation: Organisation, path: str, name: str) -> bool:
    language = pack(organisation.document(path).language)
    return any(hit.concept in ("outside.body", "actor.customer", "unnamed.actor") for hit in language.hits(name))


def _acts(organisation: Organisation, name: str) -> bool:
    """True where some step is that unit's, or a procedure has it for its owner; "Surveyor" is one of "Surveying"."""
    for procedure in organisation.procedures:
        language = pack(organisation.document(procedure.path).language)
        stems = frozenset(language.topics(name))
        for unit in (*procedure.owner, *(unit for step in procedure.steps for unit in step.units)):
            theirs = frozenset(language.topics(unit))
            if says(unit, name) or says(name, unit) or (stems and theirs and (stems <= theirs or theirs <= stems)):
                return True
            if unit[:_ROOT].casefold() == name[:_ROOT].casefold() and " " not in unit + name:
                return True
    return False


def _told(organisation: Organisation, name: str, place: Place) -> bool:
    """True where some sentence elsewhere names a receiver that a step names as data."""
    return any(says(one.text, name) for one in organisation.statements if not _same(one.place, place))


def _mentioned(organisation: Organisation, statement: Statement, found: Receiver) -> bool:
    """True where another sentence, or a heading, names the receiver in any way but as a receiver."""
    for other in organisation.statements:
        if other is statement or not says(other.text, found.name):
            continue
        again = [one for one in receivers(other.text, pack(other.language)) if one.name == found.name and not one.told]
        if not again:
            return True
    return any(
        says(heading.passage.text, found.name)
        for document in organisation.of_role(Role.INTERNAL)
        for block in document.blocks
        for heading in block.headings
    )


def _same(one: Place, other: Place) -> bool:
    return one.path == other.path and one.line <= other.end_line and other.line <= one.end_line
