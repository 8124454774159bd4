"""`svcaudit.yaml`: defaults, everything that it may say, and every mistake at once."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from pathlib import Path

import jsonschema_rs
import pytest

from svcaudit.config import Alias, Configuration, Suppression, load_configuration
from svcaudit.model.errors import ConfigurationError, Problem
from svcaudit.model.outcome import Severity

_RULES = frozenset({"COH001", "COH012", "CMP001"})
_FULL = """\
organisation: Clínica Dental Sonrisa
language: es
published: ["published/**"]
internal: internal/**
profile: core
exclude: ["**/borradores/**"]
complete: true
severity: {COH012: warning}
select: [COH, CMP]
ignore: [COH001]
aliases:
  units: {"Servicio de Atención": [SAC, "Atención"]}
  subjects: {quejas: incidencias}
settings: {max_handoffs: 4, country: ES-MD}
fail_under: 80
suppress:
  - {rule: COH012, path: "internal/mesa.md", reason: "on purpose", until: 2027-06-30}
  - {rule: CMP, reason: "no"}
"""


def _load(folder: Path, text: str, rules: frozenset[str] | None = _RULES) -> Configuration:
    (folder / "svcaudit.yaml").write_text(text, encoding="utf-8")
    return load_configuration(folder, rules)


def _problems(folder: Path, text: str) -> dict[str, tuple[int, dict[str, str]]]:
    with pytest.raises(ConfigurationError) as caught:
        _load(folder, text)
    return {problem.key: (_line(problem), dict(problem.values)) for problem in caught.value.problems}


def _line(problem: Problem) -> int:
    assert problem.place is not None
    assert problem.place.path == "svcaudit.yaml"
    return problem.place.line


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert load_configuration(tmp_path) == Configuration()


@pytest.mark.parametrize("text", ["", "# nothing\n", "organisation:\nselect: ~\n"])
def test_empty_values_are_as_good_as_left_out(tmp_path: Path, text: str) -> None:
    assert _load(tmp_path, text) == Configuration(source_path="svcaudit.yaml")


def test_everything_it_may_say(tmp_path: Path) -> None:
    assert _load(tmp_path, _FULL) == Configuration(
        organisation="Clínica Dental Sonrisa",
        language="es",
        published=("published/**",),
        internal=("internal/**",),
        profile="core",
        exclude=("**/borradores/**",),
        complete=True,
        severity=(("COH012", Severity.WARNING),),
        select=("COH", "CMP"),
        ignore=("COH001",),
        unit_aliases=(Alias("Servicio de Atención", ("SAC", "Atención")),),
        subject_aliases=(Alias("quejas", ("incidencias",)),),
        max_handoffs=4,
        country="ES-MD",
        fail_under=80,
        suppress=(
            Suppression("COH012", "internal/mesa.md", "on purpose", date(2027, 6, 30), 17),
            Suppression("CMP", None, "no", None, 18),
        ),
        source_path="svcaudit.yaml",
    )


def test_carriage_returns_and_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").write_bytes(b"\xef\xbb\xbflanguage: es\r\nprofile: core\r\n")
    assert load_configuration(tmp_path).profile == "core"


def test_words_stay_words(tmp_path: Path) -> None:
    assert _load(tmp_path, "organisation: 012\nlanguage: no").organisation == "012"


@pytest.mark.parametrize(
    ("text", "key", "line", "values"),
    [
        ("a: 1\n", "config.unknown_key", 1, {"name": "a"}),
        ("\norganisaton: X", "config.unknown_key_suggestion", 2, {"name": "organisaton", "suggestion": "organisation"}),
        ("settings:\n  max_handoff: 3", "config.unknown_key_suggestion", 2, {"suggestion": "max_handoffs"}),
        (
            "suppress:\n- rule: COH001\n  reson: x\n  reason: y",
            "config.unknown_key_suggestion",
            3,
            {"suggestion": "reason"},
        ),
        ("profile: ful", "config.choice_suggestion", 1, {"suggestion": "full"}),
        ("profile: everything", "config.choice", 1, {"allowed": "core, full"}),
        ("complete: maybe", "config.type", 1, {"name": "complete", "expected": "boolean"}),
        ("settings: {max_handoffs: many}", "config.type", 1, {"name": "settings.max_handoffs"}),
        ("settings: {max_handoffs: 0}", "config.minimum", 1, {"limit": "1"}),
        ("fail_under: 101", "config.maximum", 1, {"limit": "100"}),
        ("published: {a: b}", "config.type", 1, {"name": "published"}),
        ("select: [COH, COH123]", "config.rule_suggestion", 1, {"rule": "COH123"}),
        ("select: [XYZ]", "config.rule", 1, {"rule": "XYZ"}),
        ("severity: {coh1: error}", "config.rule_suggestion", 1, {"suggestion": "COH001"}),
        ("severity: {COH001: bad}", "config.choice", 1, {"value": "bad"}),
        ("suppress:\n- {rule: COH001}", "config.required", 2, {"name": "reason"}),
        ("suppress:\n- {rule: COH001, reason: ' '}", "config.empty", 2, {"name": "suppress[0].reason"}),
        ("suppress:\n- {rule: COH001, reason: x, until: 2027-02-30}", "config.date", 2, {"value": "2027-02-30"}),
        ("suppress:\n- {rule: COH001, reason: x, until: soon}", "config.date", 2, {"value": "soon"}),
        ("language: spanish", "config.language", 1, {"value": "spanish"}),
        ("settings: {country: mexico}", "config.country", 1, {"value": "mexico"}),
        ("- a", "config.not_a_mapping", 1, {}),
        ("a: [", "yaml.syntax", 1, {}),
        ("language: es\nlanguage: en", "yaml.duplicate_key", 2, {"name": "language"}),
    ],
)
def test_each_mistake_has_its_line(tmp_path: Path, text: str, key: str, line: int, values: dict[str, str]) -> None:
    problems = _problems(tmp_path, text)
    assert list(problems) == [key]
    found_line, found = problems[key]
    assert found_line == line
    assert values.items() <= found.items()


def test_all_mistakes_at_once_in_order(tmp_path: Path) -> None:
    text = "profil: x\ncomplete: maybe\nselect: [ABC]\nsuppress:\n- {rule: COH001}\n"
    with pytest.raises(ConfigurationError) as caught:
        _load(tmp_path, text)
    assert [_line(problem) for problem in caught.value.problems] == [1, 2, 3, 5]


def test_rules_are_not_checked_without_a_list(tmp_path: Path) -> None:
    assert _load(tmp_path, "select: [XYZ123]", None).select == ("XYZ123",)


def test_encoding(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").write_bytes(b"language: es\norganisation: \xe9\n")
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(tmp_path)
    assert caught.value.problems[0].key == "config.encoding"
    assert _line(caught.value.problems[0]) == 2


def test_a_configuration_that_is_no_file_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").mkdir()
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(tmp_path)
    assert [problem.key for problem in caught.value.problems] == ["config.no_file"]


def test_a_link_to_no_configuration_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "svcaudit.yaml").symlink_to("elsewhere.yaml")
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(tmp_path)
    assert [problem.key for problem in caught.value.problems] == ["config.unreadable"]


def test_schema_is_a_schema() -> None:
    schema = json.loads(resources.files("svcaudit.schemas").joinpath("configuration.json").read_text("utf-8"))
    jsonschema_rs.meta.validate(schema)
