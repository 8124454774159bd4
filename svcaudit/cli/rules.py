"""`svcaudit rules`: the catalogue as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from svcaudit.cli.options import language_option
from svcaudit.version import RULESET

if TYPE_CHECKING:
    from svcaudit.checking import Page

EPILOG = """\b
Examples:
  svcaudit rules --language es
  svcaudit rules --format json
"""


@click.command(short_help="List every rule.", epilog=EPILOG)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@language_option("Language of the titles.")
def command(form: str, language: str | None) -> None:
    """List every rule with its severity and what it asks for."""
    from svcaudit.checks import CATALOGUE
    from svcaudit.cli import complaining, writing

    complaining.speak(language)
    spoken = complaining.spoken_language()
    pages = [check.page for check in CATALOGUE]
    writing.write(_json(pages, spoken) if form == "json" else _table(pages, spoken))


def _json(pages: Sequence[Page], language: str) -> str:
    import json

    rules = [
        {
            "id": page.id,
            "name": page.name,
            "principle": page.principle,
            "severity": page.severity,
            "kind": page.kind,
            "effort": page.effort,
            "title": page.texts(language).title,
            "sources": page.sources,
        }
        for page in pages
    ]
    return json.dumps({"ruleset": RULESET, "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _table(pages: Sequence[Page], language: str) -> str:
    """A table of rule, severity, kind and what is true where the rule is kept."""
    from tabulate import tabulate

    from svcaudit.messages import sentence

    rows = [
        (
            page.id,
            sentence(f"severity.{page.severity}", language, count=1),
            sentence(f"kind.{page.kind}", language),
            page.texts(language).title,
        )
        for page in pages
    ]
    headers = [sentence(f"cli.rules.{name}", language) for name in ("rule", "severity", "kind", "title")]
    return tabulate(rows, headers=headers, tablefmt="simple") + "\n"
