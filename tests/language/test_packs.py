"""A language is its pack: the page about it names all of it, the packs agree, and a new one is data alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import svcaudit
from svcaudit.language import codes, detect, pack, tables
from svcaudit.language.detection import _signs
from svcaudit.language.grammar import all_words
from svcaudit.learning import GrammarReader, Sentence
from svcaudit.loading.keys import CANONICAL
from svcaudit.model.claim import Speech
from svcaudit.model.document import Role
from svcaudit.model.quantity import Bound, Calendar, Duration, Unit

ROOT = Path(svcaudit.__file__).parent
PAGE = (ROOT.parent / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
NAMED = frozenset(re.findall(r"`([^`]+)`", PAGE))
#: A language that nobody speaks: "we answer", "within ten working days", "if".
INVENTED = {
    "detection.yaml": "words: [vel, nu, tor, dalu, ke, sem]\nendings: [olen]\n",
    "grammar.yaml": "names: [zanu]\nwe_subjects: [nu]\nbreaks: [sem]\n",
    "units.yaml": "numbers: {deka: 10}\nunits: {day: [solen]}\ncalendars_before: {working: [lavo]}\n"
    "bounds_before: {at_most: [tor]}\nbefore_unit: [plen]\n",
    "lexicon.yaml": "stop_words: >-\n  vel nu tor\n\naction:\n  answer: [dalu]\ncondition:\n  if: [ke]\n",
    "flow.yaml": "verdict:\n  yes: [=ja]\n",
    "roots.yaml": "{}\n",
    "things.yaml": "thing:\n  letter: [kart]\n",
    "keys.yaml": "promise: {within: [torel]}\n",
}


def test_every_pack_has_every_file() -> None:
    folders = {folder.name for folder in (ROOT / "language").iterdir() if (folder / "lexicon.yaml").exists()}
    assert folders == set(codes()) == {"en", "es", "pt"}


@pytest.mark.parametrize("code", codes())
def test_a_pack_has_no_key_that_nothing_reads(code: str) -> None:
    for name in ("grammar.yaml", "units.yaml", "keys.yaml"):
        known = tables.load_table("defaults", name)
        table = tables.load_table(code, name)
        assert set(table) == set(known), name
        for key, inner in known.items():
            # What is empty by default holds words or names of units as its keys.
            assert not isinstance(inner, dict) or not inner or set(table[key]) == set(inner), f"{name}: {key}"
    for part, canonical in CANONICAL.items():
        assert set(tables.load_table(code, "keys.yaml")[part]) <= set(canonical), part


def test_the_page_names_every_file() -> None:
    assert set(tables.FILES) <= NAMED


def _keys(code: str) -> Iterator[str]:
    for name in ("detection.yaml", "grammar.yaml", "units.yaml", "lexicon.yaml", "flow.yaml", "keys.yaml"):
        table = tables.load_table(code, name)
        yield from table
        if name in ("lexicon.yaml", "flow.yaml"):
            for concepts in table.values():
                yield from concepts if isinstance(concepts, dict) else ()
    for name in ("grammar.yaml", "units.yaml"):
        for inner in tables.load_table("defaults", name).values():
            yield from inner if isinstance(inner, dict) else ()


@pytest.mark.parametrize("code", codes())
def test_the_page_names_every_key_and_concept(code: str) -> None:
    assert set(_keys(code)) - NAMED == set()


def test_no_code_outside_the_packs_asks_which_language_it_is() -> None:
    asks = re.compile(r"(?:[=!]=|\bin) \(?[\"'](?:es|en|pt)[\"']|[\"'](?:es|en|pt)[\"']\s*:")
    rooms = ("language", "learning", "loading", "reading", "matching", "flow", "checking", "checks")
    paths = [path for room in rooms for path in (ROOT / room).rglob("*.py")] + [ROOT / "timing.py"]
    assert [path.name for path in paths if asks.search(path.read_text(encoding="utf-8"))] == []


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of a language whose pack stands in a folder of the test."""
    folder = tmp_path / "zz"
    folder.mkdir()
    for name, text in INVENTED.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "FOLDERS", [*tables.FOLDERS, tmp_path])
    found = (tables.codes, _signs, all_words)
    for one in found:
        one.cache_clear()
    yield folder.name
    monkeypatch.undo()
    for one in found:
        one.cache_clear()


def test_a_pack_is_found_and_read_from_data_alone(invented: str) -> None:
    text = "Nu dalu vel tor deka lavo solen."
    language = pack(invented)
    assert invented in codes()
    assert detect(text) == invented
    assert [hit.concept for hit in language.hits(text)] == ["action.answer"]
    (quantity,) = language.quantities(text)
    assert quantity.value == Duration(None, Decimal(10), Unit.DAY, Calendar.WORKING, Bound.AT_MOST)
    said = GrammarReader().read(Sentence(text, invented, Role.PUBLISHED, language.hits(text), (), False))
    assert said.speech is Speech.COMMITMENT


def test_the_grammar_of_an_invented_language_counts(invented: str) -> None:
    text = "Ke vel sem, nu dalu tor deka solen."
    hits = pack(invented).hits(text)
    said = GrammarReader().read(Sentence(text, invented, Role.PUBLISHED, hits, (), True))
    assert [text[one.words : one.end].strip() for one in said.conditions] == ["vel sem"]
    assert said.speech is Speech.COMMITMENT
