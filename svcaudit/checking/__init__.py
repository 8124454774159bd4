"""What a check is, running a list of them, and what becomes of outcomes: words, places, suppressions."""

from svcaudit.checking.outcomes import broken, kept, suspected, undecided
from svcaudit.checking.page import Page, load_page
from svcaudit.checking.runner import Check, CheckResult, check_of, run

__all__ = [
    "Check",
    "CheckResult",
    "Page",
    "broken",
    "check_of",
    "kept",
    "load_page",
    "run",
    "suspected",
    "undecided",
]
