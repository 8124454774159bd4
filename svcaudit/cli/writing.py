"""Where answers go: standard output, which holds nothing else, or files."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svcaudit.cli.options import SUFFIXES

if TYPE_CHECKING:
    from svcaudit.model.report import Report

#: Columns of the text format where it goes to no terminal.
PLAIN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Target:
    """One format and the file that it goes to; None is standard output."""

    format: str
    path: Path | None


def targets_of(formats: Sequence[tuple[str, Path | None]], output: Path | None) -> tuple[Target, ...]:
    """What is to be written where.

    Standard output always gets one answer, the bare format or text, unless `output` takes it. Raises
    UsageError for two formats that go to one place: they would run into or overwrite one another.
    """
    bare = [name for name, path in formats if path is None]
    if len(bare) > 1:
        raise _same_place(bare)
    files = [Target(name, path) for name, path in formats if path is not None]
    default = SUFFIXES.get(output.suffix.lower(), "text") if output else "text"
    targets = (*files, Target(bare[0] if bare else default, output))
    places: dict[str, list[str]] = {}
    for target in targets:
        if target.path is not None:
            places.setdefault(os.path.realpath(target.path), []).append(target.format)
    for names in places.values():
        if len(names) > 1:
            raise _same_place(names)
    return targets


def _same_place(names: Sequence[str]) -> click.UsageError:
    return click.UsageError(f"{' and '.join(names)} cannot go to the same place: write each as FORMAT=PATH.")


def write_report(report: Report, targets: Sequence[Target], colour: str) -> None:
    """The report in every format that was asked for; everything is drawn before anything is written."""
    from svcaudit.reporting import render

    drawn = [
        render(report, target.format, colour=_coloured(colour, target.path), width=_width(target.path))
        for target in targets
    ]
    for target, text in zip(targets, drawn, strict=True):
        write(text, target.path)


def write(text: str, path: Path | None = None) -> None:
    """Writes an answer; a reader who has gone away is no error."""
    if path is not None:
        _write_file(text, path)
        return
    if sys.stdout is None:  # closed by the caller: nobody listens
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_standard_output()


def _write_file(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OSError(error.errno, error.strerror, error.filename or str(path)) from error


def _on_terminal(path: Path | None) -> bool:
    return path is None and sys.stdout is not None and sys.stdout.isatty()


def _coloured(choice: str, path: Path | None) -> bool:
    """Whether the text that goes to `path` is coloured."""
    if choice != "auto":
        return choice == "always"
    return _on_terminal(path) and not os.environ.get("NO_COLOR")


def _width(path: Path | None) -> int:
    """Columns of the text that goes to `path`: those of the terminal, a fixed number elsewhere."""
    if _on_terminal(path):
        return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
    return PLAIN_WIDTH


def _forget_standard_output() -> None:
    """What is still in the buffer goes nowhere, so that the interpreter ends without a complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
