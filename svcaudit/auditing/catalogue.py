"""Every rule that an audit may run: those of the catalogue, and those that the configuration or a package brings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from svcaudit.checking import Check
from svcaudit.checking.custom import custom_checks
from svcaudit.checks import CATALOGUE
from svcaudit.config import Configuration
from svcaudit.scoring import PRINCIPLE_WEIGHTS


def catalogue_of(root: Path, configuration: Configuration) -> tuple[Check, ...]:
    """The rules by family, ours before the others of each.

    Raises ConfigurationError for rules of the user's own that cannot be used.
    """
    return in_order((*CATALOGUE, *custom_checks(root, configuration.rules, CATALOGUE)))


def in_order(checks: Iterable[Check]) -> tuple[Check, ...]:
    """By the order of the principles, then by id."""
    families = list(PRINCIPLE_WEIGHTS)
    return tuple(sorted(checks, key=lambda check: (families.index(check.page.principle), check.id)))
