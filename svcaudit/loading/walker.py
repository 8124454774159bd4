"""What is known while walking down a document: headings, lists, tables, questions; and the blocks so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from svcaudit.loading.inline import Line
from svcaudit.loading.paragraphs import Segment, marker_of, segments, without_answer_mark
from svcaudit.loading.passages import joined
from svcaudit.model.document import Block, BlockKind, Cell, Heading
from svcaudit.model.place import Passage

_NUMBERING = re.compile(r"^(?:[^\W\d]+\s+)?\d[\d.]*[.):–—-]*\s*")


@dataclass(slots=True)
class OpenList:
    """A list that is being read; `item` is the index of its item's block, `lead_in` what introduces it.

    `question` is the one that the item asks, which what stands below it answers.
    """

    group: int
    lead_in: Passage | None
    parent: int | None
    marker: str = ""
    count: int = 0
    item: int | None = None
    question: Passage | None = None


@dataclass(slots=True)
class OpenTable:
    """A table that is being read, with the headers of its columns and the number of its rows so far."""

    group: int
    lead_in: Passage | None
    headers: Sequence[Passage] = ()
    count: int = 0


class Walker:
    """Makes blocks of what the parsers find, with all that stands over them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[Heading] = []
        self._level = 0
        self._lists: list[OpenList] = []
        self._groups = 0
        self._question: Passage | None = None
        self._near: Passage | None = None
        self._asked = False
        self._noted: dict[str, tuple[Heading, ...]] = {}
        self._outside_note: list[Heading] | None = None

    def finished(self) -> tuple[Block, ...]:
        """All blocks, with lettered paragraphs in a row turned into lists."""
        return tuple(_listed(self.blocks, self._groups))

    def heading(self, level: int, passage: Passage, *, real: bool = True) -> None:
        """A heading; one that is not real is a bold line that serves as one."""
        self._question = self._near = None
        if not passage.text:
            return
        self._headings = [heading for heading in self._headings if heading.level < level]
        self.blocks.append(Block(BlockKind.HEADING, passage, tuple(self._headings), level=level))
        self._headings.append(Heading(level, passage))
        self._level = level if real else self._level

    def note_reference(self, label: str) -> None:
        """The mark of a footnote, which belongs under the headings where it is first called for."""
        self._noted.setdefault(label, tuple(self._headings))

    def open_note(self, label: str) -> None:
        """A footnote begins, wherever it stands; no question before it is answered by it."""
        self._question = self._near = None
        self._outside_note, self._headings = self._headings, list(self._noted.get(label, self._headings))

    def close_note(self) -> None:
        """A footnote ends."""
        if self._outside_note is not None:
            self._headings, self._outside_note = self._outside_note, None

    def rule(self) -> None:
        """A line across the page ends what a question covers."""
        self._question = self._near = None

    def paragraph(self, lines: Sequence[Line]) -> None:
        """A paragraph, in a list item or outside."""
        for segment in segments(lines, asked_before=self._asked):
            if self._lists:
                self._in_item(segment)
            else:
                self._outside(segment)

    def text(self, passage: Passage, term: Passage | None = None) -> None:
        """A paragraph that is known as one passage; `term` is what it defines."""
        if passage.text:
            self._append(BlockKind.PARAGRAPH, passage, term or self._question)

    def summary(self, passage: Passage) -> None:
        """What stands over a part that can be folded: a question, or a name of that part."""
        if passage.text.endswith("?"):
            self._question = self._near = passage
        else:
            self.text(passage)

    def item_text(self, opened: OpenTable, passage: Passage) -> None:
        """An item of an HTML list."""
        block = Block(BlockKind.ITEM, passage, tuple(self._headings), opened.lead_in, (), opened.group)
        self.blocks.append(replace(block, index=opened.count, marker="-"))
        opened.count += 1

    def diagram(self, passage: Passage) -> None:
        """A diagram's raw text."""
        if passage.text.strip():
            self._append(BlockKind.DIAGRAM, passage, None)

    def definition(self, title: Passage | None, lines: Sequence[Line]) -> None:
        """A definition under its term, which takes the place of a question."""
        for segment in segments(lines):
            if segment.passage.text:
                self._append(BlockKind.PARAGRAPH, segment.passage, segment.question or title)

    def lead_in(self) -> Passage | None:
        """The paragraph that was just read, where it introduces what comes."""
        if self._lists and self._lists[-1].item is not None:
            return self.blocks[self._lists[-1].item].passage
        last = self.blocks[-1] if self.blocks else None
        introduces = last is not None and last.kind is BlockKind.PARAGRAPH and last.parent is None
        return last.passage if last and introduces else None

    def new_group(self) -> int:
        """The number of the list or table that begins."""
        self._groups += 1
        return self._groups

    def open_list(self) -> None:
        """A list begins, perhaps inside an item."""
        lead_in = self.lead_in()
        parent = self._lists[-1].item if self._lists else None
        self._lists.append(OpenList(self.new_group(), lead_in, parent))

    def close_list(self) -> None:
        """A list ends."""
        self._lists.pop()

    def open_item(self, marker: str) -> None:
        """An item begins."""
        self._lists[-1].marker = marker
        self._lists[-1].item = self._lists[-1].question = None

    def close_item(self) -> None:
        """An item ends."""
        self._lists[-1].count += 1
        self._lists[-1].item = None

    def open_table(self) -> OpenTable:
        """A table begins."""
        return OpenTable(self.new_group(), self.lead_in())

    def row(self, table: OpenTable, cells: Sequence[Passage]) -> None:
        """One body row of a table; one without any text is left out."""
        index, table.count = table.count, table.count + 1
        if not any(cell.text for cell in cells):
            return
        empty = Passage("")
        found = tuple(
            Cell(column, table.headers[column] if column < len(table.headers) else empty, cell)
            for column, cell in enumerate(cells)
        )
        passage = joined((cell for cell in cells if cell.text), " | ")
        headings, question = tuple(self._headings), self._question or self._near
        block = Block(BlockKind.ROW, passage, headings, table.lead_in, found, table.group, index)
        self.blocks.append(replace(block, question=question))

    def _outside(self, segment: Segment) -> None:
        if segment.question:
            self._asked = self._asked or segment.question.text.endswith("?")
            self._question = None if segment.passage.text else segment.question
            if segment.passage.text:
                self._append(BlockKind.PARAGRAPH, segment.passage, segment.question)
            self._near = segment.question
        elif segment.bold and _names(segment.passage.text):
            self.heading(self._level + 1, segment.passage, real=False)
        else:
            self._near = None
            passage = without_answer_mark(segment.passage) if self._question else segment.passage
            self._append(BlockKind.PARAGRAPH, passage, self._question)

    def _in_item(self, segment: Segment) -> None:
        """The first text of an item is the item, what follows are paragraphs that belong to it."""
        opened = self._lists[-1]
        asked = next((one.question for one in reversed(self._lists) if one.question), None)
        question = segment.question or asked or self._question or self._near
        passage = segment.passage
        if segment.question:
            self._near, opened.question = None, segment.question
        if not passage.text and segment.question:
            passage, question = segment.question, asked or self._question
        if opened.item is not None:
            self._append(BlockKind.PARAGRAPH, passage, question)
            return
        opened.item = len(self.blocks)
        block = Block(BlockKind.ITEM, passage, tuple(self._headings), opened.lead_in, (), opened.group)
        depth = len(self._lists) - 1
        found = replace(block, index=opened.count, marker=opened.marker, depth=depth, parent=opened.parent)
        self.blocks.append(replace(found, question=question))

    def _append(self, kind: BlockKind, passage: Passage, question: Passage | None) -> None:
        parent = self._lists[-1].item if self._lists else None
        depth = len(self._lists) if parent is not None else 0
        block = Block(kind, passage, tuple(self._headings), parent=parent, depth=depth, question=question)
        self.blocks.append(block)


