"""A report as JSON, the format that programs read and that a report can be drawn from again.

The schema is published as `svcaudit/schemas/report.json`. Quotes are the exact slices of the documents.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from svcaudit.model.document import DocumentEntry
from svcaudit.model.report import Finding, Location, PrincipleScore, RegisterEntry, Remark, Report, Score
from svcaudit.reporting.dumping import dump
from svcaudit.reporting.flow_json import flows_to_json
from svcaudit.reporting.values import to_json

Json = dict[str, Any]


def render_json(report: Report) -> str:
    """The report as one JSON document that ends with a line end."""
    return dump(_report(report))


def document_json(entry: DocumentEntry) -> Json:
    """One file in the list of what was read."""
    return {
        "path": entry.path,
        "role": entry.role,
        "language": entry.language,
        "status": entry.status,
        "reason": entry.reason,
        "reason_key": entry.reason_key,
        "reason_values": dict(entry.reason_values),
        "line": entry.line,
    }


def _report(report: Report) -> Json:
    return {
        "schema_version": report.schema_version,
        "tool": asdict(report.tool),
        "organisation": report.organisation,
        "language": report.language,
        "today": report.today,
        "profile": report.profile,
        "score": _score(report.score),
        "remarks": [_remark(remark) for remark in report.remarks],
        "documents": [document_json(entry) for entry in report.documents],
        "promises": [_promise(promise) for promise in report.promises],
        "findings": [_finding(finding) for finding in report.findings],
        "rules": [asdict(rule) for rule in report.rules],
        "flows": flows_to_json(report.flows),
        "maturity": None if report.maturity is None else asdict(report.maturity),
        "answers": [asdict(answer) for answer in report.answers],
    }


def _score(score: Score) -> Json:
    data = {name: getattr(score, name) for name in score.__slots__ if name != "principles"}
    return {**data, "principles": [_principle(principle) for principle in score.principles]}


def _principle(principle: PrincipleScore) -> Json:
    data = {name: getattr(principle, name) for name in principle.__slots__ if name != "rules"}
    return {**data, "rules": [asdict(rule) for rule in principle.rules]}


def _remark(remark: Remark) -> Json:
    return {**asdict(remark), "values": dict(remark.values)}


def _promise(promise: RegisterEntry) -> Json:
    provisions = [{"path": path, "line": line} for path, line in promise.provisions]
    return {**asdict(promise), "provisions": provisions}


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "principle": finding.principle,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "kind": finding.kind,
        "message": finding.message,
        "message_key": finding.message_key,
        "values": {name: to_json(value) for name, value in finding.values},
        "advice": finding.advice,
        "status": finding.status,
        "reason": finding.reason,
        "locations": [_location(location) for location in finding.locations],
        "fingerprint": finding.fingerprint,
    }


def _location(location: Location) -> Json:
    return {name: getattr(location, name) for name in location.__slots__}
