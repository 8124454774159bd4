"""What labels, titles and requests say of what is done: no more than they name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import auditing
from svcaudit.model.claim import Claim, ClaimKind

TODAY = date(2026, 11, 22)


def claims_of(root: Path, language: str, published: str) -> tuple[Claim, ...]:
    for name, text in (("published/charter.md", published), ("internal/manual.md", "# B\n")):
        (root / name).parent.mkdir()
        (root / name).write_text(text, encoding="utf-8")
    (root / "svcaudit.yaml").write_text(f"language: {language}\n", encoding="utf-8")
    return auditing.inspect(root, today=TODAY).organisation.claims


@pytest.mark.parametrize(
    ("language", "header", "value"),
    [
        ("en", "Time from your payment", "3 days"),
        ("es", "Plazo desde el pago", "3 días"),
        ("pt", "Prazo a partir do pagamento", "3 dias"),
    ],
)
def test_what_starts_the_clock_in_a_label_is_not_done(tmp_path: Path, language: str, header: str, value: str) -> None:
    (claim,) = claims_of(tmp_path, language, f"# A\n\n| | {header} |\n|---|---|\n| Violin | {value} |\n")
    assert not claim.action


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Cancel the collection without paying anything up to two hours before it."),
        ("es", "Cancele la recogida sin pagar nada hasta dos horas antes."),
    ],
)
def test_a_request_asks_for_what_it_begins_with(tmp_path: Path, language: str, sentence: str) -> None:
    found = claims_of(tmp_path, language, f"# A\n\n{sentence}\n")
    (notice,) = (claim for claim in found if claim.kind is ClaimKind.NOTICE)
    assert notice.action.values == {"cancel"}


@pytest.mark.parametrize(
    ("language", "title", "sentence", "subject"),
    [
        ("en", "Till and complaints", "The shop mends it in two days.", frozenset()),
        ("en", "Complaints", "The shop mends it in two days.", frozenset({"complaint"})),
        ("en", "Complaints and suggestions", "It takes two days.", frozenset({"complaint", "suggestion"})),
        ("es", "Caja y reclamos", "El taller lo arregla en dos días.", frozenset()),
        ("es", "Reclamos", "El taller lo arregla en dos días.", frozenset({"complaint"})),
        ("pt", "Caixa e reclamações", "A loja conserta em dois dias.", frozenset()),
    ],
)
def test_a_title_of_two_things_is_not_about_complaints_alone(
    tmp_path: Path, language: str, title: str, sentence: str, subject: frozenset[str]
) -> None:
    (claim, *_) = claims_of(tmp_path, language, f"# {title}\n\n## A\n\n{sentence}\n")
    assert claim.subject.values == subject


@pytest.mark.parametrize(
    ("language", "heading", "answer"),
    [
        ("en", "Questions and answers", "Every fifteen minutes."),
        ("es", "Preguntas y respuestas", "Cada quince minutos."),
        ("pt", "Perguntas e respostas", "A cada quinze minutos."),
    ],
)
def test_a_page_of_answers_answers_nobody(tmp_path: Path, language: str, heading: str, answer: str) -> None:
    (claim,) = claims_of(tmp_path, language, f"# {heading}\n\n{answer}\n")
    assert not claim.action
