"""Every rule that an audit may run: those of the catalogue, of the packs that are switched on, and of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from svcaudit.checking import Check, Page
from svcaudit.checking.custom import custom_checks
from svcaudit.checking.standards import Standard
from svcaudit.checks import CATALOGUE
from svcaudit.checks.packs import standards
from svcaudit.config import PACKS, Configuration
from svcaudit.config.validating import suggestion
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.scoring import PRINCIPLE_WEIGHTS


def catalogue_of(root: Path, configuration: Configuration) -> tuple[Check, ...]:
    """The rules by family, ours before the others of each, and those of the packs after them.

    Raises ConfigurationError for rules of the user's own that cannot be used, and for an unknown pack.
    """
    packs = tuple(check for pack in standards_of(configuration.packs) for check in pack.checks())
    known = (*CATALOGUE, *packs)
    own = custom_checks(root, configuration.rules, known)
    problems = tuple(_no_family(check.page) for check in own if check.page.principle not in PRINCIPLE_WEIGHTS)
    if problems:
        raise ConfigurationError(*problems)
    return (*in_order((*CATALOGUE, *own)), *packs)


def standards_of(names: Iterable[str]) -> tuple[Standard, ...]:
    """The packs of those names, in the order of all packs.

    Raises ConfigurationError for a name that is none, with the nearest where it looks like a slip.
    """
    wanted = tuple(names)
    problems = tuple(_unknown_pack(name) for name in wanted if name not in PACKS)
    if problems:
        raise ConfigurationError(*problems)
    return tuple(pack for pack in standards() if pack.id in wanted) if wanted else ()


def every_page() -> dict[str, Page]:
    """The pages of the catalogue and of every pack, by id."""
    packs = (check for pack in standards() for check in pack.checks())
    return {check.id: check.page for check in (*CATALOGUE, *packs)}


def _no_family(page: Page) -> Problem:
    """A rule of the user's own in a family that is none, such as that of a pack."""
    return Problem("page.no_family", (("rule", page.id), ("known", ", ".join(PRINCIPLE_WEIGHTS))))


def _unknown_pack(name: str) -> Problem:
    near, known = suggestion(name, PACKS), ("known", ", ".join(PACKS))
    if near is None:
        return Problem("config.pack", (("pack", name), known))
    return Problem("config.pack_suggestion", (("pack", name), known, ("suggestion", near)))


def in_order(checks: Iterable[Check]) -> tuple[Check, ...]:
    """By the order of the principles, then by id."""
    families = list(PRINCIPLE_WEIGHTS)
    return tuple(sorted(checks, key=lambda check: (families.index(check.page.principle), check.id)))
