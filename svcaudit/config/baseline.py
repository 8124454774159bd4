"""`svcaudit-baseline.json`: sorted and one finding a line, so that changes to it can be reviewed and merged."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcaudit.model.baseline import Baseline, KnownFinding, KnownPlace
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.place import Place

if TYPE_CHECKING:
    from jsonschema_rs import Validator

#: Where `svcaudit baseline` writes unless something else is said.
BASELINE_FILE = "svcaudit-baseline.json"
_VERSION = 1


def load_baseline(path: Path) -> Baseline:
    """What the file says is known. Raises ConfigurationError where it is missing or wrong."""
    if not path.exists():
        raise ConfigurationError(Problem("baseline.missing", (("path", str(path)),)))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(Problem("baseline.broken", (("detail", str(error)),), Place(path.name, 1))) from error
    return parse_baseline(text, path.name)


def parse_baseline(text: str, name: str) -> Baseline:
    """The baseline written in `text`, each finding once; raises ConfigurationError with all that is wrong."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        raise ConfigurationError(Problem("baseline.broken", (("detail", error.msg),), place)) from error
    except (RecursionError, ValueError) as error:
        raise ConfigurationError(Problem("baseline.broken", (("detail", str(error)),), Place(name, 1))) from error
    problems = [_problem(error, name) for error in _validator().iter_errors(data)]
    if problems:
        raise ConfigurationError(*problems)
    known = {one["fingerprint"]: _known(one) for one in data["known"]}
    return Baseline(tuple(known.values()), name)


def baseline_text(baseline: Baseline) -> str:
    """The file that says it: the same findings give the same bytes."""
    known = {one.fingerprint: one for one in baseline.known}
    lines = sorted(known.values(), key=lambda one: (one.rule, one.paths, one.quotes, one.fingerprint))
    told = ",\n".join(f"    {_line(one)}" for one in lines)
    return f'{{\n  "schema_version": {_VERSION},\n  "known": [' + (f"\n{told}\n  " if told else "") + "]\n}\n"


def _line(one: KnownFinding) -> str:
    places = [{"path": place.path, "quote": place.quote} for place in one.places]
    return json.dumps({"rule": one.rule, "places": places, "fingerprint": one.fingerprint}, ensure_ascii=False)


def _known(data: dict[str, Any]) -> KnownFinding:
    return KnownFinding(data["fingerprint"], data["rule"], tuple(KnownPlace(**place) for place in data["places"]))


def _problem(error: Any, name: str) -> Problem:
    pointer = "/" + "/".join(str(part) for part in error.instance_path)
    return Problem("baseline.invalid", (("pointer", pointer), ("detail", error.message[:200])), Place(name, 1))


@cache
def _validator() -> Validator:
    from jsonschema_rs import validator_for

    return validator_for(json.loads(resources.files("svcaudit.schemas").joinpath("baseline.json").read_text("utf-8")))
