"""A row that names weekdays and then two times of day says from when until when."""

from pathlib import Path

import pytest

from svcaudit.config import load_configuration
from svcaudit.loading import load
from svcaudit.model.claim import ClaimKind
from svcaudit.model.quantity import OpeningHours
from svcaudit.reading import read


@pytest.mark.parametrize(
    ("code", "row", "opening"),
    [
        ("es", "| Domingo y festivos | 8.00 | 22.00 |", ["Su,PH 08:00-22:00"]),
        ("en", "| Monday to Saturday | 6:45 | 18:15 |", ["Mo-Sa 06:45-18:15"]),
        ("pt", "| Sábado | 9h | 13h |", ["Sa 09:00-13:00"]),
        ("es", "| Torre norte | 8.00 | 22.00 |", []),
        ("en", "| Monday | 6:45 | 10 buckets |", []),
    ],
)
def test_the_first_and_the_last_time_of_a_day(code: str, row: str, opening: list[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rota.md").write_text(f"# Rota\n\n| A | B | C |\n|---|---|---|\n{row}\n", encoding="utf-8")
    told = f'organisation: Rota\nlanguage: {code}\npublished: ["out/**"]\ninternal: ["in/**"]\n'
    (tmp_path / "svcaudit.yaml").write_text(told, encoding="utf-8")
    configuration = load_configuration(tmp_path)
    claims = read(load(tmp_path, configuration), configuration).claims
    found = [claim.quantity.value for claim in claims if claim.kind is ClaimKind.HOURS and claim.quantity is not None]
    assert [one.opening for one in found if isinstance(one, OpeningHours) and one.intervals] == opening
