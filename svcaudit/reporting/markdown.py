"""A report as a Markdown document: the same parts as the page, in plain headings, tables and quotations.

Every value is escaped, so that no text of a document is read as markup, as a table's border, or as HTML.
"""

from __future__ import annotations

import re
from typing import Any

from svcaudit.model.report import Report
from svcaudit.reporting.environment import context, environment
from svcaudit.reporting.inert import inert_line

_SPECIAL = re.compile(r"[\\`*_\[\]|~$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BLOCK = re.compile(r"^(?:([#+=-])|(\d+)([.)])(?=\s|$))")


def render_markdown(report: Report) -> str:
    """The report as a Markdown document."""
    text = environment(_finalize).get_template("markdown/report.md.j2").render(context(report))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape_markdown(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would obey."""
    escaped = _SPECIAL.sub(r"\\\g<0>", inert_line(text))
    escaped = re.sub("[&<>]", lambda match: _HTML[match[0]], escaped)
    return _BLOCK.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", escaped)


def _finalize(value: Any) -> Any:
    """What macros give is escaped already and marked so; Jinja2 must not escape it again as HTML."""
    from markupsafe import Markup

    return value if isinstance(value, Markup) else Markup(escape_markdown(str(value)))
