"""Runs a list of checks over an organisation. One that crashes says so, and stops none of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from svcaudit.checking.page import Page, load_page
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Kind, Outcome, Verdict

#: A judgement: it yields one outcome for each thing that it looked at, nothing where nothing applies.
Judge = Callable[[Organisation], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule's page with the judgement that belongs to it."""

    page: Page
    judge: Judge

    @property
    def id(self) -> str:
        """The rule's id, e.g. COH001."""
        return self.page.id


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that one check answered, in the order of its answers."""

    check: Check
    outcomes: tuple[Outcome, ...]


def check_of(module: ModuleType, *, own: bool = False) -> Check:
    """The check of a module that has a `judge`, with the page of the same name beside it.

    `own` is true for somebody else's module, whose page may have one language only and no examples.
    """
    package, _, name = module.__name__.rpartition(".")
    judge: Judge = module.judge
    return Check(load_page(package, name, own=own), judge)


def run(checks: Iterable[Check], organisation: Organisation) -> tuple[CheckResult, ...]:
    """Each check's answers, in the order of the checks."""
    return tuple(CheckResult(check, tuple(_settled(check, organisation))) for check in checks)


def _settled(check: Check, organisation: Organisation) -> Iterator[Outcome]:
    """What the check yields; where documents are still missing, a gap is no more than a suspicion."""
    for outcome in _answers(check, organisation):
        missing = check.page.kind is Kind.GAP and organisation.settings.complete is False
        if missing and outcome.verdict is Verdict.BROKEN:
            yield replace(outcome, verdict=Verdict.SUSPECTED)
        else:
            yield outcome


def _answers(check: Check, organisation: Organisation) -> Iterator[Outcome]:
    """What the check yields; where it crashes, a last outcome that says with what."""
    try:
        yield from check.judge(organisation)
    except Exception as crash:  # whatever a judgement raises is shown as an error of its rule
        yield Outcome(
            Verdict.CRASHED,
            subject=check.id,
            message="crashed",
            values=(("rule", check.id), ("exception", f"{type(crash).__name__}: {crash}")),
        )
