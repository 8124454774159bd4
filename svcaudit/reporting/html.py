"""A report as one HTML file: no script, nothing fetched, for the screen and for A4.

A content security policy allows the file's own style sheet, named by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from svcaudit.model.report import Report
from svcaudit.reporting.environment import context, environment
from svcaudit.reporting.inert import inert
from svcaudit.reporting.pictures.views import flows_view
from svcaudit.reporting.styles import style_sheet

#: Style sheets of the page, in the order in which they count.
_STYLES = ("colours.css", "report.css", "pictures.css")


def render_html(report: Report) -> str:
    """The report as a self-contained page."""
    from markupsafe import Markup

    css = _style_sheet()
    template = environment(_safe).get_template("html/report.html.j2")
    shown = context(report)
    flows = flows_view(report, shown["words"])
    return template.render(shown, css=Markup(css), style_hash=_policy_hash(css), flows=flows, drawn=Markup)


def _safe(value: Any) -> Any:
    """Text without what a browser would obey; Jinja2 escapes the markup afterwards."""
    return inert(value) if type(value) is str else value


@cache
def _style_sheet() -> str:
    return style_sheet(*_STYLES)


def _policy_hash(css: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
