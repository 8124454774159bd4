"""Which language a text is in."""

from __future__ import annotations

import pytest

from svcaudit.language.detection import detect

CASES = [
    ("es", "Contestamos las quejas en un plazo de cinco días hábiles."),
    ("es", "Horario de atención: de lunes a viernes de 9 a 14 h."),
    ("es", "La recepcionista anota la cita y avisa al doctor."),
    ("es", "¿Cuánto tarda la entrega?"),
    ("en", "We answer complaints within five working days."),
    ("en", "Opening hours: Monday to Friday from 9 to 5."),
    ("en", "The receptionist books the visit and tells the dentist."),
    ("pt", "Respondemos às reclamações em até cinco dias úteis."),
    ("pt", "Horário de atendimento: de segunda a sexta, das 8h às 18h."),
    ("pt", "O atendente registra a venda e pergunta se falta mais alguma coisa."),
    (None, "Nous répondons aux réclamations dans les cinq jours ouvrables."),
    (None, "Wir beantworten Beschwerden innerhalb von fünf Arbeitstagen und helfen Ihnen gern."),
    (None, "Rispondiamo ai reclami entro cinque giorni lavorativi dalla ricezione della richiesta."),
    (None, "Responem les queixes dels usuaris en un termini de cinc dies amb els nostres equips."),
    (None, "Wij beantwoorden klachten binnen vijf dagen en houden u op de hoogte van het verloop."),
    (None, "449 555 0137"),
    (None, ""),
    (None, "OK"),
]


@pytest.mark.parametrize(("code", "text"), CASES)
def test_language(code: str | None, text: str) -> None:
    assert detect(text) == code
