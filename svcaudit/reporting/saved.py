"""A report that was saved as JSON, read back: the exact inverse of `json_report`.

Only results of this schema version are read; what does not follow the schema is refused, with the pointer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from svcaudit.model.decision import Answered
from svcaudit.model.document import DocumentEntry, DocumentStatus, Role
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.flow import Flows
from svcaudit.model.maturity import Level, Maturity, Requirement
from svcaudit.model.outcome import Kind, Severity
from svcaudit.model.place import Place
from svcaudit.model.report import (
    Finding,
    Location,
    PrincipleScore,
    RegisterEntry,
    Remark,
    Report,
    RuleScore,
    RuleWords,
    Score,
    Tool,
)
from svcaudit.reporting.flow_saved import flows_from_json
from svcaudit.reporting.values import from_json

#: The version of the JSON format that is written and read.
SCHEMA_VERSION = 1

#: Digits of a whole number: Python itself refuses to read some thousands.
_MOST_DIGITS = 1000

Json = Mapping[str, Any]


def load_report(text: str, path: str = "report.json") -> Report:
    """The report in that JSON text. `path` names the file in problems.

    Raises ConfigurationError for broken JSON, another schema version, and data that do not follow the schema.
    """
    data = _parsed(text, path)
    _refuse_other_version(data, text, path)
    problems = [
        Problem("saved.invalid", (("pointer", pointer), ("detail", detail)), Place(path, 1))
        for pointer, detail in _faults(data)
    ]
    if problems:
        raise ConfigurationError(*problems)
    return _report(data)


def _parsed(text: str, path: str) -> Json:
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise ConfigurationError(Problem("saved.broken_json", (("detail", error.msg),), place)) from error
    except (_NoNumber, RecursionError) as error:
        problem = Problem("saved.broken_json", (("detail", str(error)),), Place(path, 1))
        raise ConfigurationError(problem) from error
    if not isinstance(data, dict):
        raise ConfigurationError(Problem("saved.not_an_object", (), Place(path, 1)))
    return data


class _NoNumber(ValueError):
    """NaN and the infinities, which JSON does not have; whole numbers that no report holds."""


def _no_constant(name: str) -> float:
    raise _NoNumber(name)


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise _NoNumber(f"{digits[:20]}…")
    return int(digits)


def _refuse_other_version(data: Json, text: str, path: str) -> None:
    found = data.get("schema_version")
    if type(found) is int and found == SCHEMA_VERSION:
        return
    key = re.search(r'"schema_version"', text)
    line = text.count("\n", 0, key.start()) + 1 if key else 1
    values = (("found", json.dumps(found)[:40]), ("expected", str(SCHEMA_VERSION)))
    raise ConfigurationError(Problem("saved.schema_version", values, Place(path, line)))


@cache
def _schema() -> Any:
    import jsonschema_rs

    text = files("svcaudit.schemas").joinpath("report.json").read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text))


def _faults(data: Json) -> list[tuple[str, str]]:
    """Where the data do not follow the schema, and how."""
    return [
        ("/" + "/".join(str(part) for part in error.instance_path), error.message[:200])
        for error in _schema().iter_errors(data)
    ]


def _report(data: Json) -> Report:
    return Report(
        schema_version=data["schema_version"],
        tool=Tool(**data["tool"]),
        organisation=data["organisation"],
        language=data["language"],
        today=data["today"],
        profile=data["profile"],
        score=_score(data["score"]),
        documents=tuple(_document(entry) for entry in data["documents"]),
        promises=tuple(_promise(promise) for promise in data["promises"]),
        findings=tuple(_finding(finding) for finding in data["findings"]),
        rules=tuple(RuleWords(**rule) for rule in data["rules"]),
        remarks=tuple(_remark(remark) for remark in data["remarks"]),
        flows=flows_from_json(data["flows"]) if "flows" in data else Flows(),
        maturity=_maturity(data.get("maturity")),
        answers=tuple(Answered(**answer) for answer in data.get("answers", ())),
    )


def _maturity(data: Json | None) -> Maturity | None:
    return None if data is None else Maturity(data["reached"], tuple(_level(level) for level in data["levels"]))


def _level(data: Json) -> Level:
    return Level(**{**data, "requirements": tuple(_requirement(one) for one in data["requirements"])})


def _requirement(data: Json) -> Requirement:
    return Requirement(**{**data, "missing": tuple(data["missing"])})


def _score(data: Json) -> Score:
    return Score(**{**data, "principles": tuple(_principle(principle) for principle in data["principles"])})


def _principle(data: Json) -> PrincipleScore:
    return PrincipleScore(**{**data, "rules": tuple(_rule(rule) for rule in data["rules"])})


def _rule(data: Json) -> RuleScore:
    return RuleScore(**{**data, "severity": Severity(data["severity"])})


def _document(data: Json) -> DocumentEntry:
    changed = {
        "role": _role(data["role"]),
        "status": DocumentStatus(data["status"]),
        "reason_values": tuple(data["reason_values"].items()),
    }
    return DocumentEntry(**{**data, **changed})


def _promise(data: Json) -> RegisterEntry:
    provisions = tuple((provision["path"], provision["line"]) for provision in data["provisions"])
    return RegisterEntry(**{**data, "provisions": provisions})


def _remark(data: Json) -> Remark:
    return Remark(**{**data, "values": tuple(data["values"].items())})


def _finding(data: Json) -> Finding:
    changed = {
        "severity": Severity(data["severity"]),
        "kind": Kind(data["kind"]),
        "values": tuple((name, from_json(value)) for name, value in data["values"].items()),
        "locations": tuple(_location(location) for location in data["locations"]),
    }
    return Finding(**{**data, **changed})


def _location(data: Json) -> Location:
    return Location(**{**data, "role": _role(data["role"])})


def _role(name: str | None) -> Role | None:
    return None if name is None else Role(name)
