"""`svcaudit check`: the audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from svcaudit.cli.options import (
    colour_option,
    configuration_option,
    folder_argument,
    formats_option,
    language_option,
    names_option,
    number_given,
    output_option,
    packs_option,
    today_option,
)

EPILOG = """\b
Exit status:
  0  nothing that fails the run
  1  certain findings at or above --fail-on, or a score under --fail-under
  2  the input, the configuration or the call cannot be used, or a document could not be read
  3  a check crashed; the report is written all the same

\b
Examples:
  svcaudit check .                                        the folder you are in
  svcaudit check docs --format html=report.html --format json=result.json
  svcaudit check docs --baseline docs/svcaudit-baseline.json
  svcaudit check docs --select COH,CMP --fail-on warning --fail-under 80
"""


@click.command(short_help="Audit a folder of documents: findings, score, reports.", epilog=EPILOG)
@folder_argument
@formats_option
@output_option
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    default="error",
    show_default=True,
    help="The mildest certain finding that fails the run.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    callback=number_given,
    help="Fail where the score without accepted findings is lower.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of known findings, written by svcaudit baseline: they stay visible and do not fail the run.",
)
@names_option("--select", "Only these rules or families, e.g. COH,CMP002.")
@names_option("--ignore", "Not these rules or families.")
@click.option(
    "--profile",
    metavar="NAME",
    help="Which rules are looked at, and what they weigh: core, full or one of the configuration.",
)
@packs_option("Judge by this standards pack, too, e.g. iso10002.")
@click.option("--without-scopes", is_flag=True, hidden=True, help="Look at no scope: to measure what they are worth.")
@language_option()
@configuration_option
@today_option
@colour_option
def command(
    path: Path,
    formats: Sequence[tuple[str, Path | None]],
    output: Path | None,
    fail_on: str,
    fail_under: float | None,
    baseline: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    packs: tuple[str, ...],
    without_scopes: bool,
    language: str | None,
    configuration_file: Path | None,
    today: date | None,
    colour: str,
) -> None:
    """Audit the documents in the folder PATH.

    PATH holds published and internal documents, and may hold a configuration, svcaudit.yaml. Its values are
    overruled by the options given here.
    """
    from svcaudit import auditing
    from svcaudit.cli import complaining, exit_status, writing
    from svcaudit.cli.folders import usable_folder

    targets = writing.targets_of(formats, output)
    complaining.speak(language)
    root = usable_folder(path)
    configuration = auditing.configure(root, configuration_file)
    complaining.speak(language or configuration.language)
    request = auditing.Request(language, profile, select, ignore, packs, not without_scopes, baseline)
    report = auditing.audit(root, today=today or date.today(), configuration=configuration, request=request)
    writing.write_report(report, targets, colour)
    complaining.speak(report.language)
    complaining.complain_of_documents(report)
    limit = configuration.fail_under if fail_under is None else fail_under
    click.get_current_context().exit(exit_status.status_of(report, fail_on, limit))
