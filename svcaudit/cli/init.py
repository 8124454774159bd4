"""`svcaudit init`: a folder to start from."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import click

EPILOG = """\b
Examples:
  svcaudit init my-audit
  svcaudit init mi-auditoria --language es
"""
STARTER = "starter"


@click.command(short_help="Write a configuration and two documents to start from.", epilog=EPILOG)
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--language",
    type=click.Choice(("es", "en")),
    default="en",
    show_default=True,
    help="Language of the documents.",
)
def command(path: Path, language: str) -> None:
    """Write a commented svcaudit.yaml and two starter documents into the folder PATH.

    Nothing is overwritten: where one of the files is there already, none is written.
    """
    from svcaudit.cli import complaining, writing
    from svcaudit.messages import sentence
    from svcaudit.model.errors import Problem, SvcauditError

    complaining.speak(language)
    starters = dict(_starters(files("svcaudit.templates").joinpath(STARTER, language), PurePosixPath()))
    there = [path / name for name in starters if (path / name).exists()]
    if there:
        raise SvcauditError(*(Problem("cli.exists", (("path", str(file)),)) for file in there))
    for name, content in starters.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        writing.write(sentence("cli.created", language, path=str(target)) + "\n")
    writing.write(sentence("cli.created_next", language, path=str(path)) + "\n")


def _starters(folder: Traversable, below: PurePosixPath) -> list[tuple[PurePosixPath, bytes]]:
    """Every file under the folder of starters, with its path relative to it, in order of name."""
    found: list[tuple[PurePosixPath, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _starters(entry, below / entry.name)
        else:
            found.append((below / entry.name, entry.read_bytes()))
    return found
