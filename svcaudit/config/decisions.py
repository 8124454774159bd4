"""`svcaudit-decisions.yaml`: read with every mistake at its line, written so that people can read and merge it."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcaudit.model.decision import Answer, Decision, Decisions
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.place import Place
from svcaudit.yaml_nodes import Lines, Scalar, compose, node_at, plain

if TYPE_CHECKING:
    from jsonschema_rs import Validator

#: The file beside the configuration.
DECISIONS_FILE = "svcaudit-decisions.yaml"
_HEAD = "# Decisions about findings. `svcaudit review` writes this file; it may be edited by hand, too.\n"


def load_decisions(root: Path) -> Decisions:
    """What was decided of the documents under `root`; nothing where there is no file.

    Raises ConfigurationError with all problems, UnreadableDocument where it is no YAML.
    """
    path = root / DECISIONS_FILE
    if not path.exists():
        return Decisions()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(Problem("config.encoding", (), Place(path.name, 1))) from error
    return parse_decisions(text, path.name)


def parse_decisions(text: str, name: str) -> Decisions:
    """The decisions written in `text`; raises what `load_decisions` raises."""
    node = compose(text, name)
    if isinstance(node, Scalar) and node.absent:
        return Decisions(path=name)
    content, lines = plain(node), Lines(text, name)
    problems = []
    for error in _validator().iter_errors(content):
        where = "/".join(str(part) for part in error.instance_path)
        place = lines.place(*node_at(node, error.instance_path).span)
        problems.append(Problem("decisions.invalid", (("where", where), ("what", error.message)), place))
    if problems:
        raise ConfigurationError(*problems)
    assert isinstance(content, dict)
    return Decisions(
        tuple(Decision(**one) for one in content.get("decisions", ())),
        tuple(Answer(**one) for one in content.get("answers", ())),
        name,
    )


def decisions_text(decisions: Decisions) -> str:
    """The file that says them: one block each, so that two people's changes merge."""
    import yaml

    told = {
        "decisions": [_told(one) for one in decisions.decisions],
        "answers": [_told(one) for one in decisions.answers],
    }
    kept = {name: items for name, items in told.items() if items}
    return _HEAD + (yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100) if kept else "")


def _told(one: Decision | Answer) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if value}


@cache
def _validator() -> Validator:
    from jsonschema_rs import validator_for

    return validator_for(json.loads(resources.files("svcaudit.schemas").joinpath("decisions.json").read_text("utf-8")))
