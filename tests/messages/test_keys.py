"""Every key that the code asks for has a sentence, and no sentence about a problem is without code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import pytest

import svcaudit
from svcaudit.language import codes
from svcaudit.messages import LANGUAGES, has_sentence
from svcaudit.messages.catalogue import catalogue
from svcaudit.model.claim import ClaimKind, Source, Speech
from svcaudit.model.document import DocumentStatus, Role
from svcaudit.model.explanation import Comparability, Order
from svcaudit.model.outcome import Kind, Severity
from svcaudit.model.quantity import QuantityKind
from svcaudit.scoring import PRINCIPLE_WEIGHTS, PROFILES
from svcaudit.yaml_nodes import compose, plain

ROOT = Path(svcaudit.__file__).parent

#: The slots of a claim, and the numbers in the name of its row.
SLOTS = ("subject", "action", "channel", "priority", "audience", "season", "instance", "giver", "number")
#: Slots that keep no two claims apart.
OTHER_SLOTS = ("unit", "place")
#: First parts of the keys of problems, notes, reasons, remarks and what the commands say.
SPACES = (
    "audit",
    "baseline",
    "cli",
    "config",
    "diff",
    "document",
    "loading",
    "messages",
    "page",
    "remark",
    "reporting",
    "saved",
    "skipped",
    "yaml",
)
KEY = re.compile(rf"({'|'.join(SPACES)})(\.[a-z_{{}}]+)+")
FILE = re.compile(r".*\.(yaml|yml|json|md|py|css)")


def keys() -> Iterator[str]:
    """Keys in the code; what an f-string fills in is `{}`."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = literal(node)
            if text is not None and KEY.fullmatch(text) and not FILE.fullmatch(text):
                yield text


def literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


KEYS = sorted(set(keys()))


def pattern(key: str) -> re.Pattern[str]:
    return re.compile("[a-z_]+".join(re.escape(part) for part in key.split("{}")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_in_the_code_has_a_sentence(key: str, language: str) -> None:
    if "{}" in key:
        assert any(pattern(key).fullmatch(known) for known in catalogue(language))
    else:
        assert has_sentence(key, language)


def test_keys_are_found() -> None:
    assert len(KEYS) > 40
    assert {"config.unreadable", "saved.broken_json", "loading.no_documents"} <= set(KEYS)


def test_no_sentence_of_those_is_unused() -> None:
    used = [pattern(key) for key in KEYS] + [pattern(f"{key}_suggestion") for key in KEYS]
    known = [key for key in catalogue("es") if key.split(".")[0] in SPACES]
    words = {f"document.{status}" for status in DocumentStatus}
    unused = {key for key in known if not any(one.fullmatch(key) for one in used)} - words
    assert unused == set()


@pytest.mark.parametrize(
    ("space", "values"),
    [
        ("severity", Severity),
        ("role", Role),
        ("kind", Kind),
        ("document", DocumentStatus),
        ("inspect.source", Source),
        ("inspect.speech", Speech),
        ("inspect.kind", ClaimKind),
        ("inspect.quantity", QuantityKind),
        ("inspect.slot", (*SLOTS, *OTHER_SLOTS)),
        ("why.kind", ClaimKind),
        ("why.verdict", Comparability),
        ("why.order.duration", [order for order in Order if order is not Order.DIFFERENT]),
        ("why.excludes", SLOTS),
        ("status", ("open", "suppressed", "baselined")),
        ("certainty", ("certain", "review")),
        ("effort", ("small", "medium", "large")),
        ("verdict", ("kept", "broken", "unsupported", "vague", "unclear")),
        ("principle", PRINCIPLE_WEIGHTS),
        ("report.profile", PROFILES),
        ("report.language", LANGUAGES),
    ],
)
def test_every_word_of_the_model_has_its_word(space: str, values: type[StrEnum] | Sequence[str]) -> None:
    missing = [(value, code) for value in values for code in LANGUAGES if not has_sentence(f"{space}.{value}", code)]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", codes())
def test_every_concept_of_a_slot_has_a_name(code: str, language: str) -> None:
    groups: dict[str, set[str]] = {}
    for name in ("lexicon.yaml", "flow.yaml"):
        data = plain(compose((ROOT / "language" / code / name).read_text(encoding="utf-8"), name))
        assert isinstance(data, dict)
        for group in set(data) & set(SLOTS):
            groups.setdefault(group, set()).update(set(data[group]) - {"other_sense"})
    assert set(groups) == {"subject", "action", "channel", "priority", "audience", "season"}
    concepts = [(group, concept) for group, found in groups.items() for concept in sorted(found)]
    assert [one for one in concepts if not _is_named(*one, language)] == []


def _is_named(group: str, concept: str, language: str) -> bool:
    return has_sentence(f"phrase.channel.{concept}" if group == "channel" else f"concept.{group}.{concept}", language)
