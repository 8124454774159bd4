"""Options that several commands share, read once and in one way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

LANGUAGES = ("es", "en", "pt")
FORMATS = ("text", "json", "markdown", "html")
#: What the name of an output file says of its format, where no format is given.
SUFFIXES = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}
Command = TypeVar("Command", bound=Callable[..., Any])


def _formats(
    context: click.Context, parameter: click.Parameter, given: Sequence[str]
) -> tuple[tuple[str, Path | None], ...]:
    """Pairs of format and file from `FORMAT` or `FORMAT=PATH`; no file is standard output or `--output`."""
    return tuple(_format(one) for one in given)


def _format(given: str) -> tuple[str, Path | None]:
    name, separator, path = given.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f"'{name}' is not a format. Choose from {', '.join(FORMATS)}.")
    if separator and not path:
        raise click.BadParameter(f"'{given}' names no file after '='.")
    return name, Path(path) if path else None


def _complete_format(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _day(context: click.Context, parameter: click.Parameter, given: str | None) -> date | None:
    try:
        return None if given is None else date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter(f"'{given}' is not a date like 2026-12-31.") from None


def number_given(context: click.Context, parameter: click.Parameter, given: float | None) -> float | None:
    """The number; "nan" is none, though every range lets it pass."""
    if given is not None and math.isnan(given):
        raise click.BadParameter("'nan' is not a number.")
    return given


def _names(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Names separated by commas, of all the times that the option was given, in capitals and each once."""
    names = tuple(name.strip().upper() for group in given for name in group.split(","))
    if given and not any(names):
        raise click.BadParameter("no rule or family is named.")
    return tuple(dict.fromkeys(name for name in names if name))


def _packs(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:
    """Names separated by commas, in small letters and each once."""
    names = (name.strip().lower() for group in given for name in group.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def packs_option(help: str) -> Callable[[Command], Command]:
    """Standards packs, comma separated; the option may be repeated."""

    def decorate(command: Command) -> Command:
        return click.option("--pack", "packs", multiple=True, metavar="PACK,...", callback=_packs, help=help)(command)

    return decorate


def folder_argument(command: Command) -> Command:
    """The folder that is looked at."""
    return click.argument("path", type=click.Path(path_type=Path), default=Path())(command)


def formats_option(command: Command) -> Command:
    """Formats, each to standard output, to `--output` or to a file of its own."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT[=PATH]",
        callback=_formats,
        shell_complete=_complete_format,
        help="text (default), json, markdown or html; FORMAT=PATH writes a file. May be repeated.",
    )(command)


def output_option(command: Command) -> Command:
    """A file instead of standard output."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write the one bare format to this file instead of standard output.",
    )(command)


def language_option(help: str = "Language of the report.") -> Callable[[Command], Command]:
    """The language of what is said."""

    def decorate(command: Command) -> Command:
        return click.option("--language", type=click.Choice(LANGUAGES), help=help)(command)

    return decorate


def colour_option(command: Command) -> Command:
    """Whether the text format is coloured."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Colour in the text format; auto: on a terminal, unless NO_COLOR is set.",
    )(command)


def configuration_option(command: Command) -> Command:
    """A configuration that stands elsewhere."""
    return click.option(
        "--config",
        "configuration_file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Read this configuration instead of svcaudit.yaml in the folder.",
    )(command)


def today_option(command: Command) -> Command:
    """What "passed" means."""
    return click.option(
        "--today",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="The date that the audit is made for; today unless given. The same date gives the same bytes.",
    )(command)


def names_option(flag: str, help: str) -> Callable[[Command], Command]:
    """Rules or families, comma separated; the option may be repeated."""

    def decorate(command: Command) -> Command:
        return click.option(flag, multiple=True, metavar="RULE,...", callback=_names, help=help)(command)

    return decorate
