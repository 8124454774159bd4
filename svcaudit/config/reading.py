"""From `svcaudit.yaml` to a Configuration, with every mistake said at once."""

from __future__ import annotations

import os
from collections.abc import Mapping as Table
from datetime import date
from pathlib import Path
from typing import Any

from svcaudit.config.settings import Alias, Configuration, Profile, Suppression
from svcaudit.config.validating import Validation
from svcaudit.model.errors import ConfigurationError, Problem, UnreadableDocument
from svcaudit.model.outcome import Severity
from svcaudit.model.place import Place
from svcaudit.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, compose, plain, typed

#: Where the configuration is looked for, in this order.
FILE_NAMES = ("svcaudit.yaml", "svcaudit.yml")
_WEIGHT = 4  # keys down to one: profiles, its name, weights, a principle
_VALUES = frozenset({("complete",), ("fail_under",), ("settings", "max_handoffs")})


def load_configuration(root: Path, known_rules: frozenset[str] | None = None) -> Configuration:
    """The configuration of the documents under `root`; the defaults where there is no file.

    `known_rules` are the rule ids that may be named; None leaves them unchecked. Raises ConfigurationError
    with all problems, in the order of the file.
    """
    for name in FILE_NAMES:
        path = root / name
        if path.exists() and not path.is_file():
            raise ConfigurationError(Problem("config.no_file", (), Place(name, 1)))
        if os.path.lexists(path):
            return read_configuration(path, known_rules)
    return Configuration()


def read_configuration(path: Path, known_rules: frozenset[str] | None = None) -> Configuration:
    """The configuration in the file `path`; raises what `load_configuration` raises."""
    return _read(_text(path, path.name), path.name, known_rules)


def _text(path: Path, name: str) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        detail = (("detail", error.strerror or type(error).__name__),)
        raise ConfigurationError(Problem("config.unreadable", detail, Place(name, 1))) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(Problem("config.encoding", (), Place(name, line))) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(text: str, name: str, known_rules: frozenset[str] | None) -> Configuration:
    node = _node(text, name)
    table = _values(node, ())
    problems = Validation(text, name, node, known_rules).problems(table)
    if problems:
        raise ConfigurationError(*problems)
    return _configuration(table, node, text, name)


def _node(text: str, name: str) -> Mapping:
    try:
        node = compose(text, name)
    except UnreadableDocument as error:
        raise ConfigurationError(*error.problems) from error
    if isinstance(node, Scalar) and node.absent:
        return Mapping((), (0, 0))
    if not isinstance(node, Mapping):
        raise ConfigurationError(Problem("config.not_a_mapping", (), Place(name, 1)))
    return node


def _values(node: Mapping, path: tuple[str, ...]) -> dict[str, Any]:
    """Plain values: texts stay as written but for the few keys that hold a number or a truth value.

    A key without a value is as good as left out.
    """
    return {
        entry.key.text: _value(entry, (*path, entry.key.text))
        for entry in node
        if not (isinstance(entry.value, Scalar) and entry.value.absent)
    }


def _value(entry: Entry, path: tuple[str, ...]) -> object:
    if path in _VALUES or (len(path) == _WEIGHT and path[0] == "profiles" and path[2] == "weights"):
        return typed(entry.value)
    return _values(entry.value, path) if isinstance(entry.value, Mapping) else plain(entry.value)


def _configuration(table: Table[str, Any], node: Mapping, text: str, name: str) -> Configuration:
    aliases, settings = table.get("aliases", {}), table.get("settings", {})
    return Configuration(
        organisation=table.get("organisation"),
        language=table.get("language"),
        published=_texts(table["published"]) if "published" in table else None,
        internal=_texts(table["internal"]) if "internal" in table else None,
        profile=table.get("profile", "full"),
        profiles=_profiles(table.get("profiles", {})),
        exclude=_texts(table.get("exclude", ())),
        complete=table.get("complete"),
        severity=tuple((rule, Severity(value)) for rule, value in table.get("severity", {}).items()),
        rules=_texts(table.get("rules", ())),
        packs=tuple(dict.fromkeys(_texts(table.get("packs", ())))),
        select=_texts(table.get("select", ())),
        ignore=_texts(table.get("ignore", ())),
        unit_aliases=_aliases(aliases.get("units", {})),
        subject_aliases=_aliases(aliases.get("subjects", {})),
        max_handoffs=settings.get("max_handoffs", 3),
        country=settings.get("country"),
        fail_under=table.get("fail_under"),
        suppress=_suppressions(table.get("suppress", ()), node.get("suppress"), text),
        baseline=table.get("baseline"),
        source_path=name,
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _profiles(table: Table[str, Any]) -> tuple[Profile, ...]:
    return tuple(
        Profile(name, _texts(said.get("rules", ())), tuple(said.get("weights", {}).items()))
        for name, said in table.items()
    )


def _aliases(table: Table[str, Any]) -> tuple[Alias, ...]:
    return tuple(Alias(name, _texts(others)) for name, others in table.items())


def _suppressions(items: Any, node: Node | None, text: str) -> tuple[Suppression, ...]:
    nodes = node.items if isinstance(node, Sequence) else ()
    return tuple(
        Suppression(
            item["rule"],
            item.get("path"),
            item["reason"],
            date.fromisoformat(item["until"]) if "until" in item else None,
            text.count("\n", 0, found.span[0]) + 1,
        )
        for item, found in zip(items, nodes, strict=True)
    )
