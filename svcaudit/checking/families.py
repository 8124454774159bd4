"""A folder of rules -> its checks: a page with a judgement beside it, or a page whose data says what to look for.

What several pages of a folder look for stands once, in the folder's `_words.yaml`, in the form of a page's `words`.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from importlib.resources import files

from svcaudit.checking.evidence import gap_check_of
from svcaudit.checking.limits_said import Limit, judge_limit
from svcaudit.checking.page import PACK_FILE, SHARED_WORDS, Page, Words, load_page, load_words
from svcaudit.checking.provided import Provision, judge_provision
from svcaudit.checking.runner import Check, check_of
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.checking.wordings import Wording, judge_wording
from svcaudit.model.errors import ConfigurationError, Problem

_PAGE = ".yaml"
_JUDGEMENT = ".py"


def family(package: str) -> tuple[Check, ...]:
    """Every rule of a package such as "svcaudit.checks.complaints", in the order of their ids.

    Raises ConfigurationError for a page that is not as it should be.
    """
    names = {entry.name for entry in files(package).iterdir()}
    shared = load_words(package) if f"{SHARED_WORDS}{_PAGE}" in names else {}
    pages = sorted({name.removesuffix(_PAGE) for name in names if name.endswith(_PAGE)} - {SHARED_WORDS, PACK_FILE})
    checks = [
        check_of(import_module(f"{package}.{name}"))
        if f"{name}{_JUDGEMENT}" in names
        else data_check(with_words(load_page(package, name), shared))
        for name in pages
    ]
    return tuple(sorted(checks, key=lambda check: check.id))


def with_words(page: Page, shared: Words) -> Page:
    """The page with the words of its folder; those of its own stand where both have a name."""
    return replace(page, words={**shared, **page.words})


def data_check(page: Page) -> Check:
    """The check of a page that needs no judgement of its own.

    Raises ConfigurationError where the page does not say what to look for, or names what nobody knows.
    """
    if page.wording is not None:
        wording = Wording.of(page)
        _known(page, set(wording.names), wording.vocabulary)
        return Check(page, lambda organisation: judge_wording(wording, organisation))
    if page.limit is not None:
        limit = Limit.of(page)
        _known(page, set(limit.names), limit.vocabulary)
        return Check(page, lambda organisation: judge_limit(limit, organisation))
    if isinstance(page.evidence, dict) and "kept" in page.evidence:
        provision = Provision.of(page)
        _known(page, set(provision.names), provision.vocabulary)
        return Check(page, lambda organisation: judge_provision(provision, organisation))
    if page.evidence is not None:
        return gap_check_of(page)
    raise ConfigurationError(Problem("page.no_judgement", (("rule", page.id),)))


def _known(page: Page, names: set[str], vocabulary: Vocabulary) -> None:
    """Raises ConfigurationError for names that the page has no words for."""
    unknown = sorted(name for name in names if not vocabulary.knows(name))
    if unknown:
        problems = (Problem("page.unknown_words", (("rule", page.id), ("name", name))) for name in unknown)
        raise ConfigurationError(*problems)
