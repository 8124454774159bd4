"""The catalogue: every rule, in the order in which reports give them."""

from __future__ import annotations

if __name__ != "svcaudit.checks":
    raise ImportError("import svcaudit.checks: `checks` is its folder in the repository, not a package of its own")

from svcaudit.checking import Check
from svcaudit.checking.families import family

#: A family is a folder; each page in it is a rule, and the order is that of the ids.
CATALOGUE: tuple[Check, ...] = (
    *family("svcaudit.checks.coherence"),
    *family("svcaudit.checks.complaints"),
    *family("svcaudit.checks.handoffs"),
    *family("svcaudit.checks.path"),
    *family("svcaudit.checks.recovery"),
    *family("svcaudit.checks.voice"),
    *family("svcaudit.checks.performance"),
    *family("svcaudit.checks.people"),
    *family("svcaudit.checks.equality"),
    *family("svcaudit.checks.attention"),
    *family("svcaudit.checks.clarity"),
)
