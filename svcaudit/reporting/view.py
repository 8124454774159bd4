"""What every format for people shows, put in order once: groups, counts, what to do first, links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svcaudit.model.outcome import Severity
from svcaudit.model.report import (
    Finding,
    FindingStatus,
    PrincipleScore,
    RegisterEntry,
    Report,
    RuleScore,
    RuleWords,
)

#: From the gravest to the mildest.
SEVERITIES = tuple(Severity)
#: From the cheapest remedy to the dearest.
EFFORTS = ("small", "medium", "large")
#: How many findings "what to do first" names.
FIRST = 5

CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in this report, from 1, by which people speak of it."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one principle."""

    id: str
    title: str
    findings: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle's score with the rules that had something to look at, and the ids of those that had not."""

    score: PrincipleScore
    rules: tuple[RuleScore, ...]
    idle: tuple[str, ...]

    def total(self, name: str) -> int:
        """Sum of one count ("kept", "broken", "review", "undecided", "error") over its rules."""
        return sum(int(getattr(rule, name)) for rule in self.score.rules)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of the register with the numbers of the findings at its place."""

    entry: RegisterEntry
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule says of itself, with the numbers of its findings."""

    words: RuleWords
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A report in the order in which people read it. `counts` are of open, certain findings."""

    report: Report
    certain: tuple[Group, ...]
    review: tuple[Group, ...]
    accepted: tuple[Numbered, ...]
    counts: tuple[tuple[Severity, int], ...]
    first: tuple[Numbered, ...]
    principles: tuple[Principle, ...]
    promises: tuple[Promise, ...]
    rules: tuple[Rule, ...]

    def count(self, severity: Severity) -> int:
        """How many open, certain findings have that severity."""
        return dict(self.counts)[severity]

    @property
    def review_count(self) -> int:
        """How many open findings a person has to look at."""
        return sum(len(group.findings) for group in self.review)

    def status_count(self, status: str) -> int:
        """How many findings have that status."""
        return sum(finding.status == status for finding in self.report.findings)

    def effort(self, rule: str) -> str | None:
        """Effort of the rule's remedy, None for a rule that the report says nothing of."""
        return next((words.effort for words in self.report.rules if words.id == rule), None)


def view(report: Report) -> View:
    """The report put in order. Findings are numbered as they are shown."""
    titles = {principle.id: principle.title for principle in report.score.principles}
    order = list(titles)
    numbered = _numbered(report.findings, order)
    open_ones = [item for item in numbered if item.finding.status == FindingStatus.OPEN]
    certain = [item for item in open_ones if item.finding.certainty == CERTAIN]
    review = [item for item in open_ones if item.finding.certainty != CERTAIN]
    return View(
        report=report,
        certain=_grouped(certain, titles),
        review=_grouped(review, titles),
        accepted=tuple(item for item in numbered if item.finding.status != FindingStatus.OPEN),
        counts=_counts(certain),
        first=_first(certain, report),
        principles=tuple(_principle(principle) for principle in report.score.principles),
        promises=tuple(_promise(entry, numbered) for entry in report.promises),
        rules=tuple(_rule(words, numbered) for words in report.rules),
    )


def _counts(findings: list[Numbered]) -> tuple[tuple[Severity, int], ...]:
    levels = [item.finding.severity for item in findings]
    return tuple((severity, levels.count(severity)) for severity in SEVERITIES)


def _numbered(findings: Iterable[Finding], principles: list[str]) -> list[Numbered]:
    """Open and certain ones first, then those for review, then the accepted; by principle and severity."""

    def key(finding: Finding) -> tuple[bool, bool, int, int, str]:
        known = finding.principle in principles
        return (
            finding.status != FindingStatus.OPEN,
            finding.certainty != CERTAIN,
            principles.index(finding.principle) if known else len(principles),
            SEVERITIES.index(finding.severity),
            finding.rule,
        )

    return [Numbered(number, finding) for number, finding in enumerate(sorted(findings, key=key), start=1)]


def _grouped(findings: list[Numbered], titles: dict[str, str]) -> tuple[Group, ...]:
    groups: dict[str, list[Numbered]] = {}
    for item in findings:
        groups.setdefault(item.finding.principle, []).append(item)
    return tuple(Group(name, titles.get(name, name), tuple(items)) for name, items in groups.items())


def _first(certain: list[Numbered], report: Report) -> tuple[Numbered, ...]:
    efforts = {words.id: EFFORTS.index(words.effort) for words in report.rules if words.effort in EFFORTS}

    def key(item: Numbered) -> tuple[int, int, int]:
        effort = efforts.get(item.finding.rule, len(EFFORTS))
        return SEVERITIES.index(item.finding.severity), effort, item.number

    return tuple(sorted(certain, key=key)[:FIRST])


def _principle(score: PrincipleScore) -> Principle:
    rules = tuple(rule for rule in score.rules if rule.applicable)
    return Principle(score, rules, tuple(rule.id for rule in score.rules if not rule.applicable))


def _promise(entry: RegisterEntry, findings: list[Numbered]) -> Promise:
    return Promise(entry, tuple(item.number for item in findings if _stands_at(item.finding, entry)))


def _stands_at(finding: Finding, entry: RegisterEntry) -> bool:
    return any(
        location.path == entry.path and location.line <= entry.line <= max(location.line, location.end_line)
        for location in finding.locations
    )


def _rule(words: RuleWords, findings: list[Numbered]) -> Rule:
    return Rule(words, tuple(item.number for item in findings if item.finding.rule == words.id))
