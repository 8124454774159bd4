"""Sentences by key and language, kept in YAML files, the same ones for each language.

Keys are the path through the file's mappings, joined by dots ("report.summary.title"). A mapping of `one` and
`other` is one sentence with two forms: `one` where the value `count` is 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from svcaudit.model.errors import Problem, SvcauditError

#: Languages with a catalogue; each has the files below beside this module.
LANGUAGES = ("es", "en", "pt")
#: Sentences for everybody, names of the lexicons' concepts, what `inspect --why` says, and the words of the pictures.
_FILES = ("{language}.yaml", "concepts_{language}.yaml", "why_{language}.yaml", "pictures_{language}.yaml")

_BRACE = re.compile(r"\{([a-z_]+)\}")
_FORMS = frozenset({"one", "other"})


class MissingSentence(SvcauditError):
    """There is no such sentence, no such language, or a value for one of its braces is missing."""

    def __init__(self, key: str, language: str, name: str = "") -> None:
        values = (("key", key), ("language", language), ("name", name))
        super().__init__(Problem("messages.missing", values))
        self.key, self.language, self.name = key, language, name

    def __str__(self) -> str:
        what = f"value {self.name!r} of sentence" if self.name else "sentence"
        return f"missing {what} {self.key!r} in language {self.language!r}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of a catalogue; `one` is its form for a count of 1, where it has two."""

    other: str
    one: str | None = None

    def form(self, count: object) -> str:
        """The form for that count."""
        return self.one if self.one is not None and str(count) == "1" else self.other

    def braces(self) -> frozenset[str]:
        """Names of the values that its forms hold."""
        return frozenset(_BRACE.findall(self.other)) | frozenset(_BRACE.findall(self.one or ""))


@cache
def catalogue(language: str) -> Mapping[str, Entry]:
    """All sentences of one language by key. Raises MissingSentence for a language without a catalogue."""
    if language not in LANGUAGES:
        raise MissingSentence("", language)
    return {key: entry for file in _FILES for key, entry in _read(file.format(language=language))}


def _read(name: str) -> Iterator[tuple[str, Entry]]:
    from svcaudit.yaml_nodes import compose, plain

    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return _entries(plain(compose(text, name)), ())


def has_sentence(key: str, language: str) -> bool:
    """True where that language's catalogue has the key."""
    return language in LANGUAGES and key in catalogue(language)


def words(key: str, language: str, **values: str) -> str:
    """The sentence of that key with these words in its braces. Raises MissingSentence."""
    return filled(template(key, language, values.get("count")), language, values, key=key)


def listed(items: Sequence[str], language: str) -> str:
    """The items with the language's "and" before the last."""
    if len(items) < 2:
        return "".join(items)
    return words("phrase.list", language, first=", ".join(items[:-1]), last=items[-1])


def template(key: str, language: str, count: object = None) -> str:
    """The sentence of that key with its braces, in its form for that count. Raises MissingSentence."""
    entry = catalogue(language).get(key)
    if entry is None:
        raise MissingSentence(key, language)
    return entry.form(count)


def filled(text: str, language: str, values: Mapping[str, str], *, key: str = "") -> str:
    """A sentence with its `{braces}` replaced. Raises MissingSentence where a value is missing.

    What a value says is never read as a template again. `key` is only for the exception.
    """

    def replace(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise MissingSentence(key or text, language, match[1])
        return values[match[1]]

    return _BRACE.sub(replace, text)


def _entries(node: object, path: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    if isinstance(node, str):
        yield ".".join(path), Entry(node)
    elif isinstance(node, dict) and node.keys() == _FORMS:
        yield ".".join(path), Entry(node["other"], node["one"])
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from _entries(child, (*path, name))
    else:
        raise MissingSentence(".".join(path), "")
