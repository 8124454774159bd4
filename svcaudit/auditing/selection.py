"""Which rules run, and how severe the user says that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from svcaudit.auditing.catalogue import catalogue_of, standards_of
from svcaudit.checking import Check
from svcaudit.config import Configuration, Profile, load_configuration, read_configuration
from svcaudit.config.validating import suggestion
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.outcome import Severity
from svcaudit.scoring import PRINCIPLE_WEIGHTS, PROFILES

_DIGITS = "0123456789"


def configure(root: Path, file: Path | None = None) -> Configuration:
    """The configuration of the documents under `root`, or that in `file`; it names only rules that exist.

    Raises ConfigurationError with all that is wrong with it, each mistake at its line.
    """
    loaded = load_configuration(root) if file is None else read_configuration(file)
    known = frozenset(_known(catalogue_of(root, loaded)))
    return load_configuration(root, known) if file is None else read_configuration(file, known)


def choose(catalogue: Sequence[Check], configuration: Configuration) -> tuple[Check, ...]:
    """The checks of the profile that `select` names (all where it is empty) and `ignore` does not.

    Rules and families that are selected by name run whatever the profile is, and the packs that are switched on run
    beside it. Raises ConfigurationError with every name that is no rule and no family, or where no rule is left.
    """
    problems = tuple(_unknown(catalogue, configuration))
    if problems:
        raise ConfigurationError(*problems)
    packs = tuple(pack.family for pack in standards_of(configuration.packs))
    wanted = configuration.select or (*(profile_of(configuration).rules or PRINCIPLE_WEIGHTS), *packs)
    chosen = tuple(
        check
        for check in catalogue
        if _names_rule(wanted, check.id) and not _names_rule(configuration.ignore, check.id)
    )
    if not chosen:
        raise ConfigurationError(Problem("audit.no_rule_left"))
    return chosen


def profile_of(configuration: Configuration) -> Profile:
    """The profile that the configuration names; one of the user's own wins over ours of the same name.

    Raises ConfigurationError for a name that is neither.
    """
    own = {profile.name: profile for profile in configuration.profiles}
    if configuration.profile in own:
        return own[configuration.profile]
    if configuration.profile in PROFILES:
        return Profile(configuration.profile, PROFILES[configuration.profile])
    values = (("name", configuration.profile), ("known", ", ".join(sorted({*own, *PROFILES}))))
    raise ConfigurationError(Problem("config.profile", values))


def effective_severities(checks: Iterable[Check], configuration: Configuration) -> dict[str, Severity]:
    """Each rule's severity: what the user says of the rule, else of its family, else its page's."""
    said = dict(configuration.severity)
    pages = [check.page for check in checks]
    return {page.id: said.get(page.id) or said.get(page.principle) or page.severity for page in pages}


def unknown_rule(name: str, known: Iterable[str]) -> Problem:
    """The problem of a name that the catalogue lacks, with the nearest where it looks like a slip."""
    near = suggestion(name, sorted(known))
    if near is None:
        return Problem("config.rule", (("rule", name),))
    return Problem("config.rule_suggestion", (("rule", name), ("suggestion", near)))


def _names_rule(names: Iterable[str], rule: str) -> bool:
    return any(name in (rule, rule.rstrip(_DIGITS)) for name in names)


def _unknown(catalogue: Sequence[Check], configuration: Configuration) -> Iterator[Problem]:
    known = _known(catalogue)
    suppressed = (entry.rule for entry in configuration.suppress)
    named = (*configuration.select, *configuration.ignore, *dict(configuration.severity), *suppressed)
    return (unknown_rule(name, known) for name in dict.fromkeys(named) if name not in known)


def _known(catalogue: Iterable[Check]) -> list[str]:
    """Rules and families; a family is known before it has rules."""
    families = dict.fromkeys((*PRINCIPLE_WEIGHTS, *(check.page.principle for check in catalogue)))
    return [*families, *(check.id for check in catalogue)]
