"""Report -> each format, and back from JSON. No other room knows a format.

`render` draws a report, `load_report` reads one that was saved as JSON, `render_inspection` shows what was
read before any judgement, `render_why` why two places are compared or not, `render_flow` how cases travel.
"""

from svcaudit.reporting.flow import FLOW_FORMATS, choose_flow, render_flow
from svcaudit.reporting.inspection import INSPECTION_FORMATS, render_inspection
from svcaudit.reporting.render import FORMATS, render
from svcaudit.reporting.saved import load_report
from svcaudit.reporting.why import render_why

__all__ = [
    "FLOW_FORMATS",
    "FORMATS",
    "INSPECTION_FORMATS",
    "choose_flow",
    "load_report",
    "render",
    "render_flow",
    "render_inspection",
    "render_why",
]
