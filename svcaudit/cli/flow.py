"""`svcaudit flow`: how cases travel, as text or as a graph for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from svcaudit.cli.options import configuration_option, folder_argument, language_option, today_option

#: As the door of the reporting room has them; it is not imported before the command is called.
FORMATS = ("text", "json", "mermaid", "dot", "bpmn", "svg")
EPILOG = """\b
Examples:
  svcaudit flow docs                        units, steps and ways of every procedure
  svcaudit flow docs --procedure complaints --format mermaid
  svcaudit flow docs --procedure complaints --format bpmn -o complaints.bpmn
"""


@click.command(short_help="Show how cases travel, or export it as a graph.", epilog=EPILOG)
@folder_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--procedure", metavar="NAME_OR_ID", help="Only this procedure; a part of its name is enough.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@language_option("Language of the words around what was read.")
@configuration_option
@today_option
def command(
    path: Path,
    form: str,
    procedure: str | None,
    output: Path | None,
    language: str | None,
    configuration_file: Path | None,
    today: date | None,
) -> None:
    """Show how cases travel in the procedures of the folder PATH: units, steps, decisions and ways.

    Text and JSON hold every procedure. The other formats hold one: name it with --procedure where there are several.
    """
    from svcaudit import auditing
    from svcaudit.cli import complaining, writing
    from svcaudit.cli.folders import usable_folder
    from svcaudit.reporting import choose_flow, render_flow

    complaining.speak(language)
    root = usable_folder(path)
    configuration = auditing.configure(root, configuration_file)
    complaining.speak(language or configuration.language)
    day = today or date.today()
    seen = auditing.inspect(root, today=day, configuration=configuration, language=language)
    found = auditing.all_flows(seen.organisation)
    if procedure is not None:
        found = choose_flow(found, procedure)
    writing.write(render_flow(found, form, language=seen.language), output)
