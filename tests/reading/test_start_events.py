"""What starts a clock is no deed of the house, wherever in the sentence it is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svcaudit import auditing

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("language", "sentence", "event"),
    [
        ("es", "Una vez recibido el pago, todo tarda 2 días.", "recibido el pago"),
        ("es", "Todo tarda 2 días desde el pago.", "el pago"),
        ("en", "Once the refund is paid, it all takes 2 days.", "the refund is paid"),
        ("en", "It all takes 2 days once the refund is paid.", "the refund is paid"),
        ("pt", "Uma vez confirmado o pagamento, tudo leva 2 dias.", "confirmado o pagamento"),
    ],
)
def test_the_start_event_names_no_action(tmp_path: Path, language: str, sentence: str, event: str) -> None:
    for name, text in (("published/charter.md", f"# A\n\n{sentence}\n"), ("internal/manual.md", "# B\n")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "svcaudit.yaml").write_text(f"language: {language}\n", encoding="utf-8")
    (claim,) = auditing.inspect(tmp_path, today=TODAY).organisation.claims
    assert claim.quantity is not None and claim.quantity.starts_from == event
    assert not claim.action
