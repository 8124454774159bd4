"""The keys of documents in every language: each canonical English key with its other names, from the packs.

Keys are compared in small letters and without accents, blanks and hyphens as underscores.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import fuzz, process

from svcaudit.language import codes
from svcaudit.language.grammar import grammar
from svcaudit.language.tables import load_table

_ALIKE = 78
_FILE = "keys.yaml"
#: The canonical keys of each part of a document, which every pack may give other names.
CANONICAL = {
    "metadata": ("role", "title", "id", "language", "date", "version", "owner", "service", "status", "valid_until"),
    "document": ("procedure", "channels", "requirements", "price", "promises", "steps", "escalation", "notes"),
    "promise": ("id", "text", "subject", "action", "within", "channels", "audience", "target", "notes"),
    "step": ("id", "unit", "do", "decide", "within", "next", "to", "branches", "end", "notes"),
    "within": ("min", "usual", "max"),
    "channel": ("kind", "value", "hours", "notes"),
    "branch": ("when", "next"),
    "escalation": ("unit", "after", "notes"),
}


def folded(key: str) -> str:
    """A key as it is compared: `Válido hasta` becomes `valido_hasta`."""
    plain = unicodedata.normalize("NFD", key.strip().casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return letters.replace(" ", "_").replace("-", "_")


def _packs() -> Iterator[Any]:
    return (load_table(code, _FILE) for code in codes())


def _table(part: str) -> dict[str, str]:
    """The canonical key for each name that some language has for it."""
    names = {folded(key): key for key in CANONICAL[part]}
    for pack in _packs():
        names |= {folded(alias): key for key, aliases in pack[part].items() for alias in aliases}
    return names


def _words(*path: str) -> frozenset[str]:
    found: set[str] = set()
    for pack in _packs():
        for name in path:
            pack = pack[name]
        found.update(map(folded, pack))
    return frozenset(found)


#: What every document may say of itself.
METADATA = _table("metadata")
#: What the top of a YAML document may hold beside that.
TOP = METADATA | _table("document")
PROMISE = _table("promise")
STEP = _table("step")
WITHIN = _table("within")
CHANNEL = _table("channel")
BRANCH = _table("branch")
ESCALATION = _table("escalation")
PUBLISHED_WORDS = _words("published")
INTERNAL_WORDS = _words("internal")
#: Folders that hold published or internal documents where the configuration names none.
PUBLISHED_FOLDERS = _words("folders", "published")
INTERNAL_FOLDERS = _words("folders", "internal")
#: What `end:` may say for yes; anything else is no.
TRUE_WORDS = _words("yes")
#: Language names that people write.
LANGUAGES = {name: code for code in codes() for name in grammar(code).names}


def language_code(text: str) -> str:
    """The two-letter code in `es-MX`, `Español` or `pt_BR`."""
    name = folded(text)
    return LANGUAGES.get(name, name.partition("_")[0])


def near(key: str, table: Iterable[str]) -> str | None:
    """The known key that `key` looks like a slip of."""
    found = process.extractOne(folded(key), sorted(table), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None
