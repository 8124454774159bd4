"""What a procedure is called: its heading, or the next one above that says more than "Steps", and its service."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svcaudit.language import LanguagePack
from svcaudit.model.document import Document

_CODED = re.compile(r"^[A-Z]{1,5}[-.]?\d{1,4}\b\s*[.:)–—-]*\s*")

_GENERIC = frozenset({"column.step", "reference.step", "reference.procedure", "column.action"})


def telling_name(texts: Iterable[str], language: LanguagePack) -> str | None:
    """The first of those headings, the nearest first, that says more than that steps follow."""
    return next((text for text in texts if _says_more_than_steps(text, language)), None)


def name_stems(name: str, document: Document, language: LanguagePack) -> tuple[frozenset[str], ...]:
    """The stems of a procedure's name and of the service that its YAML document names, each once."""
    texts = [name]
    if document.record is not None and document.record.service is not None:
        texts.append(document.record.service.text)
    stems = (frozenset(language.topics(text)) for text in texts)
    return tuple(dict.fromkeys(one for one in stems if one))


def _says_more_than_steps(text: str, language: LanguagePack) -> bool:
    hits = [hit for hit in language.hits(text) if hit.concept in _GENERIC]
    steps = [word for word in language.words(text) if any(hit.start <= word.start < hit.end for hit in hits)]
    return len(language.topics(text)) > len(steps)


def without_code(title: str) -> str:
    """A title without the code of its document at the head: "OPS-4 Deliveries"."""
    return _CODED.sub("", title)
