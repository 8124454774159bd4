"""The door to the formats: each is a module of its own, imported when it is asked for."""

from __future__ import annotations

from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.report import Report

#: Names of the formats, the default first.
FORMATS = ("text", "json", "markdown", "html")


def render(report: Report, format: str, *, colour: bool = False, width: int = 100) -> str:
    """The report in one of `FORMATS`, ending with a line end.

    `colour` (ANSI) and `width` (characters) are for the text format. Raises ConfigurationError for an unknown
    format.
    """
    match format:
        case "text":
            from svcaudit.reporting.text import render_text

            return render_text(report, colour=colour, width=width)
        case "json":
            from svcaudit.reporting.json_report import render_json

            return render_json(report)
        case "markdown":
            from svcaudit.reporting.markdown import render_markdown

            return render_markdown(report)
        case "html":
            from svcaudit.reporting.html import render_html

            return render_html(report)
    values = (("format", format), ("formats", ", ".join(FORMATS)))
    raise ConfigurationError(Problem("reporting.unknown_format", values))
