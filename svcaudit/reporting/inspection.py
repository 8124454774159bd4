"""The door to what was read, before any judgement: statements, claims, quantities, procedures, places."""

from __future__ import annotations

from collections.abc import Sequence

from svcaudit.model.document import DocumentEntry
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.organisation import Organisation

#: Names of the formats, the default first.
INSPECTION_FORMATS = ("text", "json")


def render_inspection(
    organisation: Organisation, entries: Sequence[DocumentEntry], format: str, *, language: str = "en"
) -> str:
    """What was read of an organisation, ending with a line end.

    `entries` are all files that were found; `language` is that of the text format's own words. Raises
    ConfigurationError for an unknown format.
    """
    match format:
        case "text":
            from svcaudit.reporting.inspection_text import render_inspection_text

            return render_inspection_text(organisation, entries, language)
        case "json":
            from svcaudit.reporting.inspection_json import render_inspection_json

            return render_inspection_json(organisation, entries)
    values = (("format", format), ("formats", ", ".join(INSPECTION_FORMATS)))
    raise ConfigurationError(Problem("reporting.unknown_format", values))
