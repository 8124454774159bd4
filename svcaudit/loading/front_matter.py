"""The front matter of a Markdown document: where it ends, and what it says of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svcaudit.loading.keys import METADATA, folded
from svcaudit.loading.passages import cleaned
from svcaudit.model.document import Metadata
from svcaudit.model.place import Passage
from svcaudit.yaml_nodes import Mapping, Scalar, compose

_YAML = re.compile(r"---[ \t]*\n(?P<inside>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(?:[\"']?[^\W\d][\w .-]*[\"']?[ \t]*:(?:\s|\Z)|\Z)")
_NOTHING = Metadata()
_FIELDS = frozenset({"title", "id", "language", "date", "version", "owner", "service", "valid_until", "status"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `body` is the offset of the text after it, `role` as written."""

    metadata: Metadata = _NOTHING
    role: Passage | None = None
    body: int = 0


def read_front_matter(source: str, path: str) -> FrontMatter:
    """The front matter of a Markdown document; empty where it has none.

    Raises UnreadableDocument where it is not YAML. A line at the top that closes nothing is no front matter.
    """
    toml = _TOML.match(source)
    if toml:
        return FrontMatter(body=toml.end())
    found = _YAML.match(source)
    if not found or not _KEY.match(found["inside"]):
        return FrontMatter()
    node = compose(source[: found.end("inside")], path)
    metadata, role = metadata_of(node) if isinstance(node, Mapping) else (_NOTHING, None)
    return FrontMatter(metadata, role, found.end())


def metadata_of(node: Mapping) -> tuple[Metadata, Passage | None]:
    """What the keys of a document's top say of it, and the role as written; the first of two names wins."""
    found: dict[str, Passage] = {}
    for entry in node:
        key = METADATA.get(folded(entry.key.text))
        if key and isinstance(entry.value, Scalar) and not entry.value.absent:
            found.setdefault(key, cleaned(entry.value.passage))
    fields = {("code" if key == "id" else key): value for key, value in found.items() if key in _FIELDS}
    return Metadata(**fields), found.get("role")
