"""A document as loaded: its blocks of text, its metadata and, for YAML and BPMN, what it keeps as data."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from svcaudit.model.drawing import Drawing
from svcaudit.model.place import Passage, Place


class Role(StrEnum):
    """Who a document is for."""

    PUBLISHED = "published"
    INTERNAL = "internal"


class BlockKind(StrEnum):
    """What shape a block of text has."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    VALUE = "value"
    DIAGRAM = "diagram"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a block; `level` is 1 for a document's title."""

    level: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; `header` is its column's, empty where the table has none."""

    column: int
    header: Passage
    passage: Passage


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, YAML value or diagram.

    `headings` is the path above it, outermost first (a heading block's own text is not in it). `lead_in` is the
    paragraph that introduces a list or a table. `group` numbers the list or table that it belongs to (0: none) and
    `index` its place in it, from 0. `marker` is what stands before a list item ("1", "a", "-"). `depth` is the
    nesting of a list item from 0; `parent` is the index in `Document.blocks` of the item that it is nested in.
    `level` is a heading's. `question` is the question that the block answers.
    """

    kind: BlockKind
    passage: Passage
    headings: tuple[Heading, ...] = ()
    lead_in: Passage | None = None
    cells: tuple[Cell, ...] = ()
    group: int = 0
    index: int = 0
    marker: str = ""
    depth: int = 0
    parent: int | None = None
    level: int = 0
    question: Passage | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What front matter, or the top of a YAML document, says of the document itself."""

    title: Passage | None = None
    code: Passage | None = None
    language: Passage | None = None
    date: Passage | None = None
    version: Passage | None = None
    owner: Passage | None = None
    service: Passage | None = None
    valid_until: Passage | None = None
    status: Passage | None = None


@dataclass(frozen=True, slots=True)
class ChannelEntry:
    """A way to reach the organisation, in a published YAML document."""

    kind: Passage | None = None
    value: Passage | None = None
    hours: Passage | None = None


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """A promise kept as data. `span` is the source span of the whole item."""

    span: tuple[int, int]
    text: Passage
    id: Passage | None = None
    subject: Passage | None = None
    action: Passage | None = None
    within: Passage | None = None
    channels: tuple[Passage, ...] = ()
    audience: Passage | None = None
    target: Passage | None = None


@dataclass(frozen=True, slots=True)
class BranchEntry:
    """A way out of a step kept as data."""

    when: Passage | None
    next: Passage | None


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step kept as data. `span` is the source span of the whole item.

    `within` is the longest that it takes; `least` and `usual` are said beside it where it gives three times.
    """

    span: tuple[int, int]
    id: Passage | None = None
    unit: Passage | None = None
    do: Passage | None = None
    decide: Passage | None = None
    within: Passage | None = None
    next: Passage | None = None
    to: Passage | None = None
    branches: tuple[BranchEntry, ...] = ()
    end: bool = False
    least: Passage | None = None
    usual: Passage | None = None


@dataclass(frozen=True, slots=True)
class EscalationEntry:
    """The next instance of a procedure kept as data."""

    unit: Passage | None = None
    after: Passage | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a YAML document keeps as data: a published service, or a procedure, or neither."""

    service: Passage | None = None
    channels: tuple[ChannelEntry, ...] = ()
    requirements: tuple[Passage, ...] = ()
    price: Passage | None = None
    promises: tuple[PromiseEntry, ...] = ()
    procedure: Passage | None = None
    id: Passage | None = None
    owner: Passage | None = None
    steps: tuple[StepEntry, ...] = ()
    escalation: EscalationEntry | None = None


@dataclass(frozen=True)
class Document:
    """One document that was read. `source` is its whole text, with `\\n` line ends.

    `notes` are remarks for people about what was read with reservations.
    """

    path: str
    role: Role
    language: str
    source: str
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    record: Record | None = None
    drawing: Drawing | None = None
    understood: bool = True
    notes: tuple[Note, ...] = ()
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        for offset, character in enumerate(self.source):
            if character == "\n":
                starts.append(offset + 1)
        object.__setattr__(self, "_line_starts", tuple(starts))

    def place(self, start: int, end: int) -> Place:
        """The place of `source[start:end]` (0-based characters)."""
        first = bisect_right(self._line_starts, start)
        last = bisect_right(self._line_starts, max(start, end - 1))
        return Place(
            self.path,
            first,
            start - self._line_starts[first - 1] + 1,
            last,
            max(start, end) - self._line_starts[last - 1] + 1,
        )

    def locate(self, passage: Passage, start: int = 0, end: int | None = None) -> Place:
        """The place of `passage.text[start:end]`."""
        return self.place(*passage.source_span(start, len(passage.text) if end is None else end))

    def quote(self, place: Place) -> str:
        """The exact slice of the source at `place`."""
        start = self._line_starts[place.line - 1] + place.column - 1
        end = self._line_starts[place.end_line - 1] + place.end_column - 1
        return self.source[start:end]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about a document or the configuration: a message key, its values and a place."""

    key: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()


class DocumentStatus(StrEnum):
    """What became of a file that was found."""

    READ = "read"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One file in the list of what was read. `role` is None for a file that no glob names."""

    path: str
    role: Role | None
    language: str | None
    status: DocumentStatus
    reason: str | None = None
    reason_key: str | None = None
    reason_values: tuple[tuple[str, str], ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that loading found: the documents that were read, and the list of all files with their status."""

    documents: tuple[Document, ...]
    entries: tuple[DocumentEntry, ...]
    notes: tuple[Note, ...] = ()
