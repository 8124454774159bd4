"""The free text of a YAML document as blocks, so that it is read like any other text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from svcaudit.loading.keys import BRANCH, CHANNEL, ESCALATION, PROMISE, STEP, TOP, folded
from svcaudit.loading.passages import cleaned, joined
from svcaudit.loading.records import text_of
from svcaudit.model.document import Block, BlockKind, Heading
from svcaudit.model.place import Passage
from svcaudit.yaml_nodes import Entry, Node, Scalar, Sequence, Style
from svcaudit.yaml_nodes import Mapping as Table

#: Keys whose values are sentences; the values of the other known keys are data.
_FREE = frozenset({"text", "do", "decide", "notes", "requirements"})
#: Which keys stand below which.
_BELOW: Mapping[str, Mapping[str, str]] = {
    "promises": PROMISE,
    "steps": STEP,
    "channels": CHANNEL,
    "escalation": ESCALATION,
    "branches": BRANCH,
}
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Where:
    """What stands over a value: headings, the known keys at this level, and its place in a list."""

    headings: tuple[Heading, ...]
    keys: Mapping[str, str]
    group: int = 0
    index: int = 0


def read_texts(node: Node) -> tuple[Block, ...]:
    """A VALUE block for each free text, in the order of the document.

    Over each stands the document's title, service or procedure, then the keys that the format does not know
    and `requirements`. Texts of one list share a group. A text in several paragraphs gives a block for each.
    """
    title = _title(node)
    headings = (Heading(1, title),) if title else ()
    return tuple(_Texts().of(node, _Where(headings, TOP)))


def _title(node: Node) -> Passage | None:
    """The title; the procedure's or the service's name where there is none."""
    found: dict[str, Passage] = {}
    for entry in node if isinstance(node, Table) else ():
        key, text = TOP.get(folded(entry.key.text)), text_of(entry.value)
        if key and text:
            found.setdefault(key, text)
    return found.get("title") or found.get("procedure") or found.get("service")


class _Texts:
    """Walks the nodes; `_groups` counts the lists."""

    def __init__(self) -> None:
        self._groups = 0

    def of(self, node: Node, where: _Where) -> Iterator[Block]:
        """The blocks of a node and all below it."""
        if isinstance(node, Scalar):
            yield from _blocks(node, where)
        elif isinstance(node, Sequence):
            yield from self._items(node, where)
        else:
            for entry in node:
                yield from self._entry(entry, where)

    def _items(self, node: Sequence, where: _Where) -> Iterator[Block]:
        self._groups += 1
        group = self._groups
        for index, item in enumerate(node.items):
            yield from self.of(item, replace(where, group=group, index=index))

    def _entry(self, entry: Entry, where: _Where) -> Iterator[Block]:
        key = where.keys.get(folded(entry.key.text))
        if key is not None and key in _BELOW:
            free = key in ("promises", "steps")
            yield from self._known(entry.value, replace(where, keys=_BELOW[key]), free=free)
        elif key is None or key == "requirements":
            below = Heading(len(where.headings) + 1, _words(entry.key))
            yield from self.of(entry.value, replace(where, headings=(*where.headings, below), keys={}))
        elif key == "within" and where.keys is STEP:
            return
        elif key in _FREE or not isinstance(entry.value, Scalar):
            yield from self.of(entry.value, replace(where, keys={}))

    def _known(self, node: Node, where: _Where, *, free: bool) -> Iterator[Block]:
        """Below a known list: bare texts are sentences among promises and steps, data elsewhere."""
        if isinstance(node, Scalar):
            yield from _blocks(node, where) if free else ()
        elif isinstance(node, Sequence):
            self._groups += 1
            group = self._groups
            for index, item in enumerate(node.items):
                yield from self._known(item, replace(where, group=group, index=index), free=free)
        elif where.keys is BRANCH:
            return
        else:
            yield from self.of(node, where)


def _words(key: Scalar) -> Passage:
    """A key as words: underscores part them."""
    passage = key.passage
    parts = [passage.part(*match.span()) for match in re.finditer(r"[^\s_]+", passage.text)]
    return joined(parts, " ")


def _blocks(scalar: Scalar, where: _Where) -> Iterator[Block]:
    """A block for each paragraph of a text; in literal text for each list item, too."""
    if scalar.absent:
        return
    for passage in _paragraphs(scalar):
        if any(character.isalpha() for character in passage.text):
            yield Block(BlockKind.VALUE, passage, where.headings, group=where.group, index=where.index)


def _paragraphs(scalar: Scalar) -> Iterator[Passage]:
    passage = scalar.passage
    if "\n" not in passage.text:
        yield cleaned(passage)
        return
    folded_text = scalar.style is not Style.LITERAL
    start = position = 0
    for line in passage.text.splitlines(keepends=True):
        item = _ITEM.match(line)
        if position > start and (folded_text or item or not line.strip()):
            yield cleaned(passage.part(start, position))
            start = position
        position += len(line)
        if item:
            start += item.end()
    yield cleaned(passage.part(start, position))
