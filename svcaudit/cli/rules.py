"""`svcaudit rules`: the catalogue as a list."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcaudit.cli.exit_status import FINDINGS
from svcaudit.cli.options import language_option, packs_option, today_option
from svcaudit.version import RULESET

if TYPE_CHECKING:
    from svcaudit.auditing import Rehearsal
    from svcaudit.checking import Page

EPILOG = """\b
Examples:
  svcaudit rules --language es
  svcaudit rules --format json
  svcaudit rules --pack iso10002                    what a standards pack asks for
  svcaudit rules --new lost_property --family REC   start a rule of your own, in rules/
  svcaudit rules docs --test                        try its examples and cases
"""
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ID = re.compile(r"(?m)^id: *([A-Z]{3}[0-9]{3})")
_FOLDER = "rules"
_WIDTH = 92


@click.command(short_help="List every rule; start and try rules of your own.", epilog=EPILOG)
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--new", "name", metavar="NAME", help="Write a page and cases for a rule of your own, to be filled in.")
@click.option("--family", default="CMP", show_default=True, metavar="FAMILY", help="The family of the new rule.")
@click.option("--test", "testing", is_flag=True, help="Try the examples and cases of the rules of your own.")
@packs_option("List the rules of this standards pack instead.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@language_option("Language of the titles.")
@today_option
def command(
    path: Path | None,
    name: str | None,
    family: str,
    testing: bool,
    packs: tuple[str, ...],
    form: str,
    language: str | None,
    today: date | None,
) -> None:
    """List every rule with its severity and what it asks for: ours, and those that the folder PATH brings along.

    With --new, write the page of a rule of your own and its cases below PATH/rules; name that folder under `rules` in
    svcaudit.yaml. With --test, run what its pages and cases say. With --pack, list the rules of a standards pack and
    say what it covers.
    """
    from svcaudit import auditing
    from svcaudit.checks import CATALOGUE
    from svcaudit.cli import complaining, writing

    complaining.speak(language)
    spoken = complaining.spoken_language()
    if name is not None:
        _start(path or Path(), name, family.upper())
        return
    if packs:
        _list_packs(packs, form, spoken)
        return
    root = path or Path()
    configuration = auditing.configure(root) if path is not None or testing else None
    if testing and configuration is not None:
        tried = list(auditing.rehearse(root, configuration, today or date.today()))
        writing.write("".join(_told(one) for one in tried) + _tally(tried))
        if any(one.fault for one in tried):
            click.get_current_context().exit(FINDINGS)
        return
    checks = CATALOGUE if configuration is None else auditing.catalogue_of(root, configuration)
    pages = [check.page for check in checks]
    writing.write(_json(pages, spoken) if form == "json" else _table(pages, spoken))


def _list_packs(names: Sequence[str], form: str, language: str) -> None:
    """The rules of those packs; before each table what the pack covers, where it comes from and what it is not."""
    from svcaudit.auditing import standards_of
    from svcaudit.cli import writing

    found = standards_of(names)
    pages = {pack.id: [check.page for check in pack.checks()] for pack in found}
    if form == "json":
        writing.write(_json([page for listed in pages.values() for page in listed], language))
        return
    for pack in found:
        texts = pack.texts(language)
        head = [f"{pack.id} · {texts.title}", texts.covers, f"{pack.source}, {pack.date}.", texts.notice]
        lines = [line for part in head for line in textwrap.wrap(part, _WIDTH)]
        writing.write("\n".join(lines) + "\n\n" + _table(pages[pack.id], language))


def _start(root: Path, name: str, family: str) -> None:
    """The page and the cases of a new rule; nothing is overwritten."""
    from svcaudit.checking.custom import CASES, FIRST_NUMBER
    from svcaudit.cli import writing
    from svcaudit.model.errors import Problem, SvcauditError
    from svcaudit.scoring import PRINCIPLE_WEIGHTS

    if _NAME.fullmatch(name) is None:
        raise click.BadParameter("a name is made of small letters, digits and underscores.", param_hint="--new")
    if family not in PRINCIPLE_WEIGHTS:
        raise click.BadParameter(f"choose from {', '.join(PRINCIPLE_WEIGHTS)}.", param_hint="--family")
    folder = root / _FOLDER
    targets = {"page.yaml": folder / f"{name}.yaml", "cases.yaml": folder / CASES / f"{name}.yaml"}
    there = [target for target in targets.values() if target.exists()]
    if there:
        raise SvcauditError(*(Problem("cli.exists", (("path", str(target)),)) for target in there))
    taken = {number for page in folder.glob("*.yaml") for number in _ID.findall(page.read_text(encoding="utf-8"))}
    number = next(one for one in range(FIRST_NUMBER + 1, FIRST_NUMBER + 1000) if f"{family}{one}" not in taken)
    for template, target in targets.items():
        text = files("svcaudit.templates").joinpath("rule", template).read_text(encoding="utf-8")
        said = text.replace("ID", f"{family}{number}", 1) if template == "page.yaml" else text
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(said.replace("NAME", name).replace("FAMILY", family), encoding="utf-8", newline="\n")
        writing.write(f"{target}\n")


def _told(one: Rehearsal) -> str:
    from svcaudit.cli.complaining import spoken_language
    from svcaudit.messages import sentence
    from svcaudit.reporting.inert import inert_line

    said = sentence(f"rules.{one.fault or 'right'}", spoken_language())
    lines = [f"{one.rule} {inert_line(one.name)}: {said}"]
    lines += [f"    {inert_line(found)}" for found in one.found if one.fault]
    return "\n".join(lines) + "\n"


def _tally(tried: Sequence[Rehearsal]) -> str:
    from svcaudit.cli.complaining import spoken_language
    from svcaudit.messages import sentence

    wrong = sum(bool(one.fault) for one in tried)
    return sentence("rules.tally", spoken_language(), count=len(tried), wrong=wrong) + "\n"


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
