"""The door to why two places are compared or not."""

from __future__ import annotations

from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.explanation import Why
from svcaudit.reporting.inspection import INSPECTION_FORMATS


def render_why(why: Why, format: str) -> str:
    """What can be said of two places, in the language of `why`, ending with a line end.

    Raises ConfigurationError for an unknown format; the formats are those of `inspect`.
    """
    match format:
        case "text":
            from svcaudit.reporting.why_text import render_why_text

            return render_why_text(why)
        case "json":
            from svcaudit.reporting.why_json import render_why_json

            return render_why_json(why)
    values = (("format", format), ("formats", ", ".join(INSPECTION_FORMATS)))
    raise ConfigurationError(Problem("reporting.unknown_format", values))
