"""`svcaudit diff`: two saved results compared."""

from __future__ import annotations

from pathlib import Path

import click

from svcaudit.cli.options import language_option

EPILOG = """\b
Exit status:
  0  the results are compared, whatever they say
  2  a result cannot be used

\b
Examples:
  svcaudit check docs --format json=october.json
  svcaudit check docs --format json=november.json
  svcaudit diff october.json november.json
"""


@click.command(short_help="Compare two saved results: new, fixed and unchanged findings.", epilog=EPILOG)
@click.argument("before", metavar="OLD", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("now", metavar="NEW", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@language_option("Tell the comparison in this language; that of NEW unless given.")
def command(before: Path, now: Path, form: str, output: Path | None, language: str | None) -> None:
    """Compare OLD with NEW, two results saved by check --format json.

    Findings are the same where their content is, whatever their lines; those of a renamed document are recognised by
    rule and words.
    """
    from svcaudit import auditing
    from svcaudit.cli import complaining, writing
    from svcaudit.reporting import load_report, render_comparison

    complaining.speak(language)
    reports = [load_report(path.read_bytes().decode("utf-8", errors="replace"), str(path)) for path in (before, now)]
    wanted = language or reports[1].language
    old, new = (one if one.language == wanted else auditing.retell(one, wanted) for one in reports)
    writing.write(render_comparison(auditing.compare_reports(old, new), form), output)
