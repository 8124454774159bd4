from __future__ import annotations

from decimal import Decimal

import pytest

from svcaudit.messages import LANGUAGES, decimal_words, phrase
from svcaudit.model.outcome import Value
from svcaudit.model.quantity import (
    Bound,
    Calendar,
    Contact,
    DateValue,
    Duration,
    Interval,
    Money,
    OpeningHours,
    Percentage,
    Unit,
)

TWO, FIVE = Decimal(2), Decimal(5)
WORKING, CALENDAR = Calendar.WORKING, Calendar.CALENDAR


def duration(maximum: str, unit: Unit, calendar: Calendar = Calendar.UNSAID) -> Duration:
    return Duration(None, Decimal(maximum), unit, calendar, Bound.AT_MOST)


def hours(*spans: tuple[range | tuple[int, ...], int, int], closed: tuple[int, ...] = ()) -> OpeningHours:
    intervals = tuple(Interval(day, start * 60, end * 60) for days, start, end in spans for day in days)
    return OpeningHours("?", intervals, closed)


@pytest.mark.parametrize(
    ("value", "spanish", "english", "portuguese"),
    [
        (duration("48", Unit.HOUR), "48 horas", "48 hours", "48 horas"),
        (duration("1", Unit.DAY, WORKING), "1 día hábil", "1 working day", "1 dia útil"),
        (duration("5", Unit.DAY, WORKING), "5 días hábiles", "5 working days", "5 dias úteis"),
        (duration("10", Unit.DAY, CALENDAR), "10 días naturales", "10 calendar days", "10 dias corridos"),
        (duration("1.50", Unit.HOUR), "1,5 horas", "1.5 hours", "1,5 horas"),
        (duration("100", Unit.MINUTE), "100 minutos", "100 minutes", "100 minutos"),
        (
            Duration(TWO, FIVE, Unit.DAY, WORKING),
            "2 a 5 días hábiles",
            "2 to 5 working days",
            "2 a 5 dias úteis",
        ),
        (Duration(TWO, TWO, Unit.WEEK), "2 semanas", "2 weeks", "2 semanas"),
        (
            Duration(Decimal(15), None, Unit.DAY, bound=Bound.AT_LEAST),
            "al menos 15 días",
            "at least 15 days",
            "pelo menos 15 dias",
        ),
        (
            Duration(TWO, TWO, Unit.MONTH, bound=Bound.ABOUT),
            "alrededor de 2 meses",
            "about 2 months",
            "cerca de 2 meses",
        ),
        (
            Duration(Decimal(0), Decimal(1), Unit.DAY, WORKING),
            "el mismo día hábil",
            "the same working day",
            "o mesmo dia útil",
        ),
        (Duration(Decimal(0), Decimal(3), Unit.DAY), "3 días", "3 days", "3 dias"),
        (Money(Decimal("12.5"), "EUR"), "12,50 €", "€12.50", "12,50 €"),
        (Money(Decimal("1250"), "EUR"), "1.250 €", "€1,250", "1.250 €"),
        (Money(Decimal("1250.5"), "MXN"), "1,250.50 MXN", "1,250.50 MXN", "1.250,50 MXN"),
        (Money(Decimal("35.00"), "BRL"), "R$ 35", "R$35", "R$ 35"),
        (Money(Decimal("9.99"), "$"), "$9.99", "$9.99", "$ 9,99"),
        (Money(Decimal("0.00"), "EUR"), "gratuito", "free", "gratuito"),
        (Money(Decimal("30")), "30", "30", "30"),
        (Percentage(Decimal("95")), "95 %", "95%", "95%"),
        (
            Percentage(Decimal("99.5"), duration("20", Unit.SECOND)),
            "99,5 % en 20 segundos",
            "99.5% within 20 seconds",
            "99,5% em 20 segundos",
        ),
        (Contact("phone", "+34915550101"), "+34915550101", "+34915550101", "+34915550101"),
        (DateValue("2026-12-08"), "8 de diciembre de 2026", "8 December 2026", "8 de dezembro de 2026"),
        (DateValue("2026-03"), "marzo de 2026", "March 2026", "março de 2026"),
        (DateValue("2026"), "2026", "2026", "2026"),
        (("Recepción", "Calidad"), "Recepción → Calidad", "Recepción → Calidad", "Recepción → Calidad"),
        ("como está", "como está", "como está", "como está"),
        (4, "4", "4", "4"),
        (
            hours((range(5), 9, 18)),
            "de lunes a viernes de 9:00 a 18:00",
            "Monday to Friday 9:00 to 18:00",
            "de segunda a sexta-feira das 9:00 às 18:00",
        ),
        (
            hours((range(5), 9, 14), (range(5), 16, 19), ((5,), 10, 13), closed=(6,)),
            "de lunes a viernes de 9:00 a 14:00 y de 16:00 a 19:00; sábado de 10:00 a 13:00; cerrado: domingo",
            "Monday to Friday 9:00 to 14:00 and 16:00 to 19:00; Saturday 10:00 to 13:00; closed: Sunday",
            "de segunda a sexta-feira das 9:00 às 14:00 e das 16:00 às 19:00; sábado das 10:00 às 13:00; "
            "fechado: domingo",
        ),
        (
            OpeningHours("Tu 00:00-11:00 off", (), shut=(Interval(1, 0, 660),)),
            "cerrado hasta las 11:00: martes",
            "closed until 11:00: Tuesday",
            "fechado até às 11:00: terça-feira",
        ),
        (
            hours((range(7), 0, 24)),
            "todos los días las 24 horas",
            "every day 24 hours a day",
            "todos os dias 24 horas por dia",
        ),
        (
            hours(((0, 2), 9, 12)),
            "lunes y miércoles de 9:00 a 12:00",
            "Monday and Wednesday 9:00 to 12:00",
            "segunda-feira e quarta-feira das 9:00 às 12:00",
        ),
        (OpeningHours("24/5", ()), "24/5", "24/5", "24/5"),
    ],
)
def test_phrase(value: Value, spanish: str, english: str, portuguese: str) -> None:
    assert [phrase(value, language) for language in ("es", "en", "pt")] == [spanish, english, portuguese]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_its_words_for_one_and_several(unit: Unit, calendar: Calendar, language: str) -> None:
    one, several = (phrase(duration(number, unit, calendar), language) for number in ("1", "2"))
    assert one.startswith("1 ") and several.startswith("2 ")
    assert several.split()[1] != one.split()[1] or several.split()[-1] != one.split()[-1]


def test_scores_have_one_decimal() -> None:
    assert decimal_words(71.0, "es") == "71,0"
    assert decimal_words(71.46, "en") == "71.5"
