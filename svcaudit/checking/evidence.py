"""Gap rules as data: a page names the concepts that count as evidence, and where they must be said.

evidence:
  about: subject.complaint        the subject whose statements count
  where: internal                 internal, published or any
  concepts: [evidence.record]     one of them, affirmed, keeps the rule
  order: [action.answer, ...]     and so do these, said one after the other in one sentence
  unit: true                      the statement must name a unit, too
  duration: true                  a time limit counts as evidence
  requires: internal              the rule applies only where that side deals with the subject
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.checking.page import Page
from svcaudit.checking.runner import Check
from svcaudit.checking.sections import about, affirmed, deals_with, heading_place, in_order
from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place
from svcaudit.model.procedure import Procedure
from svcaudit.model.quantity import QuantityKind
from svcaudit.reading.clauses import clause_at

#: Statements about a subject from which documents deal with it.
FEWEST = 2
_RESPONSIBLE = frozenset({"evidence.owner", "column.unit"})
_SOMEBODY = frozenset({"unit.head", "unit.role"})
#: What is done with a complaint before it is answered.
_FIRST = frozenset({"acknowledge", "register", "wait"})
_SENDING = frozenset({"send", "notify", "issue", "deliver", "acknowledge"})
_TIMES = frozenset({ClaimKind.DEADLINE, ClaimKind.WAITING})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a gap rule looks for."""

    about: str
    where: tuple[Role, ...]
    concepts: tuple[str, ...]
    unit: bool
    duration: bool
    channel: bool
    unless: frozenset[str]
    order: tuple[str, ...]
    requires: Role | None

    @classmethod
    def of(cls, page: Page) -> Evidence:
        """The evidence that a page names."""
        data = page.evidence
        assert isinstance(data, Mapping)
        return cls._of_data(data)

    @classmethod
    def _of_data(cls, data: Mapping[str, Any]) -> Evidence:
        where = str(data.get("where", "any"))
        requires = data.get("requires")
        return cls(
            about=str(data["about"]),
            where=tuple(Role) if where == "any" else (Role(where),),
            concepts=tuple(str(name) for name in data.get("concepts", ())),
            unit=bool(data.get("unit", False)),
            duration=bool(data.get("duration", False)),
            channel=bool(data.get("channel", False)),
            unless=frozenset(str(name) for name in data.get("unless", ())),
            order=tuple(str(name) for name in data.get("order", ())),
            requires=Role(str(requires)) if requires else None,
        )


def gap_check_of(page: Page) -> Check:
    """The check of a page that needs no judgement of its own."""
    evidence = Evidence.of(page)
    return Check(page, lambda organisation: _judge(evidence, organisation))


def _judge(evidence: Evidence, organisation: Organisation) -> Iterator[Outcome]:
    if evidence.requires is not None and not provided_for(organisation, evidence.about, evidence.requires):
        return
    side = [document for role in evidence.where for document in organisation.of_role(role)]
    if not any(document.understood for document in side):
        return
    found = [
        statement
        for role in evidence.where
        for statement in about(organisation, evidence.about, role)
        if _speaks(evidence, organisation, statement)
    ]
    places = [statement.place for statement in found[:3]]
    places = places or _owned_as_data(evidence, organisation) or _kept_as_data(evidence, organisation)
    if places:
        yield kept(evidence.about, *places)
        return
    if not all(document.understood for document in side):
        yield undecided(evidence.about)  # what is missing may stand in the document that could not be read
        return
    place = heading_place(organisation, evidence.about, evidence.where[-1])
    yield broken(evidence.about, *((place,) if place is not None else ()))


def _owned_as_data(evidence: Evidence, organisation: Organisation) -> list[Place]:
    """Places of procedures on the subject that name their owner as data, where an owner is what is looked for."""
    if not evidence.unit:
        return []
    return _owning_headings(evidence, organisation) + [
        procedure.place
        for procedure in organisation.procedures
        if evidence.about in procedure.subjects and (procedure.case_owner or _all_owned(procedure))
    ]


def _kept_as_data(evidence: Evidence, organisation: Organisation) -> list[Place]:
    """What YAML documents on the subject keep as data: an escalation, or channels where a channel is enough."""
    found: list[Place] = []
    for document in (one for role in evidence.where for one in organisation.of_role(role)):
        record = document.record
        if record is None or not deals_with(document, evidence.about):
            continue
        if "evidence.escalation" in evidence.concepts and record.escalation and record.escalation.unit:
            found.append(document.locate(record.escalation.unit))
        kinds = [entry.kind or entry.value for entry in record.channels]
        if evidence.channel and kinds and kinds[0] is not None:
            found.append(document.locate(kinds[0]))
    return found


def _owning_headings(evidence: Evidence, organisation: Organisation) -> list[Place]:
    """Headings that say who is responsible, in documents on the subject: "Responsible: Customer Relations"."""
    found = []
    for document in organisation.of_role(Role.INTERNAL):
        if deals_with(document, evidence.about):
            language = pack(document.language)
            headings = dict.fromkeys(heading.passage for block in document.blocks for heading in block.headings)
            for passage in headings:
                concepts = {hit.concept for hit in language.hits(passage.text)}
                if concepts & _RESPONSIBLE and ":" in passage.text:
                    found.append(document.locate(passage))
    return found


def _all_owned(procedure: Procedure) -> bool:
    """True where each acting step says who does it, so that the case always has somebody."""
    acting = [step for step in procedure.steps if step.acts]
    return bool(acting) and all(step.units or not step.nobody for step in acting)


def _speaks(evidence: Evidence, organisation: Organisation, statement: Statement) -> bool:
    if evidence.duration and sets_a_time(organisation, statement):
        return True
    if evidence.channel and _says_where(organisation, statement):
        return True
    if statement.concepts() & evidence.unless:
        return False
    said = any(affirmed(statement, concept) for concept in evidence.concepts)
    if not said and not (evidence.order and in_order(statement, evidence.order)):
        return False
    return not evidence.unit or bool(statement.units) or bool(statement.concepts() & _SOMEBODY)


def _says_where(organisation: Organisation, statement: Statement) -> bool:
    """True where the paragraph of a statement names a channel or a contact."""
    return any(
        other.path == statement.path
        and other.block == statement.block
        and (
            any(concept.startswith("channel.") for concept in other.concepts())
            or any(quantity.kind is QuantityKind.CONTACT for quantity in other.quantities)
        )
        for other in organisation.statements
    )


def sets_a_time(organisation: Organisation, statement: Statement) -> bool:
    """True where a statement says by when something is done, other than to acknowledge what came in."""
    return any(
        claim.kind in _TIMES and claim.binding and not claim.action.values <= _FIRST and not _acknowledges(claim)
        for claim in organisation.claims
        if claim.statement.id == statement.id
    )


def _acknowledges(claim: Claim) -> bool:
    """True where what is sent by then is an acknowledgement: it stands in the same clause, before the time."""
    if claim.quantity is None or not claim.action.values <= _SENDING:
        return False
    language = pack(claim.statement.language)
    text = claim.statement.text
    start, _ = clause_at(text, claim.quantity.start, claim.quantity.end, language)
    before = text[start : claim.quantity.start]
    return any(hit.concept == "action.acknowledge" for hit in language.hits(before))


def provided_for(organisation: Organisation, subject: str, role: Role) -> bool:
    """True where that side says more than in passing what happens in the matter."""
    found = about(organisation, subject, role)
    return len(found) >= FEWEST or (bool(found) and heading_place(organisation, subject, role) is not None)