def _names(text: str) -> bool:
    """Whether a bold line names what follows: short, no sentence, no number but its own."""
    rest = _NUMBERING.sub("", text)
    return bool(rest) and len(text) <= 80 and text[-1] not in ".!?,;" and not re.search(r"\d", rest)


def _listed(blocks: Sequence[Block], groups: int) -> list[Block]:
    """Two or more lettered or bulleted paragraphs in a row are the items of a list."""
    found = list(blocks)
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and _marked(found[end], found[index]):
            end += 1
        if end - index > 1:
            groups += 1
            lead_in = _introduction(found, index)
            for position in range(index, end):
                found[position] = _item(found[position], groups, position - index, lead_in)
        index = max(end, index + 1)
    return found


def _marked(block: Block, first: Block) -> bool:
    same = block.headings == first.headings and block.parent == first.parent
    marked, before = marker_of(block.passage), marker_of(first.passage)
    alike = marked is not None and before is not None and _sort(marked[0]) == _sort(before[0])
    return block.kind is BlockKind.PARAGRAPH and same and alike


def _sort(marker: str) -> str:
    """Numbers, letters and bullets do not mix in one list."""
    return "number" if marker.isdecimal() else "letter" if marker.isalpha() else "bullet"


def _introduction(blocks: Sequence[Block], index: int) -> Passage | None:
    """The paragraph or item right before a list that Markdown does not know as one."""
    if index == 0:
        return None
    before, first = blocks[index - 1], blocks[index]
    fits = before.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and before.headings == first.headings
    return before.passage if fits else None


def _item(block: Block, group: int, index: int, lead_in: Passage | None) -> Block:
    marked = marker_of(block.passage)
    if marked is None:
        return block
    marker, passage = marked
    return replace(
        block,
        kind=BlockKind.ITEM,
        passage=passage,
        lead_in=lead_in,
        group=group,
        index=index,
        marker=marker,
    )
