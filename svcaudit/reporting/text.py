"""A report for the terminal: what must be said first, findings, what needs a person, scores, the verdict."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from svcaudit.model.outcome import Severity
from svcaudit.model.report import FindingStatus, Location, Report
from svcaudit.reporting.inert import inert_line
from svcaudit.reporting.paint import Paint
from svcaudit.reporting.table import text_table
from svcaudit.reporting.view import CERTAIN, Group, Numbered, Principle, View, view
from svcaudit.reporting.words import Words

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ACCEPTED = ("suppressed", "baselined")
_COLUMNS = ("principle", "score", "range", "coverage", "kept", "broken", "review")
#: No narrower than this, so that a long path does not leave one word a line.
_NARROWEST = 40


def render_text(report: Report, *, colour: bool = False, width: int = 100) -> str:
    """The report as text, wrapped at `width` characters; `colour` adds ANSI sequences of ours alone."""
    return "\n".join(_Text(view(report), Paint(colour), max(_NARROWEST, width)).lines()).rstrip("\n") + "\n"


class _Text:
    """Draws one report; each method yields lines."""

    def __init__(self, shown: View, paint: Paint, width: int) -> None:
        self.view, self.paint, self.width = shown, paint, width
        self.words = Words(shown.report.language)

    def lines(self) -> Iterator[str]:
        """The whole report."""
        yield from self._head()
        yield from self._remarks()
        for group in self.view.certain:
            yield from self._group(group)
        yield from self._review()
        yield from self._accepted()
        yield from self._scores()
        yield from self._maturity()
        yield from self._verdict()

    def _head(self) -> Iterator[str]:
        report, tool = self.view.report, self.view.report.tool
        organisation, today = inert_line(report.organisation), self.words.date(report.today)
        yield self.paint.bold(self.words.say("report.text.head", organisation=organisation, today=today))
        profile = self.words.profile(report.profile)
        rules = {"ruleset": tool.ruleset, "profile": profile, "version": tool.version}
        yield self.paint.dim(self.words.say("report.text.ruleset", **rules))
        yield ""

    def _remarks(self) -> Iterator[str]:
        if not self.view.report.remarks:
            return
        yield self._title("report.before.title")
        for remark in self.view.report.remarks:
            place = "" if remark.path is None else _place(remark.path, remark.line) + ": "
            yield from self._wrapped(place + inert_line(remark.text), "  ! ", "    ")
        yield ""

    def _group(self, group: Group) -> Iterator[str]:
        yield self.paint.bold(f"{inert_line(group.id)} · {inert_line(group.title)}")
        yield ""
        for item in group.findings:
            yield from self._finding(item)

    def _review(self) -> Iterator[str]:
        if not self.view.review:
            return
        yield self._title("report.review.title")
        yield from self._wrapped(self.words.say("report.review.lead"), "", "")
        yield ""
        for group in self.view.review:
            yield from self._group(group)

    def _accepted(self) -> Iterator[str]:
        if not self.view.accepted:
            return
        counts = {name: self.view.status_count(getattr(FindingStatus, name.upper())) for name in _ACCEPTED}
        yield from self._wrapped(self.words.say("report.text.accepted", **counts), "", "")
        yield ""

    def _finding(self, item: Numbered) -> Iterator[str]:
        finding, words = item.finding, self.words
        marks = [inert_line(finding.rule), words.severity(finding.severity)]
        if finding.certainty != CERTAIN:
            marks.append(words.say(f"certainty.{finding.certainty}"))
        label = self.paint.colour(" · ".join(marks), _COLOURS[finding.severity])
        yield f"  {label}  {self.paint.dim(f'[{item.number}]')}"
        yield from self._wrapped(inert_line(finding.message), "    ", "    ")
        yield from self._quotes(finding.locations)
        advice = words.say("report.text.advice", advice=inert_line(finding.advice))
        yield from self._wrapped(advice, "    ", "    ")
        yield ""

    def _quotes(self, locations: tuple[Location, ...]) -> Iterator[str]:
        if not locations:
            yield from self._wrapped(self.words.say("report.text.evidence_none"), "      ", "      ")
        for location in locations:
            role = self.words.say(f"role.{location.role or 'none'}")
            yield f"      {self.paint.bold(_place(location.path, location.line))} ({role})"
            yield from self._wrapped(inert_line(location.quote), "      │ ", "      │ ")

    def _scores(self) -> Iterator[str]:
        if not self.view.principles:
            return
        yield self._title("report.principles.title")
        yield from text_table(self._headers(), [self._row(principle) for principle in self.view.principles])
        yield ""

    def _maturity(self) -> Iterator[str]:
        if self.view.report.maturity is None:
            return
        first, *others = self.words.maturity(self.view.report.maturity)
        yield from self._wrapped(first, "", "")
        for number, line in enumerate(others):
            yield from self._wrapped(line, "  " if number else "", "    " if number else "")
        yield ""

    def _headers(self) -> list[str]:
        return [self.words.say(f"report.principles.{name}") for name in _COLUMNS]

    def _title_width(self) -> int:
        """What the figures leave for a principle's title."""
        return max(16, self.width - 4 - sum(max(9, len(header) + 2) + 2 for header in self._headers()[1:]))

    def _row(self, principle: Principle) -> list[str]:
        score, words = principle.score, self.words
        title = textwrap.shorten(inert_line(score.title), self._title_width(), placeholder="…")
        counts = [str(principle.total(name)) for name in ("kept", "broken", "review")]
        figures = [words.points(score.score), words.span(score.low, score.high), words.share(score.coverage)]
        return [f"{inert_line(score.id)} {title}", *figures, *counts]

    def _verdict(self) -> Iterator[str]:
        for index, line in enumerate(self.words.verdict(self.view)):
            for piece in self._wrapped(line, "", ""):
                yield self.paint.bold(piece) if index == 0 else piece

    def _title(self, key: str) -> str:
        return self.paint.bold(self.words.say(key))

    def _wrapped(self, text: str, first: str, rest: str) -> list[str]:
        return textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ) or [first.rstrip()]


def _place(path: str, line: int | None) -> str:
    return inert_line(path) if line is None else f"{inert_line(path)}:{line}"
