"""`svcaudit explain`: the page of a rule, offline."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from svcaudit.cli.options import language_option

if TYPE_CHECKING:
    from svcaudit.checking import Page
    from svcaudit.checking.page import Example

WIDTH = 92
INDENT = "  "
EPILOG = """\b
Examples:
  svcaudit explain COH001
  svcaudit explain deadline --language es
  svcaudit explain ESL001
"""


@click.command(short_help="Explain a rule: what it means, why it matters, what to do.", epilog=EPILOG)
@click.argument("rule")
@language_option("Language of the page.")
def command(rule: str, language: str | None) -> None:
    """Explain RULE, an id like COH001 or a name like deadline: what it means, why it matters, what to do."""
    from svcaudit.cli import complaining, writing

    complaining.speak(language)
    writing.write("\n".join(_page(_page_of(rule), complaining.spoken_language())) + "\n")


def _page_of(rule: str) -> Page:
    """The page of that id or name; ConfigurationError, with the nearest name, where there is none."""
    from svcaudit.auditing import every_page, unknown_rule
    from svcaudit.model.errors import ConfigurationError

    pages = {name: page for page in every_page().values() for name in (page.name, page.id)}
    page = pages.get(rule.upper()) or pages.get(rule.lower())
    if page is None:
        raise ConfigurationError(unknown_rule(rule, pages))
    return page


def _page(page: Page, language: str) -> Iterator[str]:
    """The lines of the page, its examples in the language of its texts."""
    from svcaudit.messages import sentence

    texts = page.texts(language)
    kinds = (
        sentence(f"severity.{page.severity}", language, count=1),
        sentence(f"kind.{page.kind}", language),
        _group(page.principle, language),
    )
    effort = sentence(f"effort.{page.effort}", language)
    yield f"{page.id} · {texts.title}"
    yield " · ".join(kinds)
    yield from _section(sentence("cli.explain.meaning", language), texts.meaning)
    yield from _section(sentence("cli.explain.why", language), texts.why)
    yield from _section(sentence("cli.explain.advice", language, effort=effort), texts.advice)
    for example in sorted(page.examples, key=lambda example: example.kept):
        if example.language == texts.language:
            verdict = "kept" if example.kept else "broken"
            yield from _example(sentence(f"cli.explain.{verdict}", language), example, language)
    yield from _section(sentence("cli.explain.sources", language), "; ".join(page.sources))
    reason = sentence("cli.explain.reason", language)
    yield from ("", sentence("cli.explain.accept", language), f"{INDENT}suppress:")
    yield f'{INDENT}  - {{rule: {page.id}, path: "**", reason: "{reason}"}}'


def _group(family: str, language: str) -> str:
    """The principle that a rule serves, or the pack that it belongs to."""
    from svcaudit.checks.packs import standards
    from svcaudit.messages import has_sentence, sentence

    if has_sentence(f"principle.{family}", language):
        return sentence(f"principle.{family}", language)
    return next(pack.texts(language).title for pack in standards() if pack.family == family)


def _section(title: str, text: str) -> Iterator[str]:
    yield from ("", title)
    yield from textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _example(title: str, example: Example, language: str) -> Iterator[str]:
    from svcaudit.messages import sentence

    yield from ("", title)
    for role, documents in (("published", example.published), ("internal", example.internal)):
        for _, text in documents:
            yield f"{INDENT}{sentence(f'role.{role}', language)}:"
            yield from (f"{INDENT}  | {line}".rstrip() for line in text.rstrip().splitlines())
