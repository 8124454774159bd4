"""`svcaudit render`: a saved result drawn again, without auditing again."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from svcaudit.cli.options import colour_option, formats_option, language_option, output_option

EPILOG = """\b
Examples:
  svcaudit check docs --format json=result.json
  svcaudit render result.json --format html=informe.html --language es
"""


@click.command(short_help="Draw a saved result in another format or language.", epilog=EPILOG)
@click.argument("result", type=click.Path(path_type=Path, allow_dash=True))
@formats_option
@output_option
@language_option("Tell the result in this language; its own unless given.")
@colour_option
def command(
    result: Path,
    formats: Sequence[tuple[str, Path | None]],
    output: Path | None,
    language: str | None,
    colour: str,
) -> None:
    """Draw RESULT, saved by check --format json, in another format or language; - reads standard input."""
    from svcaudit import auditing
    from svcaudit.cli import complaining, writing
    from svcaudit.reporting import load_report

    targets = writing.targets_of(formats, output)
    complaining.speak(language)
    report = load_report(_text(result), str(result))
    if language is not None and language != report.language:
        report = auditing.retell(report, language)
    writing.write_report(report, targets, colour)


def _text(path: Path) -> str:
    """The saved result; what is no UTF-8 is left to the reader of JSON to refuse."""
    if str(path) == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF), "-")
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    return path.read_bytes().decode("utf-8", errors="replace")
