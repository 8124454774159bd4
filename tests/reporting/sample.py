"""A realistic report of a small organisation, in Spanish, for the tests of every format."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from pictured_flows import attacking, flows

from svcaudit.model.document import DocumentEntry, DocumentStatus, Role
from svcaudit.model.flow import Flows
from svcaudit.model.outcome import Kind, Severity, Value
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
from svcaudit.model.report import Finding, Location, RegisterEntry, Remark, Report, RuleWords, Tool
from svcaudit.scoring import Tally, score

CHARTER = "publicado/carta-de-servicio.md"
QUESTIONS = "publicado/preguntas-frecuentes.md"
COMPLAINTS = "interno/PR-04-quejas-y-sugerencias.md"
RECEPTION = "interno/PR-01-recepcion-citas-y-urgencias.md"

HOSTILE = "<script>alert('x')</script> \x1b[31mrojo\x1b[0m \u202eoditrevni\u202c | `código` *a* & \x9b2J"


def within(number: str, unit: Unit, calendar: Calendar = Calendar.UNSAID) -> Duration:
    return Duration(None, Decimal(number), unit, calendar, Bound.AT_MOST)


def location(path: str, line: int, role: Role, quote: str) -> Location:
    end = quote.rsplit("\n", 1)[-1]
    return Location(path, line, 3, line + quote.count("\n"), 3 + len(end), role, quote)


def finding(
    rule: str,
    severity: Severity,
    kind: Kind,
    message: str,
    *locations: Location,
    certainty: str = "certain",
    status: str = "open",
    reason: str | None = None,
    **values: Value,
) -> Finding:
    return Finding(
        rule=rule,
        principle=rule[:3],
        severity=severity,
        certainty=certainty,
        kind=kind,
        message=message,
        message_key="broken" if certainty == "certain" else "suspected",
        values=tuple(values.items()),
        advice=RULES[rule].advice,
        status=status,
        locations=locations,
        fingerprint=hashlib.sha256(f"{rule}{message}".encode()).hexdigest(),
        reason=reason,
    )


RULES = {
    words.id: words
    for words in (
        RuleWords(
            "COH001",
            "Los plazos internos caben en los plazos prometidos",
            "El cliente organiza su vida con la fecha que se le dio. El empleado que cumple su procedimiento "
            "al pie de la letra incumple sin saberlo lo anunciado, y es él quien recibe el enfado.",
            "Ponga frente a frente a quien publicó el plazo y a quien hace el trabajo, y acuerden un solo "
            "número, contado en la misma clase de días y desde el mismo momento.",
            "medium",
        ),
        RuleWords(
            "COH002",
            "Hay alguien en todas las horas anunciadas",
            "Quien viaja hasta una puerta cerrada no vuelve a fiarse del horario.",
            "Publique el horario en que de verdad se atiende, o cubra el que ya publicó.",
            "small",
        ),
        RuleWords(
            "COH004",
            "Se cobra lo que se anuncia",
            "Un cargo que aparece al final se recuerda más que el trabajo bien hecho.",
            "Avise del cargo en el mismo lugar en que anuncia el precio, o deje de cobrarlo.",
            "small",
        ),
        RuleWords(
            "COH011",
            "Cada punto de contacto tiene un solo dato",
            "El cliente llama al número que tiene a mano; si es el equivocado, nadie responde por él.",
            "Elija el dato correcto y corríjalo en todos los documentos el mismo día.",
            "small",
        ),
        RuleWords(
            "CMP008",
            "Al cliente se le dice el resultado de su queja",
            "Quien no recibe respuesta cuenta su queja a otros.",
            "Añada al procedimiento un último paso: quién comunica el resultado, por qué medio y cuándo.",
            "medium",
        ),
        RuleWords(
            "HND001",
            "Un caso no vuelve al área de la que salió",
            "Cada vuelta alarga la espera y ninguna área siente suyo el caso.",
            "Dé a un área autoridad para cerrar el caso y escriba cuándo puede devolverlo.",
            "large",
        ),
        RuleWords(
            "CLR001",
            "Las promesas dicen cuánto",
            "Cada lector entiende otra cosa por «a la brevedad».",
            "Sustituya las palabras vagas por un plazo que pueda cumplirse.",
            "small",
        ),
    )
}


def findings() -> tuple[Finding, ...]:
    weekdays = OpeningHours("Mo-Fr 09:00-20:00", tuple(Interval(day, 540, 1200) for day in range(5)))
    shorter = OpeningHours(
        "Mo-Fr 09:00-14:00,16:00-19:00",
        tuple(Interval(day, *span) for day in range(5) for span in ((540, 840), (960, 1140))),
        (5, 6),
    )
    return (
        finding(
            "COH001",
            Severity.ERROR,
            Kind.CONTRADICTION,
            "Se promete 48 horas, pero el procedimiento admite 5 días hábiles.",
            location(CHARTER, 12, Role.PUBLISHED, "Respondemos toda queja en un plazo máximo de 48 horas."),
            location(
                COMPLAINTS,
                30,
                Role.INTERNAL,
                "Calidad dispone de cinco días hábiles\n   para enviar la respuesta al paciente.",
            ),
            promised=within("48", Unit.HOUR),
            provided=within("5", Unit.DAY, Calendar.WORKING),
        ),
        finding(
            "COH002",
            Severity.ERROR,
            Kind.CONTRADICTION,
            "Se anuncia de lunes a viernes de 9:00 a 20:00, pero el horario interno es de lunes a viernes "
            "de 9:00 a 14:00 y de 16:00 a 19:00.",
            location(CHARTER, 7, Role.PUBLISHED, "Abrimos de lunes a viernes de 9 a 20 h, sin cierre."),
            location(RECEPTION, 9, Role.INTERNAL, "Turnos de recepción: L-V 9:00-14:00 y 16:00-19:00."),
            promised=weekdays,
            provided=shorter,
        ),
        finding(
            "COH004",
            Severity.ERROR,
            Kind.CONTRADICTION,
            "Se anuncia gratuito, pero por dentro se cobra 35 €.",
            location(QUESTIONS, 21, Role.PUBLISHED, "La primera visita es gratuita."),
            location(RECEPTION, 44, Role.INTERNAL, "Cobrar 35 € en la visita si no se acepta el presupuesto."),
            promised=Money(Decimal(0), "EUR"),
            provided=Money(Decimal("35.00"), "EUR"),
        ),
        finding(
            "CMP008",
            Severity.ERROR,
            Kind.GAP,
            "El procedimiento de quejas no dice nunca que se comunique el resultado al cliente.",
        ),
        finding(
            "HND001",
            Severity.ERROR,
            Kind.STRUCTURE,
            "El caso vuelve a Recepción: Recepción → Calidad → Dirección → Recepción.",
            location(COMPLAINTS, 18, Role.INTERNAL, "Recepción pasa la queja a Calidad."),
            location(COMPLAINTS, 22, Role.INTERNAL, "Calidad la eleva a Dirección."),
            location(COMPLAINTS, 26, Role.INTERNAL, "Dirección la devuelve a Recepción."),
            unit="Recepción",
            path=("Recepción", "Calidad", "Dirección", "Recepción"),
        ),
        finding(
            "CLR001",
            Severity.WARNING,
            Kind.WORDING,
            "La promesa no dice cuánto: «a la brevedad».",
            location(QUESTIONS, 33, Role.PUBLISHED, "Le devolveremos la llamada a la brevedad."),
            words="a la brevedad",
        ),
        finding(
            "COH001",
            Severity.ERROR,
            Kind.CONTRADICTION,
            "Se promete 95 % en 20 segundos y el procedimiento parece admitir 2 a 5 días naturales.",
            location(CHARTER, 15, Role.PUBLISHED, "Atendemos el 95 % de las llamadas en 20 segundos."),
            location(RECEPTION, 51, Role.INTERNAL, "Devolver las llamadas en 2 a 5 días."),
            certainty="review",
            promised=Percentage(Decimal("95"), within("20", Unit.SECOND)),
            provided=Duration(Decimal("2"), Decimal("5"), Unit.DAY, Calendar.CALENDAR, Bound.EXACTLY),
        ),
        finding(
            "COH011",
            Severity.WARNING,
            Kind.CONTRADICTION,
            "El mismo contacto figura con dos datos: +34915550101 y +34915550110.",
            location(CHARTER, 40, Role.PUBLISHED, "Teléfono de citas: 91 555 01 01"),
            location(RECEPTION, 5, Role.INTERNAL, "Línea de citas: 91 555 01 10"),
            status="suppressed",
            reason="La centralita desvía un número al otro hasta el 2027-06-30.",
            first=Contact("phone", "+34915550101"),
            second=Contact("phone", "+34915550110"),
            since=DateValue("2026-06-30"),
            count=2,
        ),
    )


def tallies() -> tuple[Tally, ...]:
    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    return (
        Tally("COH001", RULES["COH001"].title, "COH", error, kept=16, broken=1, review=1),
        Tally("COH002", RULES["COH002"].title, "COH", error, kept=1, broken=1),
        Tally("COH003", "Todo canal ofrecido se atiende", "COH", error, kept=4, undecided=1),
        Tally("COH004", RULES["COH004"].title, "COH", error, kept=5, broken=1),
        Tally("COH006", "Las metas internas alcanzan lo prometido", "COH", error),
        Tally("COH011", RULES["COH011"].title, "COH", warning, kept=3, broken=1, accepted=1),
        Tally("CMP001", "Se publica cómo reclamar", "CMP", error, kept=1),
        Tally("CMP008", RULES["CMP008"].title, "CMP", error, broken=1),
        Tally("CMP010", "Se invita a opinar", "CMP", info, kept=1),
        Tally("HND001", RULES["HND001"].title, "HND", error, kept=4, broken=1),
        Tally("HND002", "Un caso cambia pocas veces de manos", "HND", warning, kept=5),
        Tally("PTH004", "Todo lo que se menciona existe", "PTH", error, undecided=2),
        Tally("CLR001", RULES["CLR001"].title, "CLR", warning, kept=20, broken=1),
    )


TITLES = {
    "COH": "Lo que se comunica es lo que se da",
    "CMP": "Un camino claro y fácil para reclamar",
    "HND": "Nadie anda de oficina en oficina",
    "PTH": "Un camino crítico definido",
    "CLR": "Promesas que se entienden y se pueden cumplir",
}


def register() -> tuple[RegisterEntry, ...]:
    return (
        RegisterEntry("p1", "Respondemos toda queja en un plazo máximo de 48 horas.", CHARTER, 12, "broken",
                      ((COMPLAINTS, 30),)),
        RegisterEntry("p2", "Atendemos el 95 % de las llamadas en 20 segundos.", CHARTER, 15, "unclear",
                      ((RECEPTION, 51),)),
        RegisterEntry("p3", "Le entregamos el presupuesto por escrito el mismo día.", CHARTER, 18, "kept",
                      (("interno/PR-03-presupuestos.md", 14), ("interno/PR-03-presupuestos.md", 20))),
        RegisterEntry("p4", "Le devolveremos la llamada a la brevedad.", QUESTIONS, 33, "vague", ()),
        RegisterEntry("p5", "Si se rompe una funda, la reponemos sin cargo.", CHARTER, 27, "unsupported", ()),
    )  # fmt: skip


def documents() -> tuple[DocumentEntry, ...]:
    read, skipped, unreadable = DocumentStatus.READ, DocumentStatus.SKIPPED, DocumentStatus.UNREADABLE
    return (
        DocumentEntry(COMPLAINTS, Role.INTERNAL, "es", read),
        DocumentEntry(RECEPTION, Role.INTERNAL, "es", read),
        DocumentEntry("interno/PR-05.yaml", Role.INTERNAL, None, unreadable, "La línea 4 no es YAML válido.",
                      "loading.broken_yaml", (("detail", "mapping"),), 4),
        DocumentEntry(CHARTER, Role.PUBLISHED, "es", read),
        DocumentEntry(QUESTIONS, Role.PUBLISHED, "es", read),
        DocumentEntry("LEEME.md", None, None, skipped, "Ninguna lista la nombra.", "loading.no_glob"),
    )  # fmt: skip


def report() -> Report:
    """Clínica Dental Sonrisa."""
    return Report(
        schema_version=1,
        tool=Tool("svcaudit", "0.1.0", "2026.1", "9f2c4e" + "0" * 58),
        organisation="Clínica Dental Sonrisa",
        language="es",
        today="2026-11-21",
        profile="full",
        score=score(tallies(), TITLES),
        documents=documents(),
        promises=register(),
        findings=findings(),
        rules=tuple(RULES.values()),
        remarks=(
            Remark(
                "reading.unreadable",
                (("count", "1"),),
                "Un documento no pudo leerse y no se auditó; está en la lista de lo que se leyó.",
                "interno/PR-05.yaml",
                4,
            ),
        ),
        flows=flows(),
    )


def hostile() -> Report:
    """The same with text that attacks whoever shows it, in every field that comes from outside."""
    plain = report()
    quote = location(f"pub/{HOSTILE}.md", 1, Role.PUBLISHED, HOSTILE)
    attacked = replace(plain.findings[0], message=HOSTILE, advice=HOSTILE, reason=HOSTILE)
    attacked = replace(attacked, locations=(quote, quote))
    accepted = replace(attacked, status="suppressed", fingerprint="x")
    entry = replace(plain.documents[0], path=HOSTILE, reason=HOSTILE, language=HOSTILE)
    return replace(
        plain,
        organisation=HOSTILE,
        profile=HOSTILE,
        tool=Tool(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        documents=(entry,),
        promises=(RegisterEntry(HOSTILE, HOSTILE, HOSTILE, 1, "broken", ((HOSTILE, 1),)),),
        findings=(attacked, replace(attacked, certainty="review"), accepted),
        rules=(RuleWords(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "small"),),
        remarks=(Remark("x", (("a", HOSTILE),), HOSTILE, HOSTILE, 1),),
        flows=attacking(HOSTILE),
    )


def empty() -> Report:
    """Nothing read, nothing decided."""
    plain = report()
    return replace(plain, score=score(()), documents=(), promises=(), findings=(), rules=(), remarks=(), flows=Flows())
