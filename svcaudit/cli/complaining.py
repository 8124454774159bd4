"""What goes wrong, on standard error in the user's language: `path:line: sentence`, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

import click

from svcaudit.cli.exit_status import CRASHED, UNUSABLE
from svcaudit.messages import LANGUAGES, MissingSentence, sentence
from svcaudit.model.errors import Problem, SvcauditError
from svcaudit.model.report import Report

#: Where a command keeps the language of its user, as soon as it knows it.
_LANGUAGE = "svcaudit.language"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
#: Set to see the traceback of an error of the program itself.
DEBUG_VARIABLE = "SVCAUDIT_DEBUG"


def speak(language: str | None) -> None:
    """From here on, complain in that language; None and languages without sentences change nothing."""
    if language in LANGUAGES:
        click.get_current_context().find_root().meta[_LANGUAGE] = language


def spoken_language() -> str:
    """The language set by `speak`, else that of the user's environment, else English."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().meta.get(_LANGUAGE) if context else None
    return str(chosen) if chosen else _of_environment()


def complain(context: click.Context, error: Exception) -> int:
    """Says what went wrong; the exit status."""
    if isinstance(error, SvcauditError):
        complain_of(error.problems)
        return UNUSABLE
    if isinstance(error, OSError):
        detail = ("detail", error.strerror or type(error).__name__)
        if error.filename:
            complain_of([Problem("cli.file_error", (("path", str(error.filename)), detail))])
        else:
            complain_of([Problem("cli.system_error", (detail,))])
        return UNUSABLE
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    said = f"{type(error).__name__}: {error}"
    complain_of([Problem("cli.unexpected", (("detail", said), ("variable", DEBUG_VARIABLE)))])
    return CRASHED


def complain_of(problems: Iterable[Problem]) -> None:
    """One line on standard error for each problem."""
    for problem in problems:
        where = f"{problem.place}: " if problem.place else "svcaudit: "
        _echo(where + _said(problem))


def complain_of_documents(report: Report) -> None:
    """One line on standard error for each document that could not be read."""
    for entry in report.documents:
        if entry.status == "unreadable":
            where = f"{entry.path}:{entry.line}" if entry.line else entry.path
            _echo(f"{where}: {entry.reason or ''}".rstrip())


def _echo(said: str) -> None:
    """One line, whatever names of files and keys hold: no terminal obeys them."""
    from svcaudit.reporting.inert import inert_line

    with suppress(OSError):  # where nobody can be told, the exit status still says it
        click.echo(inert_line(said), err=True)


def _said(problem: Problem) -> str:
    """The problem's sentence; where the catalogue falls short of it, its key with its values."""
    try:
        return sentence(problem.key, spoken_language(), **dict(problem.values))
    except MissingSentence:
        return f"{problem.key} " + ", ".join(f"{name}: {value}" for name, value in problem.values)


def _of_environment() -> str:
    said = next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), "")
    return said[:2] if said[:2] in LANGUAGES else "en"
