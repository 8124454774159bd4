"""Which words in capitals are acronyms, and where a text spells them out."""

from __future__ import annotations

import pytest

from svcaudit.checking.acronyms import acronyms, named, spelled_out
from svcaudit.language import pack


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to PALS or the DNO.", ["pals", "dno"]),
        ("Our PCs run SaaS.", ["pc", "saas"]),
        ("Form F-12, PR-04 and ISO 9001; see annex IV.", []),
        ("Do NOT PAY cash.", []),
        ("CHARTER OF THE DNO", []),
        ("www.example.org/ABC and a.b@XYZ.example", []),
        ("Mr McKay lives at SW1A 2AA.", []),
    ],
)
def test_acronyms_are_words_of_capitals(text: str, found: list[str]) -> None:
    assert [acronym.letters for acronym in acronyms(text)] == found


def test_the_place_is_that_of_the_letters() -> None:
    text = "Ask the DNO."
    (acronym,) = acronyms(text)
    assert text[acronym.start : acronym.end] == acronym.written == "DNO"


@pytest.mark.parametrize(
    ("letters", "text", "language", "told"),
    [
        ("dno", "Your distribution network operator (DNO) repairs it.", "en", True),
        ("dno", "The DNO (distribution network operator) repairs it.", "en", True),
        ("uac", "La Unidad de Atención al Cliente, UAC, contesta.", "es", True),
        ("sla", "El SLA (acuerdo de nivel de servicio) se firma.", "es", True),
        ("rrhh", "RRHH son los Recursos Humanos.", "es", True),
        ("pqrs", "Peticiones, quejas, reclamos y sugerencias.", "es", True),
        ("dno", "The DNO repairs it within a day.", "en", False),
        ("dno", "Do not open. The hatch is shut.", "en", False),
        ("sla", "El SLA (5 días) se firma.", "es", False),
    ],
)
def test_words_that_begin_with_the_letters_spell_it_out(letters: str, text: str, language: str, told: bool) -> None:
    assert spelled_out(letters, text, pack(language)) is told


def test_a_heading_may_name_what_the_letters_stand_for() -> None:
    assert named("sla", "Service level agreement", pack("en"))
    assert not named("sla", "Service level agreement for shops", pack("en"))
