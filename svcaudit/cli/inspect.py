"""`svcaudit inspect`: what was read, before any judgement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from svcaudit.cli.options import configuration_option, folder_argument, language_option, today_option

EPILOG = """\b
Examples:
  svcaudit inspect docs                     claims, procedures and hand-offs as read
  svcaudit inspect docs --why published/charter.md:12 internal/complaints.md:30
  svcaudit inspect docs --format json | jq '.claims[] | select(.kind == "deadline")'
"""


@click.command(short_help="Show what is read, before any judgement.", epilog=EPILOG)
@folder_argument
@click.option(
    "--why",
    "places",
    nargs=2,
    metavar="FILE:LINE FILE:LINE",
    help="Say why two places are comparable, are not, or cannot be told to be, and what the rules say of them.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@language_option("Language of the words around what was read.")
@configuration_option
@today_option
def command(
    path: Path,
    places: tuple[str, str] | None,
    form: str,
    output: Path | None,
    language: str | None,
    configuration_file: Path | None,
    today: date | None,
) -> None:
    """Show what is read in the folder PATH: documents, quantities, claims, procedures and hand-offs.

    With --why, say why two places are compared with each other, or are not. FILE is a path in the folder, or the end
    of one.
    """
    from svcaudit import auditing
    from svcaudit.cli import complaining, writing
    from svcaudit.cli.folders import usable_folder
    from svcaudit.reporting import render_inspection, render_why

    complaining.speak(language)
    root = usable_folder(path)
    configuration = auditing.configure(root, configuration_file)
    complaining.speak(language or configuration.language)
    day = today or date.today()
    if places:
        why = auditing.why(root, places, today=day, configuration=configuration, language=language)
        text = render_why(why, form)
    else:
        seen = auditing.inspect(root, today=day, configuration=configuration, language=language)
        text = render_inspection(seen.organisation, seen.library.entries, form, language=seen.language)
    writing.write(text, output)
