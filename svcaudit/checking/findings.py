"""Outcomes -> findings: what a report says of a fault, with its places quoted and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from svcaudit.checking.fingerprints import fingerprints, identity
from svcaudit.checking.phrasing import say
from svcaudit.checking.runner import Check, CheckResult
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity, Verdict
from svcaudit.model.place import Place
from svcaudit.model.report import Finding, FindingStatus, Location

CERTAIN = "certain"
REVIEW = "review"
_CERTAINTY = {Verdict.BROKEN: CERTAIN, Verdict.SUSPECTED: REVIEW}
_MILDEST_LAST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class _Found:
    check: Check
    outcome: Outcome
    locations: tuple[Location, ...]

    @property
    def identity(self) -> tuple[str, ...]:
        page, promised = self.check.page, self.outcome.promise is not None
        return identity(page.id, page.kind, self.outcome.subject, self.locations, promised)


def findings_of(
    results: Sequence[CheckResult],
    organisation: Organisation,
    language: str,
    severities: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """Every broken or suspected outcome as an open finding, in the order of the rules and of their places.

    `severities` are those that the user set, by rule id; a milder one of the outcome itself stays milder.
    """
    found = [item for result in results for item in sorted(_found(result, organisation), key=_by_place)]
    marks = fingerprints(item.identity for item in found)
    return tuple(
        _finding(item, language, mark, (severities or {}).get(item.check.id))
        for item, mark in zip(found, marks, strict=True)
    )


def milder(first: Severity, second: Severity) -> Severity:
    """The one of the two that harms less."""
    return max(first, second, key=_MILDEST_LAST.index)


def _found(result: CheckResult, organisation: Organisation) -> Iterator[_Found]:
    for outcome in result.outcomes:
        if outcome.verdict in _CERTAINTY:
            yield _Found(result.check, outcome, _locations(outcome.places, organisation))


def _by_place(item: _Found) -> tuple[tuple[str, int, int], str]:
    first = item.locations[0] if item.locations else None
    return ((first.path, first.line, first.column) if first else ("", 0, 0)), item.outcome.subject


def _finding(item: _Found, language: str, mark: str, severity: Severity | None) -> Finding:
    page, outcome = item.check.page, item.outcome
    of_rule = severity or page.severity
    return Finding(
        rule=page.id,
        principle=page.principle,
        severity=of_rule if outcome.severity is None else milder(of_rule, outcome.severity),
        certainty=_CERTAINTY[outcome.verdict],
        kind=page.kind,
        message=say(page, language, outcome.message, outcome.values),
        message_key=outcome.message,
        values=outcome.values,
        advice=page.texts(language).advice,
        status=FindingStatus.OPEN,
        locations=item.locations,
        fingerprint=mark,
    )


def _locations(places: Iterable[Place], organisation: Organisation) -> tuple[Location, ...]:
    return tuple(_location(place, organisation) for place in dict.fromkeys(places))


def _location(place: Place, organisation: Organisation) -> Location:
    document = organisation.document(place.path)
    whole = place if place.end_line else replace(place, end_line=place.line, end_column=place.column)
    return Location(
        path=whole.path,
        line=whole.line,
        column=whole.column,
        end_line=whole.end_line,
        end_column=whole.end_column,
        role=document.role,
        quote=document.quote(whole),
    )
