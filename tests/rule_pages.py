"""The reference of the rules, made from their pages: a file for each family and pack in each language, and an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from svcaudit.checking.page import Example, Page
from svcaudit.checks import CATALOGUE
from svcaudit.checks.packs import standards
from svcaudit.messages import sentence
from svcaudit.scoring import PRINCIPLE_WEIGHTS

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
LANGUAGES = ("en", "es", "pt")
PACKS = {pack.family: pack for pack in standards()}


def rule_pages() -> dict[Path, Callable[[], str]]:
    """Every file of the reference, with the function that makes it."""
    families = [family for family in (*PRINCIPLE_WEIGHTS, *PACKS) if _pages(family)]
    return {
        FOLDER / language / f"{family}.md": partial(family_page, family, language)
        for language in LANGUAGES
        for family in families
    }


def family_page(family: str, language: str) -> str:
    """All that the pages of a family say in a language, examples included."""
    lines = [f"# {family} · {_title(family, language)}", ""]
    if family in PACKS:
        texts = PACKS[family].texts(language)
        lines += [f"`packs: [{PACKS[family].id}]`", "", texts.covers, "", f"**{texts.notice}**", ""]
    for page in _pages(family):
        lines += _rule(page, language)
    return "\n".join(lines)


def _pages(family: str) -> list[Page]:
    checks = PACKS[family].checks() if family in PACKS else CATALOGUE
    return [check.page for check in checks if check.page.principle == family]


def _title(family: str, language: str) -> str:
    return PACKS[family].texts(language).title if family in PACKS else sentence(f"principle.{family}", language)


def _rule(page: Page, language: str) -> Iterator[str]:
    texts = page.texts(language)
    kinds = (
        sentence(f"severity.{page.severity}", language, count=1),
        sentence(f"kind.{page.kind}", language),
        f"`{page.name}`",
    )
    effort = sentence(f"effort.{page.effort}", language)
    yield from (f"## {page.id} · {texts.title}", "", " · ".join(kinds), "")
    for title, text in (
        (sentence("cli.explain.meaning", language), texts.meaning),
        (sentence("cli.explain.why", language), texts.why),
        (sentence("cli.explain.advice", language, effort=effort), texts.advice),
    ):
        yield from (f"**{title}.** {text}", "")
    for example in sorted(page.examples, key=lambda example: example.kept):
        if example.language == texts.language:
            yield from _example(example, language)
    yield from (f"{sentence('cli.explain.sources', language)}: {'; '.join(page.sources)}", "")


def _example(example: Example, language: str) -> Iterator[str]:
    verdict = "kept" if example.kept else "broken"
    yield from (f"**{sentence(f'cli.explain.{verdict}', language)}.**", "")
    for role, documents in (("published", example.published), ("internal", example.internal)):
        for _, text in documents:
            yield from (
                f"{sentence(f'role.{role}', language)}:",
                "",
                "~~~markdown",
                *text.rstrip().splitlines(),
                "~~~",
                "",
            )
