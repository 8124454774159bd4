"""The words that a report carries with it: of rules and principles, and in which language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from svcaudit.checking import Check, Page
from svcaudit.checking.standards import Standard
from svcaudit.config import Configuration
from svcaudit.messages import LANGUAGES, has_sentence, sentence
from svcaudit.model.document import DocumentEntry, Library
from svcaudit.model.report import Finding, RuleWords
from svcaudit.scoring import PRINCIPLE_WEIGHTS

DEFAULT_LANGUAGE = "en"


def report_language(asked: str | None, configuration: Configuration, library: Library) -> str:
    """The language asked for, else the organisation's, else that of most of its documents, else English."""
    spoken = Counter(document.language for document in library.documents)
    most = sorted(spoken, key=lambda language: (-spoken[language], language))
    candidates = (asked, configuration.language, *most)
    return next((code for code in candidates if code in LANGUAGES), DEFAULT_LANGUAGE)


def principle_titles(language: str) -> dict[str, str]:
    """What each principle asks for, by its id."""
    return {known: sentence(f"principle.{known}", language) for known in PRINCIPLE_WEIGHTS}


def pack_titles(language: str, packs: Iterable[Standard]) -> dict[str, str]:
    """What each pack is called, by the family of its rules."""
    return {pack.family: pack.texts(language).title for pack in packs}


def told_documents(entries: Iterable[DocumentEntry], language: str) -> tuple[DocumentEntry, ...]:
    """The list of files with the reasons, where there are some, in that language."""
    return tuple(_told(entry, language) for entry in entries)


def _told(entry: DocumentEntry, language: str) -> DocumentEntry:
    if entry.reason_key is None or not has_sentence(entry.reason_key, language):
        return entry
    return replace(entry, reason=sentence(entry.reason_key, language, **dict(entry.reason_values)))


def words_of(findings: Iterable[Finding], checks: Iterable[Check], language: str) -> tuple[RuleWords, ...]:
    """What the report says of each rule that has findings, in the order of the checks."""
    found = {finding.rule for finding in findings}
    return tuple(rule_words(check.page, language) for check in checks if check.id in found)


def rule_words(page: Page, language: str) -> RuleWords:
    """What a report says of one rule."""
    texts = page.texts(language)
    return RuleWords(page.id, texts.fault, texts.why, texts.advice, page.effort)
