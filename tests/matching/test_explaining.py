"""What is said of a pair is what the audit does with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import auditing
from svcaudit.matching import Explainer
from svcaudit.model.claim import Claim, ClaimKind, Relation
from svcaudit.model.explanation import OPEN_OBSTACLES, Comparability, Doubt, Explanation, Obstacle
from svcaudit.model.organisation import Organisation

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
TODAY = date(2026, 11, 21)


def read(root: Path) -> Organisation:
    return auditing.inspect(root, today=TODAY).organisation


def explained(root: Path, published: str, internal: str = "", kind: ClaimKind = ClaimKind.DEADLINE) -> Explanation:
    """The first claim of that kind against the second one; published claims are read first."""
    for name, text in (("published/charter.md", published), ("internal/manual.md", internal)):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text or "# Manual\n\nNothing is laid down yet.\n", encoding="utf-8")
    (root / "svcaudit.yaml").write_text("language: en\n", encoding="utf-8")
    organisation = read(root)
    claims = [claim for claim in organisation.claims if claim.kind is kind]
    claims.sort(key=lambda claim: claim.role, reverse=True)
    return Explainer(organisation).explain(claims[0], claims[1])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_pair_that_the_audit_compares_is_explained_as_it_judges_it(example: Path) -> None:
    organisation = read(example)
    explainer = Explainer(organisation)
    assert organisation.comparisons
    for comparison in organisation.comparisons:
        explanation = explainer.explain(comparison.left, comparison.right)
        assert (explanation.verdict is Comparability.CERTAIN) == comparison.certain
        assert (explanation.verdict is Comparability.OPEN) == (not comparison.certain and not comparison.likely)
        assert explanation.score == comparison.similarity
        assert explanation.obstacle is None
        assert bool(explanation.doubts) != comparison.certain


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_pair_that_it_does_not_compare_has_an_obstacle(example: Path) -> None:
    organisation = read(example)
    explainer = Explainer(organisation)
    compared = {(one.left.id, one.right.id) for one in organisation.comparisons}
    for first, second in _some_pairs(organisation):
        explanation, mirrored = explainer.explain(first, second), explainer.explain(second, first)
        if {(first.id, second.id), (second.id, first.id)} & compared:
            continue
        assert explanation.obstacle is not None
        assert (explanation.verdict is Comparability.OPEN) == (explanation.obstacle in OPEN_OBSTACLES)
        assert (mirrored.verdict, mirrored.obstacle) == (explanation.verdict, explanation.obstacle)
        assert (explanation.obstacle is Obstacle.NEARER) == (explanation.nearer is not None)


def _some_pairs(organisation: Organisation) -> list[tuple[Claim, Claim]]:
    claims = organisation.claims
    return [(first, second) for first in claims[::3] for second in claims[::4]]


def test_two_promises_of_one_thing_are_comparable(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nWe answer your complaint within 48 hours.\n",
        "# Complaints\n\nCustomer Care answers the complaint within ten working days.\n",
    )
    assert (found.verdict, found.doubts) == (Comparability.CERTAIN, ())
    assert {slot.name: slot.relation for slot in found.slots} == {"subject": Relation.SAME, "action": Relation.SAME}


def test_another_channel_is_named_as_what_excludes(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nWe answer complaints by telephone within one day.\n",
        "# Manual\n\nComplaints by letter are answered within ten days.\n",
    )
    assert found.obstacle is Obstacle.SLOT
    assert [slot.name for slot in found.slots if slot.excludes] == ["channel"]


def test_two_places_of_one_internal_document_are_not_compared(tmp_path: Path) -> None:
    text = "# Manual\n\nWe answer complaints within one day.\n\nWe answer complaints within two days.\n"
    assert explained(tmp_path, "# Charter\n\nWelcome to our house.\n", text).obstacle is Obstacle.SIDE


def test_values_of_one_sentence_are_not_compared(tmp_path: Path) -> None:
    text = "# Charter\n\nWe answer complaints within one day, and we repair the machine within three weeks.\n"
    assert explained(tmp_path, text).obstacle is Obstacle.SAME_SENTENCE


def test_rows_with_other_numbers_are_apart(tmp_path: Path) -> None:
    rows = "# Plans\n\n| Plan | Price a month |\n|---|---|\n| Plan 500 | £20 |\n| Plan 1000 | £30 |\n"
    found = explained(tmp_path, rows, kind=ClaimKind.PRICE)
    assert found.obstacle is Obstacle.NUMBER
    assert [slot.name for slot in found.slots if slot.excludes] == ["number"]


def test_what_is_past_binds_nobody(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nUntil 2022 we answered complaints within thirty days.\n",
        "# Manual\n\nComplaints are answered within ten days.\n",
    )
    assert found.obstacle is Obstacle.SPEECH


def test_what_shares_no_words_cannot_be_told(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nYour parcel is delivered within two days.\n",
        "# Garden\n\nThe hedge is trimmed within nine weeks.\n",
    )
    assert (found.verdict, found.obstacle) == (Comparability.OPEN, Obstacle.WORDS)
    assert found.needed is not None and found.score < found.needed


def test_a_step_that_one_side_leaves_unsaid_is_a_doubt(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nComplaints about a lost wallet on the ferry: within two days.\n",
        "# Manual\n\nComplaints about a lost wallet on the ferry are answered within five days.\n",
    )
    assert Doubt.ACTION in found.doubts
    assert found.verdict is not Comparability.CERTAIN


def test_a_nearer_place_is_named(tmp_path: Path) -> None:
    found = explained(
        tmp_path,
        "# Charter\n\nWe answer complaints about meter readings within two days.\n",
        "# Manual\n\nComplaints about parking fines are answered within nine days.\n\n"
        "Complaints about meter readings are answered within five days.\n",
    )
    assert found.obstacle is Obstacle.NEARER
    assert found.nearer is not None and found.nearer.of_first and found.nearer.claim.place.line == 5
    assert found.nearer.score > found.score
