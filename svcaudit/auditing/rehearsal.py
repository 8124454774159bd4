"""Trying out rules of one's own: the examples on their pages, and the cases beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from svcaudit.auditing.pipeline import audit
from svcaudit.checking import Check, Page
from svcaudit.checking.custom import CASES, custom_checks
from svcaudit.checks import CATALOGUE
from svcaudit.config import Configuration
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.place import Place
from svcaudit.model.report import Finding
from svcaudit.yaml_nodes import compose, plain


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One try: the rule, which example or case it was, and what was wrong with its findings, "" for nothing.

    `found` are the messages of the findings, with their places.
    """

    rule: str
    name: str
    fault: str = ""
    found: tuple[str, ...] = ()


def rehearse(root: Path, configuration: Configuration, today: date) -> Iterator[Rehearsal]:
    """Every example and case of the rules that the configuration of `root` brings along, tried one after the other.

    Raises ConfigurationError for rules, or files of cases, that cannot be used.
    """
    for check in custom_checks(root, configuration.rules, CATALOGUE):
        yield from _examples(root, check, configuration, today)
        yield from _cases(root, check, configuration, today)


def _examples(root: Path, check: Check, configuration: Configuration, today: date) -> Iterator[Rehearsal]:
    for example in check.page.examples:
        name = f"example {example.language} {'kept' if example.kept else 'broken'}"
        files = {**{f"published/{path}": text for path, text in example.published}}
        files |= {f"internal/{path}": text for path, text in example.internal}
        found = _findings(root, check.page, example.language, files, configuration, today)
        fault = "" if example.kept != bool(found) else ("unexpected" if found else "missing")
        yield Rehearsal(check.id, name, fault, _told(found))


def _cases(root: Path, check: Check, configuration: Configuration, today: date) -> Iterator[Rehearsal]:
    for path in (root / folder / CASES / f"{check.page.name}.yaml" for folder in configuration.rules):
        if path.is_file():
            for case in _read(path):
                yield _tried(root, check, case, configuration, today)


def _read(path: Path) -> list[dict[str, Any]]:
    cases = plain(compose(path.read_text(encoding="utf-8"), path.name))
    if not isinstance(cases, list) or not all(isinstance(case, dict) and "name" in case for case in cases):
        raise ConfigurationError(Problem("rules.cases", (), Place(path.name, 1)))
    return cases


def _tried(root: Path, check: Check, case: Mapping[str, Any], configuration: Configuration, today: date) -> Rehearsal:
    files = {
        f"{role}/{name}": text
        for role in ("published", "internal")
        for name, text in _files(case.get(role), role).items()
    }
    found = _findings(root, check.page, str(case.get("language", "en")), files, configuration, today)
    left = list(found)
    for expected in case.get("finds") or ():
        fitting = [finding for finding in left if _fits(finding, expected)]
        if not fitting:
            return Rehearsal(check.id, str(case["name"]), "missing", _told(found))
        left.remove(fitting[0])
    return Rehearsal(check.id, str(case["name"]), "unexpected" if left else "", _told(found))


def _files(documents: object, role: str) -> dict[str, str]:
    if isinstance(documents, dict):
        return {str(name): str(text) for name, text in documents.items()}
    return {} if documents is None else {f"{role}.md": str(documents)}


def _fits(finding: Finding, expected: Mapping[str, Any]) -> bool:
    """The finding has the certainty that is listed, and quotes the words of each place that is."""
    quotes = [" ".join(place.quote.split()) for place in finding.locations]
    wanted = [" ".join(str(place.get("quote", "")).split()) for place in expected.get("at") or ()]
    certainty = expected.get("certainty", finding.certainty)
    return certainty == finding.certainty and all(any(one in quote for quote in quotes) for one in wanted)


def _findings(
    root: Path, page: Page, language: str, files: Mapping[str, str], configuration: Configuration, today: date
) -> tuple[Finding, ...]:
    """What the rule finds in those documents, written for the moment to a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        folders = tuple(str((root / one).resolve()) for one in configuration.rules)
        tried = Configuration(organisation=page.name, language=language, rules=folders, select=(page.id,))
        return audit(Path(folder), today=today, configuration=tried).findings


def _told(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(
        f"{finding.message} [{', '.join(f'{place.path}:{place.line}' for place in finding.locations)}]"
        for finding in findings
    )
