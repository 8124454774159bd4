"""What was read as JSON; the schema is published as `svcaudit/schemas/inspect.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svcaudit.model.claim import Claim, Slot, Statement
from svcaudit.model.document import DocumentEntry
from svcaudit.model.organisation import Organisation
from svcaudit.model.procedure import Branch, Decision, Duties, Handoff, Procedure, Step
from svcaudit.reporting.dumping import dump
from svcaudit.reporting.json_report import document_json
from svcaudit.reporting.quantities import place_json, quantity_json, quantity_place, value_json

#: The version of this format.
SCHEMA_VERSION = 1

Json = dict[str, Any]


def render_inspection_json(organisation: Organisation, entries: Sequence[DocumentEntry]) -> str:
    """One JSON document that ends with a line end."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "organisation": organisation.name,
        "documents": [document_json(entry) for entry in entries],
        "quantities": _quantities(organisation),
        "statements": [_statement(statement) for statement in organisation.statements],
        "claims": [claim_json(claim) for claim in organisation.claims],
        "procedures": [_procedure(procedure) for procedure in organisation.procedures],
    }
    return dump(data)


def _quantities(organisation: Organisation) -> list[Json]:
    documents = {document.path: document for document in organisation.documents}
    return [
        quantity_json(statement, quantity, quantity_place(documents[statement.path], statement, quantity))
        for statement in organisation.statements
        for quantity in statement.quantities
    ]


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "role": statement.role,
        "language": statement.language,
        "text": statement.text,
        "speech": statement.speech,
        "certain": statement.certain,
        "negated": statement.negated,
        "concepts": sorted(statement.concepts()),
        "context": [
            {"value": concept, "from": source}
            for concept, source in sorted({(hit.concept, hit.source) for hit in statement.context})
        ],
        "units": list(statement.units),
        "place": place_json(statement.place),
    }


def claim_json(claim: Claim) -> Json:
    """One claim with its slots."""
    return {
        "id": claim.id,
        "role": claim.role,
        "statement": claim.statement.id,
        "speech": claim.speech,
        "certain": claim.certain,
        "kind": claim.kind,
        "text": claim.text,
        "subject": slot_json(claim.subject),
        "action": slot_json(claim.action),
        "scope": {facet.name: slot_json(facet.slot) for facet in claim.scope.facets},
        "value": None if claim.quantity is None else value_json(claim.quantity),
        "place": place_json(claim.place),
    }


def slot_json(slot: Slot) -> Json:
    """A single value as such, several as a list, null where nothing is said."""
    values = sorted(slot.values)
    told = {"value": values[0] if len(values) == 1 else values or None, "from": slot.source}
    return {**told, "alias": slot.alias} if slot.alias else told


def _procedure(procedure: Procedure) -> Json:
    return {
        "id": procedure.id,
        "name": procedure.name,
        "owner": list(procedure.owner),
        "case_owner": procedure.case_owner,
        "subjects": sorted(subject.removeprefix("subject.") for subject in procedure.subjects),
        "steps": [_step(step) for step in procedure.steps],
        "handoffs": [_handoff(handoff) for step in procedure.steps for handoff in step.handoffs],
        "place": place_json(procedure.place),
    }


def _step(step: Step) -> Json:
    return {
        "id": step.id,
        "text": step.text,
        "units": list(step.units),
        "owner_from": step.owner_from,
        "acts": step.acts,
        "time": None if step.time is None else value_json(step.time),
        "least_time": None if step.least_time is None else value_json(step.least_time),
        "branches": [_branch(branch) for branch in step.branches],
        "decisions": [_decision(decision) for decision in step.decisions],
        "ends": step.ends,
        "own_clock": step.own_clock,
        "waits_for_customer": step.waits_for_customer,
        "condition": step.condition,
        "outcomes": sorted(step.outcomes),
        "calls": step.calls,
        "duties": _duties(step.duties),
        "place": place_json(step.place),
    }


def _duties(duties: Duties) -> Json:
    return {
        "answers": list(duties.answers),
        "consulted": list(duties.consulted),
        "informed": list(duties.informed),
    }


def _branch(branch: Branch) -> Json:
    return {
        "target": branch.target,
        "condition": branch.condition,
        "limited": branch.limited,
        "place": place_json(branch.place),
    }


def _decision(decision: Decision) -> Json:
    return {
        "condition": decision.condition,
        "arms": list(decision.arms),
        "complete": decision.complete,
        "place": place_json(decision.place),
    }


def _handoff(handoff: Handoff) -> Json:
    return {
        "sender": handoff.sender,
        "receiver": handoff.receiver,
        "step": handoff.step,
        "text": handoff.text,
        "vague": handoff.vague,
        "customer": handoff.customer,
        "conditional": handoff.conditional,
        "closing": handoff.closing,
        "limit": None if handoff.limit is None else value_json(handoff.limit),
        "place": place_json(handoff.place),
    }
