"""A fault that is read twice, or stands in two copies of a sentence, is told once."""

from pathlib import Path

import pytest
from checking_samples import check

from svcaudit.checking import broken, run, suspected
from svcaudit.checking.repeats import once
from svcaudit.config import load_configuration
from svcaudit.loading import load
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity, Verdict
from svcaudit.model.place import Place
from svcaudit.reading import read

CONFIGURATION = 'organisation: Ferry\nlanguage: en\npublished: ["out/**"]\ninternal: ["in/**"]\n'
PROMISE = "We answer within two days and mend within five days."
PROVISION = "Letters are answered within three days and boats mended within nine days."


@pytest.fixture
def ferry(tmp_path: Path) -> Organisation:
    """An organisation that says its promise in two pages, with other spaces, and its provision in one."""
    for path, text in (
        ("out/charter.md", f"# Charter\n\n{PROMISE}\n"),
        ("out/faq.md", f"# Questions\n\n{PROMISE.replace(' and ', '  and ')}\n"),
        ("out/old.md", "# Fares\n\nA crossing costs $4.\n"),
        ("in/manual.md", f"# Manual\n\n{PROVISION}\n"),
        ("svcaudit.yaml", CONFIGURATION),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    configuration = load_configuration(tmp_path)
    return read(load(tmp_path, configuration), configuration)


def _sentence(ferry: Organisation, path: str) -> Place:
    return next(one.place for one in ferry.statements if one.path == path)


def _claims(ferry: Organisation, path: str) -> list[Place]:
    return [claim.place for claim in ferry.claims if claim.place.path == path]


def _told(ferry: Organisation, *outcomes: Outcome) -> tuple[Outcome, ...]:
    (result,) = once(run((check(*outcomes),), ferry), ferry)
    return result.outcomes


def test_the_same_sentence_in_two_documents_is_one_fault_with_all_its_places(ferry: Organisation) -> None:
    manual = _sentence(ferry, "in/manual.md")
    first, second = _sentence(ferry, "out/charter.md"), _sentence(ferry, "out/faq.md")
    (found,) = _told(ferry, broken("b", second, manual), broken("a", first, manual))
    assert found.places == (first, manual, second)


def test_other_words_other_verdicts_and_other_values_are_other_faults(ferry: Organisation) -> None:
    manual = _sentence(ferry, "in/manual.md")
    charter, faq, old = (_sentence(ferry, f"out/{name}.md") for name in ("charter", "faq", "old"))
    outcomes = (
        broken("a", charter, manual, reference="A"),
        broken("b", faq, manual, reference="B"),
        suspected("c", faq, manual, reference="A"),
        broken("d", old, manual, reference="A"),
    )
    assert _told(ferry, *outcomes) == outcomes


def test_a_sentence_read_twice_keeps_its_surest_reading(ferry: Organisation) -> None:
    charter, manual = _claims(ferry, "out/charter.md"), _claims(ferry, "in/manual.md")
    perhaps = suspected("a", charter[0], manual[0], reference="A")
    surely = broken("b", charter[-1], manual[-1], reference="A")
    assert _told(ferry, perhaps, surely) == (surely,)


def test_of_equally_sure_readings_the_worst_stands(ferry: Organisation) -> None:
    charter, manual = _claims(ferry, "out/charter.md"), _claims(ferry, "in/manual.md")
    mild = broken("a", charter[0], manual[0], severity=Severity.INFO, reference="A")
    bad = broken("b", charter[-1], manual[-1], reference="A")
    assert _told(ferry, mild, bad) == (bad,)


def test_two_values_of_one_sentence_that_are_both_wrong_are_two_faults(ferry: Organisation) -> None:
    charter, manual = _claims(ferry, "out/charter.md"), _claims(ferry, "in/manual.md")
    outcomes = (
        broken("a", charter[0], manual[0], reference="two days"),
        broken("b", charter[-1], manual[-1], reference="five days"),
    )
    assert _told(ferry, *outcomes) == outcomes


def test_what_is_kept_or_stands_nowhere_is_left_alone(ferry: Organisation) -> None:
    charter = _sentence(ferry, "out/charter.md")
    outcomes = (
        Outcome(Verdict.KEPT, "a", (charter,)),
        Outcome(Verdict.KEPT, "a", (charter,)),
        broken("gap"),
        broken("gap"),
    )
    assert _told(ferry, *outcomes) == outcomes
