"""Strings the stages together: configuration, loading, reading, matching, checks, scoring, report.

The only room beside `cli` that knows the catalogue of rules. It prints nothing and reads no clock.
"""

from svcaudit.auditing.catalogue import catalogue_of, every_page, standards_of
from svcaudit.auditing.comparing import compare_reports
from svcaudit.auditing.drawing import all_flows
from svcaudit.auditing.pipeline import Inspection, Request, audit, inspect
from svcaudit.auditing.rehearsal import Rehearsal, rehearse
from svcaudit.auditing.retelling import retell
from svcaudit.auditing.selection import configure, unknown_rule
from svcaudit.auditing.why import why

__all__ = [
    "Inspection",
    "Rehearsal",
    "Request",
    "all_flows",
    "audit",
    "catalogue_of",
    "compare_reports",
    "configure",
    "every_page",
    "inspect",
    "rehearse",
    "retell",
    "standards_of",
    "unknown_rule",
    "why",
]
