"""A rule's sentences in a language, with typed values put into their braces."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.checking.page import Page, Texts
from svcaudit.messages import fill, listed
from svcaudit.model.outcome import Value


def say(page: Page, language: str, key: str, values: Iterable[tuple[str, Value]]) -> str:
    """The sentence of that key of the page.

    Where the page has no texts in the language, sentence and values are both in the one it falls back on. A
    reserved key of another version, or one that the page lacks, is said by its title of the fault. A value that is a
    list of keys of the page is said by their sentences: ("price", "hours") as "price and hours".
    """
    texts = page.texts(language)
    template = texts.message(key)
    return (
        texts.fault
        if template is None
        else fill(template, texts.language, {name: _said(value, texts) for name, value in values})
    )


def _said(value: Value, texts: Texts) -> Value:
    if not isinstance(value, tuple):
        return value
    words = [texts.message(part) for part in value]
    told = [word for word in words if word is not None]
    return listed(told, texts.language) if told and len(told) == len(words) else value
