"""The whole way from a folder to a report, each stage in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from svcaudit.auditing.catalogue import catalogue_of, standards_of
from svcaudit.auditing.drawing import flows_to_show
from svcaudit.auditing.register import register_of
from svcaudit.auditing.remarks import idle_decisions, known_before, remarks_of, remarks_of_packs
from svcaudit.auditing.selection import choose, configure, effective_severities, profile_of
from svcaudit.auditing.settings import digest
from svcaudit.auditing.words import pack_titles, principle_titles, report_language, told_documents, words_of
from svcaudit.checking import Check, CheckResult, run
from svcaudit.checking.baselines import Looked, mark_known
from svcaudit.checking.decisions import Decided, decide
from svcaudit.checking.findings import CERTAIN, findings_of
from svcaudit.checking.questions import answered, questions
from svcaudit.checking.repeats import once
from svcaudit.checking.suppressions import suppress
from svcaudit.config import Configuration, load_baseline, load_decisions
from svcaudit.flow import follow
from svcaudit.loading import load
from svcaudit.matching import compare, without_scopes
from svcaudit.maturity import maturity_of
from svcaudit.model.baseline import Baseline
from svcaudit.model.decision import NO, YES, Answered, Decisions
from svcaudit.model.document import DocumentEntry, DocumentStatus, Library, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Severity, Verdict
from svcaudit.model.report import Finding, FindingStatus, Report, Tool
from svcaudit.reading import read
from svcaudit.scoring import Tally, score
from svcaudit.version import RULESET, VERSION

SCHEMA_VERSION = 1
TOOL_NAME = "svcaudit"


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asks for beside what the configuration says; None and empty leave that as it is.

    `packs` are standards packs beside those of the configuration, `baseline` is a file of known findings. `scopes` is
    false only to measure what they are worth.
    """

    language: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    scopes: bool = True
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was read of an organisation, before any judgement."""

    organisation: Organisation
    library: Library
    language: str


def audit(
    root: Path, *, today: date, configuration: Configuration | None = None, request: Request | None = None
) -> Report:
    """The audit of the documents under `root`.

    `configuration` is loaded from `root` unless given. Raises ConfigurationError for a configuration or a
    request that cannot be used, SvcauditError where there is no document. A document that cannot be read is
    listed in the report with its reason; a check that crashed is counted as an error of its rule and named in
    a remark.
    """
    asked = request or Request()
    configuration = _effective(configuration or configure(root), asked)
    checks = choose(catalogue_of(root, configuration), configuration)
    inspection = inspect(root, today=today, configuration=configuration, language=asked.language, scopes=asked.scopes)
    known = _known_before(root, configuration, asked)
    return _report(inspection, configuration, checks, today, load_decisions(root), known)


def inspect(
    root: Path,
    *,
    today: date,
    configuration: Configuration | None = None,
    language: str | None = None,
    scopes: bool = True,
) -> Inspection:
    """What is read under `root`, with what is comparable; raises what `audit` raises."""
    configuration = configuration or configure(root)
    library = load(root, configuration)
    organisation = read(library, configuration)
    organisation = replace(
        organisation,
        name=configuration.organisation or root.resolve().name,
        settings=replace(organisation.settings, today=today),
    )
    compared = follow(compare(organisation if scopes else without_scopes(organisation)))
    return Inspection(compared, library, report_language(language, configuration, library))


def _known_before(root: Path, configuration: Configuration, request: Request) -> Baseline:
    if request.baseline is not None:
        return load_baseline(request.baseline)
    return load_baseline(root / configuration.baseline) if configuration.baseline else Baseline()


def _effective(configuration: Configuration, request: Request) -> Configuration:
    """The configuration with what the call says instead; ignored rules and packs are added to its own."""
    return replace(
        configuration,
        profile=request.profile or configuration.profile,
        select=request.select or configuration.select,
        ignore=(*configuration.ignore, *request.ignore),
        packs=tuple(dict.fromkeys((*configuration.packs, *request.packs))),
    )


def _report(
    inspection: Inspection,
    configuration: Configuration,
    checks: Sequence[Check],
    today: date,
    decisions: Decisions,
    baseline: Baseline,
) -> Report:
    organisation, library, language = inspection.organisation, inspection.library, inspection.language
    severities = effective_severities(checks, configuration)
    results = run(checks, organisation)
    told = once(results, organisation)
    found = findings_of(told, organisation, language, severities)
    decided = decide(found, decisions)
    answers = answered(decisions, language)
    accepted = suppress(decided.findings, configuration.suppress, today)
    marked = mark_known(accepted.findings, baseline, _looked(results, library.entries))
    packs = standards_of(configuration.packs)
    scored = score(
        _tallies(told, decided, marked.findings, severities, language) + asked_of_people(answers),
        {**principle_titles(language), **pack_titles(language, packs)},
        _understood(library),
        dict(profile_of(configuration).weights),
    )
    return Report(
        schema_version=SCHEMA_VERSION,
        tool=Tool(TOOL_NAME, VERSION, RULESET, digest(configuration, checks)),
        organisation=organisation.name,
        language=language,
        today=today.isoformat(),
        profile=configuration.profile,
        score=scored,
        documents=told_documents(library.entries, language),
        promises=register_of(organisation, results),
        findings=marked.findings,
        rules=words_of(marked.findings, checks, language),
        remarks=(
            *remarks_of_packs(packs, language),
            *remarks_of(organisation, library, results, accepted, configuration, language),
            *idle_decisions(decided.unused, language),
            *known_before(marked, baseline, language),
        ),
        flows=flows_to_show(organisation, results),
        maturity=maturity_of(scored),
        answers=answers,
    )


def _looked(results: Iterable[CheckResult], entries: Iterable[DocumentEntry]) -> Looked:
    paths: dict[DocumentStatus, set[str]] = {status: set() for status in DocumentStatus}
    for entry in entries:
        paths[entry.status].add(entry.path)
    whole = (one for one in results if all(outcome.verdict is not Verdict.CRASHED for outcome in one.outcomes))
    return Looked(
        frozenset(result.check.id for result in whole),
        frozenset(paths[DocumentStatus.READ]),
        frozenset(paths[DocumentStatus.UNREADABLE]),
    )


def _tallies(
    results: Iterable[CheckResult],
    decided: Decided,
    findings: Sequence[Finding],
    severities: Mapping[str, Severity],
    language: str,
) -> list[Tally]:
    accepted = Counter(
        finding.rule for finding in findings if finding.status != FindingStatus.OPEN and finding.certainty == CERTAIN
    )
    tallies = [_tally(result, severities[result.check.id], accepted[result.check.id], language) for result in results]
    return [_reviewed(tally, decided) for tally in tallies]


def _reviewed(tally: Tally, decided: Decided) -> Tally:
    """The counts after people looked: what they confirmed is broken, what they dismissed is kept."""
    confirmed, dismissed = decided.confirmed.count(tally.rule), decided.dismissed.count(tally.rule)
    return replace(
        tally,
        review=tally.review - confirmed - dismissed,
        broken=tally.broken + confirmed,
        kept=tally.kept + dismissed,
    )


def asked_of_people(answers: Sequence[Answered]) -> list[Tally]:
    """A count for each question that only people can answer; one without an answer lowers the coverage."""
    severities = {question.id: question.severity for question in questions()}
    return [
        Tally(
            rule=one.id,
            title=one.text,
            principle=one.principle,
            severity=severities[one.id],
            kept=int(one.answer == YES),
            broken=int(one.answer == NO),
            undecided=int(one.answer not in (YES, NO)),
        )
        for one in answers
    ]


def _tally(result: CheckResult, severity: Severity, accepted: int, language: str) -> Tally:
    counts = Counter(outcome.verdict for outcome in result.outcomes)
    page = result.check.page
    return Tally(
        rule=page.id,
        title=page.texts(language).title,
        principle=page.principle,
        severity=severity,
        kept=counts[Verdict.KEPT],
        broken=counts[Verdict.BROKEN],
        review=counts[Verdict.SUSPECTED],
        undecided=counts[Verdict.UNDECIDED],
        error=counts[Verdict.CRASHED],
        accepted=accepted,
    )


def _understood(library: Library) -> Fraction:
    """The share of the organisation's documents that could be read; files that no glob names are not its.

    Where nothing published or nothing internal could be read, half of what there is to compare is missing.
    """
    ours = [entry for entry in library.entries if entry.role is not None]
    read_well = sum(document.understood for document in library.documents)
    sides = {document.role for document in library.documents if document.understood}
    return Fraction(read_well, max(len(ours), len(library.documents), 1)) * Fraction(max(len(sides), 1), len(Role))
