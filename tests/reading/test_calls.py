"""A step knows which other procedure it runs, by code or by name, and never one that is only like it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.procedure import Procedure
from svcaudit.reading import read

REFUNDS = "# PR-04 Refunds\n\n1. Accounts checks the receipt.\n2. The cashier pays the customer.\n"
COMPLAINTS = "# Complaints\n\n1. The front desk logs it.\n2. {step}\n3. The front desk writes to the customer.\n"
VISITS = "# Procedimiento de visitas técnicas\n\n1. Talleres concierta la visita.\n2. Talleres visita el domicilio.\n"


def procedures(folder: Path, language: str, files: Mapping[str, str]) -> dict[str, Procedure]:
    """The procedures of some internal documents, by the document's name."""
    (folder / "internal").mkdir()
    for name, text in files.items():
        (folder / "internal" / name).write_text(f"---\nlanguage: {language}\n---\n\n{text}", encoding="utf-8")
    configuration = Configuration()
    found = read(load(folder, configuration), configuration).procedures
    return {Path(one.path).name: one for one in found}


@pytest.mark.parametrize(
    "step",
    [
        "Quality follows PR-04.",
        "Quality goes on to procedure PR-04.",
        "Quality pays back as per PR-04.",
        "Quality applies the refunds procedure.",
        "If money is due, Quality starts the procedure for refunds.",
    ],
)
def test_a_step_runs_what_it_names(tmp_path: Path, step: str) -> None:
    text = (
        f"# Complaints\n\n1. The front desk logs the complaint.\n2. {step}\n3. The front desk writes to the customer.\n"
    )
    found = procedures(tmp_path, "en", {"complaints.md": text, "refunds.md": REFUNDS})

    assert [step.calls for step in found["complaints.md"].steps] == ["", found["refunds.md"].id, ""]
    assert not any(step.calls for step in found["refunds.md"].steps)


@pytest.mark.parametrize(
    "step",
    [
        "Quality notes the sum on the form.",
        "Quality follows PR-05.",
        "Quality files the papers with those of PR-04.",
        "Quality follows the procedure.",
        "Quality looks at refunds and applies the discount.",
    ],
)
def test_a_step_runs_nothing_that_it_does_not_name(tmp_path: Path, step: str) -> None:
    text = (
        f"# Complaints\n\n1. The front desk logs the complaint.\n2. {step}\n3. The front desk writes to the customer.\n"
    )
    found = procedures(tmp_path, "en", {"complaints.md": text, "refunds.md": REFUNDS})

    assert not any(step.calls for step in found["complaints.md"].steps)


def test_a_name_may_leave_out_the_word_for_a_procedure(tmp_path: Path) -> None:
    text = "# Averías\n\n1. La centralita anota el aviso.\n2. Redes aplica el procedimiento de visitas técnicas.\n"
    found = procedures(tmp_path, "es", {"averias.md": text, "visitas.md": VISITS})

    assert found["averias.md"].steps[1].calls == found["visitas.md"].id


def test_the_next_step_of_a_yaml_procedure_may_be_another_procedure(tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    head = "language: pt\nrole: internal\n"
    first = "id: PR-01\nprocedure: Queixas\nsteps:\n  - {id: 1, unit: Balcão, do: Anota a queixa, next: PR-02}\n"
    second = "id: PR-02\nprocedure: Devoluções\nsteps:\n  - {id: 1, unit: Caixa, do: Paga ao cliente}\n"
    for name, text in (("a.yaml", first), ("b.yaml", second)):
        (tmp_path / "internal" / name).write_text(head + text, encoding="utf-8")
    configuration = Configuration()
    one, other = read(load(tmp_path, configuration), configuration).procedures

    assert one.steps[0].calls == other.id
    assert not other.steps[0].calls
