"""`svcaudit baseline`: what is known today, so that later runs fail for what is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcaudit.cli.options import configuration_option, folder_argument, language_option, today_option

if TYPE_CHECKING:
    from svcaudit.model.baseline import Baseline
    from svcaudit.model.report import Report

EPILOG = """\b
Exit status:
  0  the baseline is written
  2  the input, the configuration or the call cannot be used, or a document could not be read
  3  a check crashed; the baseline is written all the same

\b
Examples:
  svcaudit baseline docs                                   all that is found today is known
  svcaudit check docs --baseline docs/svcaudit-baseline.json
  svcaudit baseline docs --prune                           take out what was mended since
"""


@click.command(short_help="Write down what is known, so that runs fail for new findings only.", epilog=EPILOG)
@folder_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of known findings; svcaudit-baseline.json in PATH, or what `baseline` in svcaudit.yaml names.",
)
@click.option("--prune", is_flag=True, help="Only take out what is no longer found; nothing new becomes known.")
@language_option("Language of what is said.")
@configuration_option
@today_option
def command(
    path: Path,
    output: Path | None,
    prune: bool,
    language: str | None,
    configuration_file: Path | None,
    today: date | None,
) -> None:
    """Write the findings of the folder PATH to a file, by their content and never by their lines.

    Runs that are given the file, with check --baseline or the key `baseline` in svcaudit.yaml, still show these
    findings and do not fail for them. Findings that are accepted with a reason or dismissed are not written.
    """
    from svcaudit import auditing
    from svcaudit.checking.baselines import baseline_of
    from svcaudit.cli import complaining, exit_status
    from svcaudit.cli.folders import usable_folder
    from svcaudit.config import BASELINE_FILE, load_baseline

    complaining.speak(language)
    root = usable_folder(path)
    configuration = auditing.configure(root, configuration_file)
    complaining.speak(language or configuration.language)
    target = output or root / (configuration.baseline or BASELINE_FILE)
    before = load_baseline(target) if prune else None
    report = auditing.audit(
        root,
        today=today or date.today(),
        configuration=replace(configuration, baseline=None),
        request=auditing.Request(language=language),
    )
    complaining.speak(report.language)
    if before is None:
        _write(baseline_of(report), target)
    else:
        _prune(before, report, target)
    if configuration.baseline is None and output is None:
        _say("baseline.next", file=BASELINE_FILE)
    complaining.complain_of_documents(report)
    click.get_current_context().exit(exit_status.status_of(report, exit_status.NEVER, None))


def _prune(before: Baseline, report: Report, target: Path) -> None:
    """Writes what is left, and says what was taken out and what has another path."""
    from svcaudit.checking.baselines import looked_at, mark_known, pruned

    looked = looked_at(report)
    marked = mark_known(report.findings, before, looked)
    for one in marked.stale:
        quoted = f" ({', '.join(dict.fromkeys(one.paths))}): {' / '.join(one.quotes)}" if one.places else ""
        _say("baseline.removed", known=one.rule + quoted)
    for rename in marked.renames:
        _say("remark.baseline_renamed", before=rename.before, now=rename.now, found=str(rename.count))
    _write(pruned(before, report.findings, looked), target)


def _write(baseline: Baseline, target: Path) -> None:
    from svcaudit.cli.writing import write
    from svcaudit.config import baseline_text
    from svcaudit.reporting.inert import escape_json

    write(escape_json(baseline_text(baseline)), target)
    _say("baseline.written", count=len(baseline.known), file=str(target))


def _say(key: str, **values: str | int) -> None:
    """One line on standard output, inert whatever documents hold."""
    from svcaudit.cli.complaining import spoken_language
    from svcaudit.messages import sentence
    from svcaudit.reporting.inert import inert_line

    click.echo(inert_line(sentence(key, spoken_language(), **values)))
