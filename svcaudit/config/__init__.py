"""`svcaudit.yaml`: what the user says about the organisation and about the audit.

`load_configuration` collects every mistake and raises them all at once, each with its line.
"""

from svcaudit.config.baseline import BASELINE_FILE, baseline_text, load_baseline, parse_baseline
from svcaudit.config.decisions import DECISIONS_FILE, decisions_text, load_decisions, parse_decisions
from svcaudit.config.reading import FILE_NAMES, load_configuration, read_configuration
from svcaudit.config.settings import (
    PACKS,
    Alias,
    Configuration,
    Profile,
    Suppression,
)

__all__ = [
    "BASELINE_FILE",
    "DECISIONS_FILE",
    "FILE_NAMES",
    "PACKS",
    "Alias",
    "Configuration",
    "Profile",
    "Suppression",
    "baseline_text",
    "decisions_text",
    "load_baseline",
    "load_configuration",
    "load_decisions",
    "parse_baseline",
    "parse_decisions",
    "read_configuration",
]
