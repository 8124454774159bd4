"""The keys of documents in every language: each canonical English key with its other names.

Keys are compared in small letters and without accents, blanks and hyphens as underscores.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

_ALIKE = 78


def folded(key: str) -> str:
    """A key as it is compared: `Válido hasta` becomes `valido_hasta`."""
    plain = unicodedata.normalize("NFD", key.strip().casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return letters.replace(" ", "_").replace("-", "_")


def _table(names: Mapping[str, str]) -> dict[str, str]:
    return {folded(alias): key for key, aliases in names.items() for alias in (key, *aliases.split())}


#: What every document may say of itself.
METADATA = _table(
    {
        "role": "rol papel",
        "title": "título titulo nombre nome name",
        "id": "code código codigo clave",
        "language": "idioma lang lengua língua",
        "date": "fecha data",
        "version": "versión versão revision revisión revisão",
        "owner": "responsable responsável responsible propietario área_responsable",
        "service": "servicio serviço",
        "status": "estado situación situação",
        "valid_until": "vigente_hasta válido_hasta válido_até vigencia_hasta expires vence",
    }
)
#: What the top of a YAML document may hold beside that.
TOP = METADATA | _table(
    {
        "procedure": "procedimiento procedimento proceso processo",
        "channels": "canales canais",
        "requirements": "requisitos",
        "price": "precio preço costo coste custo",
        "promises": "compromisos compromissos promesas promessas",
        "steps": "pasos passos",
        "escalation": "escalamiento escalonamento escalado escalación",
        "notes": "notas note nota observaciones observações",
    }
)
PROMISE = _table(
    {
        "id": "code código clave",
        "text": "texto promesa compromiso promessa compromisso promise",
        "subject": "asunto assunto",
        "action": "acción ação",
        "within": "plazo prazo",
        "channels": "canales canais canal channel",
        "audience": "destinatarios destinatários",
        "target": "meta",
        "notes": "notas nota note",
    }
)
STEP = _table(
    {
        "id": "code código paso passo número step number",
        "unit": "unidad unidade responsable responsável owner área",
        "do": "hacer fazer acción ação action",
        "decide": "decidir decisión decisão decision",
        "within": "plazo prazo",
        "next": "siguiente próximo proximo seguinte",
        "to": "a para",
        "branches": "ramas ramos",
        "end": "fin fim",
        "notes": "notas nota note",
    }
)
CHANNEL = _table(
    {
        "kind": "tipo type",
        "value": "valor",
        "hours": "horario horários horarios",
        "notes": "notas nota note",
    }
)
BRANCH = _table({"when": "cuando quando", "next": "siguiente próximo proximo seguinte to"})
ESCALATION = _table(
    {
        "unit": "unidad unidade responsable responsável owner",
        "after": "después_de después depois_de depois plazo prazo within",
        "notes": "notas nota note",
    }
)
PUBLISHED_WORDS = frozenset(
    {"published", "public", "publicado", "publicada", "publico", "publica", "external", "externo"}
)
INTERNAL_WORDS = frozenset({"internal", "interno", "interna"})
#: What `end:` may say for yes; anything else is no.
TRUE_WORDS = frozenset(
    {"true", "yes", "si", "sim", "y", "s", "x", "on", "1", "end", "fin", "fim", "verdadero", "verdadeiro"}
)
#: Language names and codes that people write.
LANGUAGES = {
    "english": "en",
    "ingles": "en",
    "espanol": "es",
    "spanish": "es",
    "castellano": "es",
    "espanhol": "es",
    "portugues": "pt",
    "portuguese": "pt",
}


def language_code(text: str) -> str:
    """The two-letter code in `es-MX`, `Español` or `pt_BR`."""
    name = folded(text)
    return LANGUAGES.get(name, name.partition("_")[0])


def near(key: str, table: Iterable[str]) -> str | None:
    """The known key that `key` looks like a slip of."""
    found = process.extractOne(folded(key), sorted(table), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None
