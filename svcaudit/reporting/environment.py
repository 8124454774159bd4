"""The Jinja2 environment that both template formats share: words, the view, and nothing that runs code."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from svcaudit.model.report import Report
from svcaudit.reporting.view import view
from svcaudit.reporting.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

Finalize = Callable[[Any], Any]


@cache
def environment(finalize: Finalize) -> Environment:
    """Templates of `svcaudit.templates`.

    `finalize` is given each value before it is written; text that it leaves unmarked is escaped.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("svcaudit.templates", ""),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def context(report: Report) -> dict[str, Any]:
    """What every template is given: the report, the view of it, its words, and the anchors of the rules."""
    words = Words(report.language)
    anchors = {rule.id: "rule-" + re.sub(r"[^A-Za-z0-9_-]+", "-", rule.id) for rule in report.rules}
    return {"report": report, "view": view(report), "words": words, "t": words.say, "anchors": anchors}
