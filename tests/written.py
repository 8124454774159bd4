"""Small organisations written to disk for a test: the rule pages' examples and the case files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from svcaudit import audit
from svcaudit.model.report import Finding, Report

TODAY = date(2026, 11, 21)
Files = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """One organisation: its documents by role, its language and the other keys of its configuration."""

    language: str
    published: Files
    internal: Files
    settings: Mapping[str, Any]

    def audit(self, root: Path, rule: str) -> Report:
        """Its report for that rule alone, from a folder where nothing stands yet."""
        for name, text in (*self.published, *self.internal):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        configuration = {
            "organisation": "Case",
            "language": self.language,
            "published": [name for name, _ in self.published] or ["published/**"],
            "internal": [name for name, _ in self.internal] or ["internal/**"],
            **self.settings,
        }
        text = yaml.safe_dump(configuration, allow_unicode=True)
        (root / "svcaudit.yaml").write_text(text, encoding="utf-8")
        return audit(root, today=TODAY, select=[rule])


def files_of(documents: object, role: str) -> Files:
    """The documents of a case: a text alone is one Markdown document named for its role."""
    if isinstance(documents, str):
        return [(f"{role}.md", documents)]
    assert documents is None or isinstance(documents, dict)
    return list((documents or {}).items())


def lines_of(text: str, quote: str) -> tuple[int, int]:
    """First and last line of the only occurrence of the words, any white space matching any other."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = list(re.finditer(pattern, text))
    assert len(found) == 1, f"the quote {quote!r} occurs {len(found)} times"
    return text.count("\n", 0, found[0].start()) + 1, text.count("\n", 0, found[0].end()) + 1


def touches(finding: Finding, path: str, lines: tuple[int, int]) -> bool:
    """True where one of the finding's places lies on those lines."""
    return any(
        place.path == path and place.line <= lines[1] and place.end_line >= lines[0] for place in finding.locations
    )
