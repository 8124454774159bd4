"""What is wrong with a configuration: the schema's complaints in our words, each at its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import jsonschema_rs
from rapidfuzz import fuzz, process

from svcaudit.config.settings import BUILT_IN_PROFILES, PACKS
from svcaudit.model.errors import Problem
from svcaudit.yaml_nodes import Lines, Mapping, Node, Scalar
from svcaudit.yaml_nodes import Sequence as Items

#: How alike (0 to 100) a key must be to another for it to be suggested.
_ALIKE = 65
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RULE = re.compile(r"[A-Z]{3}([0-9]{3})?")


@cache
def _schema() -> Any:
    return json.loads(resources.files("svcaudit.schemas").joinpath("configuration.json").read_text("utf-8"))


def suggestion(word: str, known: Sequence[str]) -> str | None:
    """The known word that `word` may be a slip of, None where none is near."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_ALIKE, processor=str.lower)
    return found[0] if found else None


class Validation:
    """One validation of the values read from the nodes of one text."""

    def __init__(self, text: str, path: str, node: Mapping, known_rules: frozenset[str] | None) -> None:
        self._lines = Lines(text, path)
        self._node = node
        self._known = known_rules

    def problems(self, table: dict[str, Any]) -> list[Problem]:
        """Everything that is wrong with `table`, in the order of the file."""
        validator = jsonschema_rs.validator_for(_schema())
        found = [problem for error in validator.iter_errors(table) for problem in self._said(error)]
        found += self._dates(table)
        found += self._rules(table)
        found += self._profile(table)
        found += self._packs(table)
        return sorted(found, key=lambda problem: (problem.place.line if problem.place else 0, problem.key))

    def _said(self, error: Any) -> Iterator[Problem]:
        path, kind = list(error.instance_path), error.kind
        if kind.name == "additionalProperties":
            for key in kind.unexpected:
                yield self._unknown(path, key, _keys(error))
        elif kind.name == "propertyNames":
            yield self._unknown_rule([*path, str(kind.error.instance)])
        elif kind.name == "required":
            yield self._problem("config.required", path, name=kind.property)
        elif kind.name == "type":
            yield self._problem("config.type", path, name=_name(path), expected=", ".join(sorted(kind.types)))
        elif kind.name == "enum":
            yield self._choice(path, error)
        elif kind.name in ("minimum", "maximum"):
            yield self._problem(f"config.{kind.name}", path, name=_name(path), limit=str(kind.limit))
        else:
            yield self._shape(path, error)

    def _shape(self, path: list[str | int], error: Any) -> Problem:
        """What a pattern asks for, said as what is wrong with the value."""
        value = str(error.instance)
        if not value.strip():
            return self._problem("config.empty", path, name=_name(path))
        if path and path[-1] == "until":
            return self._problem("config.date", path, value=value)
        if path and path[-1] in ("language", "country"):
            return self._problem(f"config.{path[-1]}", path, value=value)
        return self._unknown_rule(path, value)

    def _choice(self, path: list[str | int], error: Any) -> Problem:
        options = [str(option) for option in error.kind.options]
        value, allowed = str(error.instance), ", ".join(options)
        near = suggestion(value, options)
        return self._problem("config.choice", path, near, name=_name(path), value=value, allowed=allowed)

    def _unknown(self, path: list[str | int], key: str, known: Sequence[str]) -> Problem:
        return self._problem("config.unknown_key", [*path, key], suggestion(key, known), name=key)

    def _unknown_rule(self, path: list[str | int], value: str | None = None) -> Problem:
        rule = str(path[-1]) if value is None else value
        known = self._known or frozenset()
        near = suggestion(rule, sorted(known if len(rule) > 3 else _families(known)))
        return self._problem("config.rule", path, near, rule=rule)

    def _dates(self, table: dict[str, Any]) -> Iterator[Problem]:
        for index, item in enumerate(_list(table.get("suppress"))):
            until = item.get("until") if isinstance(item, dict) else None
            if isinstance(until, str) and _DATE.fullmatch(until) and not _is_date(until):
                yield self._problem("config.date", ["suppress", index, "until"], value=until)

    def _rules(self, table: dict[str, Any]) -> Iterator[Problem]:
        if self._known is None:
            return
        allowed = self._known | _families(self._known)
        for path, rule in _named_rules(table):
            if _well_formed(rule) and rule not in allowed:
                yield self._unknown_rule(path, rule)

    def _profile(self, table: dict[str, Any]) -> Iterator[Problem]:
        own = table.get("profiles")
        options = [*BUILT_IN_PROFILES, *(own if isinstance(own, dict) else ())]
        value = table.get("profile")
        if isinstance(value, str) and value.strip() and value not in options:
            near, allowed = suggestion(value, options), ", ".join(options)
            yield self._problem("config.choice", ["profile"], near, name="profile", value=value, allowed=allowed)

    def _packs(self, table: dict[str, Any]) -> Iterator[Problem]:
        for index, name in enumerate(_list(table.get("packs"))):
            if isinstance(name, str) and name.strip() and name not in PACKS:
                near, known = suggestion(name, PACKS), ", ".join(PACKS)
                yield self._problem("config.pack", ["packs", index], near, pack=name, known=known)

    def _problem(self, key: str, path: Sequence[str | int], near: str | None = None, /, **values: str) -> Problem:
        """A problem at the value at `path`, at its key where the value is missing or unknown.

        Where a word is near, the key says so: `<key>_suggestion`, with the value `suggestion`.
        """
        if near is not None:
            key, values = f"{key}_suggestion", {**values, "suggestion": near}
        return Problem(key, tuple(values.items()), self._lines.place(*self._span(path)))

    def _span(self, path: Sequence[str | int]) -> tuple[int, int]:
        node: Node = self._node
        span = node.span
        for step in path:
            if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                span = node.span
            elif isinstance(node, Mapping):
                entry = next((entry for entry in node if entry.key.text == step), None)
                if entry is None:
                    break
                node, span = entry.value, entry.key.span
        return (span[0], max(span[1], span[0] + 1)) if not isinstance(node, Scalar) else span


