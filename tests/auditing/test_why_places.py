"""`why` on two places: what is found there, and that it says what the audit says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from svcaudit import auditing
from svcaudit.model.errors import SvcauditError
from svcaudit.model.explanation import Comparability, Obstacle, Why
from svcaudit.model.outcome import Verdict
from svcaudit.model.report import Finding

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
TODAY = date(2026, 11, 21)
#: Rules that hold claims against each other as the matching pairs them.
OF_PAIRS = frozenset({"COH001", "COH002", "COH004", "COH005", "COH006", "COH009"})
COMPARABLE = (Comparability.CERTAIN, Comparability.LIKELY)
FAULTS = (Verdict.BROKEN, Verdict.SUSPECTED)
CHARTER = "# Charter\n\nWelcome.\n\n- We answer your complaint within 48 hours.\n- A copy costs £5.\n"
MANUAL = "# Complaints\n\n1. Customer Care answers the complaint within ten working days.\n"


def findings() -> Iterator[tuple[Path, Finding]]:
    for example in EXAMPLES:
        for finding in auditing.audit(example, today=TODAY).findings:
            if finding.rule.startswith("COH") and len(finding.locations) > 1:
                yield example, finding


FINDINGS = list(findings())


@pytest.mark.parametrize(("example", "finding"), FINDINGS, ids=[f"{path.name}-{one.rule}" for path, one in FINDINGS])
def test_the_places_of_a_finding_are_said_to_disagree(example: Path, finding: Finding) -> None:
    first, second = (f"{location.path}:{location.line}" for location in finding.locations[:2])
    told = auditing.why(example, (first, second), today=TODAY)
    in_pairs = [(pair.explanation.verdict, judgement) for pair in told.pairs for judgement in pair.judgements]
    faults = [one for one in told.judgements if (one.rule, one.sentence) == (finding.rule, finding.message)]
    paired = [verdict for verdict, one in in_pairs if one.rule == finding.rule and one.verdict in FAULTS]
    assert paired or faults
    if finding.rule in OF_PAIRS:
        assert paired[0] in COMPARABLE


def test_findings_of_the_examples_are_looked_at() -> None:
    assert {finding.rule for _, finding in FINDINGS} >= OF_PAIRS | {"COH003", "COH011"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "published/charter.md": CHARTER,
        "internal/complaints.md": MANUAL,
        "internal/more/complaints.md": "# More\n\nNothing here.\n",
        "internal/french.md": "---\nlanguage: fr\n---\n# Les réclamations\n\nNous répondons dans les dix jours.\n",
        "notes.md": "# Notes\n",
        "svcaudit.yaml": 'language: en\npublished: ["published/**"]\ninternal: ["internal/**"]\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "internal" / "broken.yaml").write_text("a: [1\n", encoding="utf-8")
    return tmp_path


def ask(root: Path, first: str, second: str) -> Why:
    return auditing.why(root, (first, second), today=TODAY)


@pytest.mark.parametrize("name", ["charter.md", "published/charter.md", "./published/charter.md"])
def test_the_end_of_a_path_is_enough(root: Path, name: str) -> None:
    assert ask(root, f"{name}:5", "internal/complaints.md:3").first.path == "published/charter.md"


def test_a_path_from_where_the_command_runs_will_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    place = f"{root.name}/published/charter.md:5"
    told = auditing.why(Path(root.name), (place, place), today=TODAY)
    assert told.first.path == "published/charter.md"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("charter.md", "audit.place_malformed"),
        (":5", "audit.place_malformed"),
        ("charter.md:", "audit.place_malformed"),
        ("charter.md:0", "audit.place_malformed"),
        ("charter.md:-3", "audit.place_malformed"),
        ("charter.md:²", "audit.place_malformed"),
        ("nothing-like-it.txt:3", "audit.place_file"),
        ("published/chatrer.md:3", "audit.place_file_suggestion"),
        ("complaints.md:3", "audit.place_ambiguous"),
        ("notes.md:1", "audit.place_skipped"),
        ("charter.md:7", "audit.place_line"),
        ("broken.yaml:1", "yaml.syntax"),
        ("french.md:3", "document.language"),
    ],
)
def test_a_place_that_cannot_be_looked_at_is_refused(root: Path, given: str, key: str) -> None:
    with pytest.raises(SvcauditError) as caught:
        ask(root, given, "internal/complaints.md:3")
    assert [problem.key for problem in caught.value.problems] == [key]


def test_a_line_without_values_shows_what_was_read(root: Path) -> None:
    told = ask(root, "charter.md:3", "internal/complaints.md:3")
    assert (told.pairs, told.first.claims) == ((), ())
    assert [statement.text for statement in told.first.statements] == ["Welcome."]


def test_a_line_without_a_sentence_names_the_nearest(root: Path) -> None:
    spot = ask(root, "charter.md:1", "internal/complaints.md:3").first
    assert (spot.statements, spot.nearest) == ((), 3)


def test_other_kinds_are_never_compared(root: Path) -> None:
    (pair,) = ask(root, "charter.md:6", "internal/complaints.md:3").pairs
    assert pair.explanation.obstacle is Obstacle.KIND


def test_a_wrapped_sentence_is_found_on_each_of_its_lines(root: Path) -> None:
    (root / "published" / "charter.md").write_text(
        "# Charter\n\nWe answer your complaint\nalways and everywhere\nwithin 48 hours.\n", encoding="utf-8"
    )
    for line in (3, 4, 5):
        (pair,) = ask(root, f"charter.md:{line}", "internal/complaints.md:3").pairs
        assert [judgement.rule for judgement in pair.judgements] == ["COH001"]


def test_words_in_common_are_given_as_written(root: Path) -> None:
    (pair,) = ask(root, "charter.md:5", "internal/complaints.md:3").pairs
    assert set(pair.words) >= {"answer", "complaint"}


def test_a_pair_that_the_audit_decides_by_another_place_is_judged_by_itself(root: Path) -> None:
    line = "The repair line is 0117 496 0123.\n"
    for name in ("published/charter.md", "published/questions.md", "internal/complaints.md"):
        (root / name).write_text(f"# Repair line\n\n{line}", encoding="utf-8")
    told = [
        ask(root, f"published/{name}.md:3", "internal/complaints.md:3").pairs[0] for name in ("charter", "questions")
    ]
    assert [[one.rule for one in pair.judgements] for pair in told] == [["COH011"], ["COH011"]]
    assert [pair.judgements[0].alone for pair in told] == [False, True]


def test_the_same_line_twice_is_one_value(root: Path) -> None:
    (pair,) = ask(root, "charter.md:5", "charter.md:5").pairs
    assert pair.explanation.obstacle is Obstacle.SAME_PLACE
