"""Documents that say themselves that they are not in force, and earlier versions of one that is there, too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from svcaudit.loading.old_names import version_of
from svcaudit.loading.old_words import alternatives, plain, words
from svcaudit.model.document import BlockKind, Document
from svcaudit.model.place import Passage

_TOP = 6  # blocks among which a banner stands: below them a sentence speaks of something else
_LONGEST_BANNER = 300  # characters
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\s*\Z|[–—:-]\s*([^–—:-]{1,60})\Z|\A[(\[]([^()\[\]]{1,60})[)\]]")


def says_superseded(document: Document) -> Passage | None:
    """The words with which a document says that it is not in force; None for one that is.

    They are its status in the front matter, an addition to its title, or a line at its top.
    """
    status = document.metadata.status
    if status is not None and _line().fullmatch(plain(status.text)):
        return status
    for title in _titles(document):
        if any(plain(said) in words("superseded") for said in _additions(title.text)):
            return title
    for block in document.blocks[:_TOP]:
        text = block.passage.text
        first = re.split(r"(?<=[.;!:])\s", text, maxsplit=1)[0] if not _LABEL.match(text) else text
        said = _line().fullmatch(plain(first)) if len(first) <= _LONGEST_BANNER else None
        # "Deprecated" alone over a part, or in a list, speaks of what is told there.
        if said and (block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.HEADING and said["what"])):
            return block.passage
    return None


_LABEL = re.compile(r"[^\W\d_]+:\s")


def _titles(document: Document) -> Iterator[Passage]:
    if document.metadata.title is not None:
        yield document.metadata.title
    for block in document.blocks[:1]:
        if block.kind is BlockKind.HEADING:
            yield block.passage


def _additions(title: str) -> Iterator[str]:
    for match in _IN_BRACKETS.finditer(title):
        yield next(filter(None, match.groups()))


@cache
def _line() -> re.Pattern[str]:
    """A line that says only that: "This procedure is obsolete", "Replaced by the new charter", "Status: archived"."""
    document = rf"(?:(?:{alternatives('articles')}) )?(?:{alternatives('documents')})(?: [\w.]+){{0,2}}? "
    return re.compile(
        rf"(?P<what>(?:{alternatives('labels')}) |{document})?(?:(?:{alternatives('verbs')}) )?"
        rf"(?:{alternatives('superseded')})(?: (?:{alternatives('by')})\b.*)?"
    )


def earlier_versions(documents: Iterable[Document]) -> Mapping[str, str]:
    """For each document of which another of the same code or title says a later version: the path of the latest."""
    versions: dict[tuple[str, str], list[tuple[tuple[int, ...], str]]] = defaultdict(list)
    for document in documents:
        name, version = document.metadata.code or document.metadata.title, document.metadata.version
        if name is not None and version is not None and version_of(version.text):
            versions[document.role, plain(name.text)].append((version_of(version.text), document.path))
    found = {}
    for several in versions.values():
        latest, last = max(several)
        found.update({path: last for version, path in several if version < latest})
    return found
