"""`svcaudit.yaml`: what the user says about the organisation and about the audit.

`load_configuration` collects every mistake and raises them all at once, each with its line.
"""

from svcaudit.config.reading import FILE_NAMES, load_configuration, read_configuration
from svcaudit.config.settings import (
    Alias,
    Configuration,
    Profile,
    Suppression,
)

__all__ = [
    "FILE_NAMES",
    "Alias",
    "Configuration",
    "Profile",
    "Suppression",
    "load_configuration",
    "read_configuration",
]