def _keys(error: Any) -> list[str]:
    """The keys that the schema knows at the place of the error."""
    schema: Any = _schema()
    for step in list(error.schema_path)[:-1]:
        schema = schema[step]
        while "$ref" in schema:
            schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    return sorted(schema.get("properties", {}))


def _name(path: Sequence[str | int]) -> str:
    """The path to a value as people write it: `suppress[0].until`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _families(rules: frozenset[str]) -> frozenset[str]:
    return frozenset(rule[:3] for rule in rules)


def _well_formed(rule: str) -> bool:
    return _RULE.fullmatch(rule) is not None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def _named_rules(table: dict[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """Each rule or family that the configuration names, with the path to it."""
    for key in ("select", "ignore"):
        for index, rule in enumerate(_list(table.get(key))):
            if isinstance(rule, str):
                yield [key, index], rule
    profiles = table.get("profiles")
    for name, said in profiles.items() if isinstance(profiles, dict) else ():
        for index, rule in enumerate(_list(said.get("rules")) if isinstance(said, dict) else ()):
            if isinstance(rule, str):
                yield ["profiles", name, "rules", index], rule
        weights = said.get("weights") if isinstance(said, dict) else None
        for family in weights if isinstance(weights, dict) else ():
            yield ["profiles", name, "weights", family], family
    severity = table.get("severity")
    for rule in severity if isinstance(severity, dict) else ():
        yield ["severity", rule], rule
    for index, item in enumerate(_list(table.get("suppress"))):
        if isinstance(item, dict) and isinstance(item.get("rule"), str):
            yield ["suppress", index, "rule"], item["rule"]
