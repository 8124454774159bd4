"""A rule's page: all that people are told of a rule, as data in each language, read and checked at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.outcome import Kind, Severity
from svcaudit.yaml_nodes import Lines, Node, compose, node_at, typed

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator

#: The language whose texts stand in for one that a page lacks.
FALLBACK_LANGUAGE = "en"
#: What documents of an example are called where the page gives only their text.
EXAMPLE_FILE = "{role}.md"
#: What the file is called in which a folder keeps the words that several of its pages look for.
SHARED_WORDS = "_words"
#: What the file is called in which a standards pack says what it is.
PACK_FILE = "pack"
#: Sets of words in lexicon notation, by name and language.
Words = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a page says in one language.

    `title` says what is true where the rule is kept, `fault` names the fault in a few words; `messages` are
    sentences with `{values}`, by key.
    """

    language: str
    title: str
    fault: str
    meaning: str
    why: str
    advice: str
    messages: tuple[tuple[str, str], ...]

    def message(self, key: str) -> str | None:
        """The sentence of that key, None where the page has none."""
        return dict(self.messages).get(key)


@dataclass(frozen=True, slots=True)
class Example:
    """A small organisation for which the rule is kept, or broken.

    `published` and `internal` are pairs of file name and text; `settings` are keys of the configuration with
    their plain values.
    """

    language: str
    kept: bool
    published: tuple[tuple[str, str], ...]
    internal: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One rule. `effort` is that of the remedy: small, medium or large.

    `evidence`, `wording` or `limit` is what a rule without a judgement of its own looks for, as plain data of the
    page, and `words` are the sets of words that it names, by name and language.
    """

    id: str
    name: str
    principle: str
    severity: Severity
    kind: Kind
    effort: str
    sources: tuple[str, ...]
    told: tuple[Texts, ...]
    examples: tuple[Example, ...]
    evidence: object = None
    wording: object = None
    limit: object = None
    words: Words = field(default_factory=dict, hash=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the page has texts in."""
        return tuple(texts.language for texts in self.told)

    def texts(self, language: str) -> Texts:
        """What the page says in that language, or in the one that stands in for it."""
        by_language = {texts.language: texts for texts in self.told}
        return by_language.get(language) or by_language.get(FALLBACK_LANGUAGE) or self.told[0]


def load_page(package: str, name: str, *, own: bool = False) -> Page:
    """The page `name`.yaml in a package, e.g. ("svcaudit.checks.coherence", "deadline"); `own` as in `parse_page`.

    Raises ConfigurationError with every mistake in it, each with its place.
    """
    path = f"{package.removeprefix('svcaudit.').replace('.', '/')}/{name}.yaml"
    page = parse_page(files(package).joinpath(f"{name}.yaml").read_text(encoding="utf-8"), path, own=own)
    if page.name != name:
        raise ConfigurationError(Problem("page.name", (("name", page.name), ("path", path))))
    return page


def parse_page(text: str, path: str, *, own: bool = False) -> Page:
    """The page written in `text`; `path` is for the places of mistakes.

    `own` is true for a page of the user's own, which may have one language only and no examples.

    Raises ConfigurationError with every mistake, UnreadableDocument where it is no YAML.
    """
    return _page(valid(text, path, _validator(own=own)))


def load_words(package: str) -> Words:
    """The words that the pages of a package share; raises as `parse_page`."""
    path = f"{package.removeprefix('svcaudit.').replace('.', '/')}/{SHARED_WORDS}.yaml"
    text = files(package).joinpath(f"{SHARED_WORDS}.yaml").read_text(encoding="utf-8")
    return _words(valid(text, path, _words_validator()))


def valid(text: str, path: str, validator: Validator) -> Mapping[str, Any]:
    """What a text says that has to be of one form; raises as `parse_page`."""
    node = compose(text, path)
    content = typed(node)
    problems = [_problem(error, node, Lines(text, path)) for error in validator.iter_errors(content)]
    if problems:
        raise ConfigurationError(*problems)
    assert isinstance(content, dict)
    return content


@cache
def _validator(*, own: bool = False) -> Validator:
    """Of a whole page."""
    from jsonschema_rs import validator_for

    form = _form()
    if own:
        form["required"].remove("examples")
        for name in ("texts", "examples"):
            form["properties"][name].pop("required")
        form["properties"]["texts"]["minProperties"] = 1
    return validator_for(form)


@cache
def _words_validator() -> Validator:
    """Of sets of words alone."""
    from jsonschema_rs import validator_for

    form = _form()
    return validator_for({**form["properties"]["words"], "$defs": form["$defs"]})


def _form() -> dict[str, Any]:
    import json

    form: dict[str, Any] = json.loads(files("svcaudit.schemas").joinpath("rule.json").read_text(encoding="utf-8"))
    return form


def _problem(error: ValidationError, root: Node, lines: Lines) -> Problem:
    where = "/".join(str(part) for part in error.instance_path)
    start, end = node_at(root, error.instance_path).span
    return Problem("page.invalid", (("where", where), ("what", error.message)), lines.place(start, end))


def _page(content: Mapping[str, Any]) -> Page:
    return Page(
        id=content["id"],
        name=content["name"],
        principle=content["principle"],
        severity=Severity(content["severity"]),
        kind=Kind(content["kind"]),
        effort=content["effort"],
        sources=tuple(content["sources"]),
        told=tuple(_texts(language, texts) for language, texts in content["texts"].items()),
        examples=tuple(_examples(content.get("examples", {}))),
        evidence=content.get("evidence"),
        wording=content.get("wording"),
        limit=content.get("limit"),
        words=_words(content.get("words", {})),
    )


def _words(content: Mapping[str, Any]) -> Words:
    return {
        name: {language: tuple(phrases) for language, phrases in by_language.items()}
        for name, by_language in content.items()
    }


def _texts(language: str, content: Mapping[str, Any]) -> Texts:
    said = {name: " ".join(content[name].split()) for name in ("title", "fault", "meaning", "why", "advice")}
    return Texts(language=language, messages=tuple(content["messages"].items()), **said)


def _examples(content: Mapping[str, Any]) -> Iterator[Example]:
    for language, pair in content.items():
        for verdict in ("kept", "broken"):
            documents = pair[verdict]
            yield Example(
                language=language,
                kept=verdict == "kept",
                published=_files(documents, "published"),
                internal=_files(documents, "internal"),
                settings=tuple(documents.get("configuration", {}).items()),
            )


def _files(documents: Mapping[str, Any], role: str) -> tuple[tuple[str, str], ...]:
    """A text alone is one document; a mapping gives each its name."""
    given = documents.get(role, {})
    if isinstance(given, str):
        return ((EXAMPLE_FILE.format(role=role), given),)
    return tuple(given.items())
