"""The door to two results compared: as text, and as JSON after `svcaudit/schemas/diff.json`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from svcaudit.model.comparison import Comparison
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.report import Finding, FindingStatus, Report
from svcaudit.reporting.dumping import dump
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.json_report import finding_json, remark_json
from svcaudit.reporting.words import Words

#: Names of the formats, the default first.
COMPARISON_FORMATS = ("text", "json")
_WIDTH = 100
_SCHEMA_VERSION = 1
_FIGURES = ("overall", "low", "high", "coverage", "with_accepted", "grade")


def render_comparison(comparison: Comparison, format: str) -> str:
    """The comparison in the language of the later result, ending with a line end.

    Raises ConfigurationError for an unknown format.
    """
    match format:
        case "text":
            return "\n".join(_text(comparison)).rstrip("\n") + "\n"
        case "json":
            return dump(_json(comparison))
    values = (("format", format), ("formats", ", ".join(COMPARISON_FORMATS)))
    raise ConfigurationError(Problem("reporting.unknown_format", values))


def _text(comparison: Comparison) -> Iterator[str]:
    words, before, now = Words(comparison.now.language), comparison.before, comparison.now
    days = {"before": words.date(before.today), "now": words.date(now.today)}
    yield words.say("diff.head", organisation=inert_line(now.organisation), **days)
    for remark in comparison.remarks:
        yield from textwrap.wrap(inert_line(remark.text), _WIDTH, initial_indent="  ! ", subsequent_indent="    ")
    yield ""
    yield from _group("new", comparison.new, words)
    yield from _group("fixed", comparison.fixed, words)
    yield from _group("not_looked_at", comparison.not_looked_at, words)
    yield words.say("diff.unchanged", found=len(comparison.unchanged))
    yield ""
    yield words.say("diff.score_before", **_figures(before, words))
    yield words.say("diff.score_now", **_figures(now, words))


def _group(name: str, findings: Sequence[Finding], words: Words) -> Iterator[str]:
    """Fixed and new are always said, with none, too."""
    if not findings and name == "not_looked_at":
        return
    yield words.say(f"diff.{name}", found=len(findings))
    for finding in findings:
        marks = [
            inert_line(finding.rule),
            words.severity(finding.severity),
            words.say(f"certainty.{finding.certainty}"),
        ]
        if finding.status != FindingStatus.OPEN:
            marks.append(words.say(f"status.{finding.status}"))
        place = finding.locations[0] if finding.locations else None
        where = f"  {inert_line(place.path)}:{place.line}" if place else ""
        yield f"  {' · '.join(marks)}{where}"
        yield from textwrap.wrap(
            inert_line(finding.message), _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )
    yield ""


def _figures(report: Report, words: Words) -> dict[str, str]:
    score = report.score
    return {
        "score": words.points(score.overall),
        "range": words.span(score.low, score.high),
        "coverage": words.share(score.coverage),
    }


def _json(comparison: Comparison) -> dict[str, Any]:
    return {
        "schema_version": _SCHEMA_VERSION,
        "before": _side(comparison.before),
        "now": _side(comparison.now),
        "remarks": [remark_json(remark) for remark in comparison.remarks],
        "new": [finding_json(finding) for finding in comparison.new],
        "fixed": [finding_json(finding) for finding in comparison.fixed],
        "not_looked_at": [finding_json(finding) for finding in comparison.not_looked_at],
        "unchanged": [finding_json(finding) for finding in comparison.unchanged],
    }


def _side(report: Report) -> dict[str, Any]:
    return {
        "organisation": report.organisation,
        "today": report.today,
        "ruleset": report.tool.ruleset,
        "configuration": report.tool.configuration,
        "score": {name: getattr(report.score, name) for name in _FIGURES},
    }
