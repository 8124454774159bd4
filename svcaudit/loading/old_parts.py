"""Parts of a document that are not in force: earlier versions kept below the one that is, and lists of changes.

They are told by their headings ("Previous version", "Version 1" beside "Version 2", "Change log") and by the headers
of a table of revisions. Nothing in them is promised or ordered, so nothing of them is read on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from svcaudit.loading.old_names import version_of
from svcaudit.loading.old_words import alternatives, plain, words
from svcaudit.model.document import Block, BlockKind, Heading
from svcaudit.model.place import Passage

_NUMBERING = re.compile(r"(?:\d+(?:\.\d+)* |annex [a-z] |anexo [a-z\d]+ )")


def in_force(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Passage, ...]]:
    """The blocks without those that are not in force, and where each part that is left out begins."""
    old = frozenset(_old_headings(blocks))
    tables = {block.group for block in blocks if block.kind is BlockKind.ROW and _is_history(block)}
    if not old and not tables:
        return tuple(blocks), ()
    kept: dict[int, int] = {}
    parts: list[Passage] = []
    for number, block in enumerate(blocks):
        if not _is_old(block, old) and not (block.kind is BlockKind.ROW and block.group in tables):
            kept[number] = len(kept)
        elif number == 0 or number - 1 in kept:
            parts.append(block.passage)
    return tuple(_moved(blocks[number], kept) for number in kept), tuple(parts)


def _moved(block: Block, kept: dict[int, int]) -> Block:
    """The block among those that are left; an item's parent has another number there."""
    return block if block.parent is None else replace(block, parent=kept.get(block.parent))


def _is_old(block: Block, old: frozenset[Heading]) -> bool:
    if block.kind is BlockKind.HEADING and Heading(block.level, block.passage) in old:
        return True
    return bool(old) and not old.isdisjoint(block.headings)


def _old_headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Headings over what is not in force; of versions side by side all but the latest, or the one called current."""
    versions: dict[tuple[Heading, ...], list[tuple[bool, tuple[int, ...], Heading]]] = defaultdict(list)
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        heading, said = Heading(block.level, block.passage), _NUMBERING.sub("", plain(block.passage.text), count=1)
        numbered = _numbered().match(plain(block.passage.text))
        if _says_old(said) or (said in words("history_sections")):
            yield heading
        elif numbered:
            current = re.search(rf"\b(?:{alternatives('current')})\b", numbered["rest"]) is not None
            versions[block.headings].append((current, version_of(numbered["number"]), heading))
    for several in versions.values():
        best = max(rank[:2] for rank in several)
        yield from (heading for *rank, heading in several if tuple(rank) < best)


def _says_old(said: str) -> bool:
    return _section().match(said) is not None or re.search(rf"\((?:{alternatives('superseded')})\)", said) is not None


@cache
def _section() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('old_sections')})(?: \d+(?:\.\d+)*)*\Z")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('versions')}) ?(?P<number>\d{{1,4}}(?:\.\d{{1,4}})*)(?P<rest>\b.*)")


def _is_history(block: Block) -> bool:
    """True for a row of a table of revisions."""
    headers = {plain(cell.header.text) for cell in block.cells}
    return not headers.isdisjoint(words("version_columns")) and not headers.isdisjoint(words("change_columns"))
