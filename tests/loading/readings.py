"""What was read of a Markdown document as plain lines, to be compared with what somebody wrote down for it."""

from __future__ import annotations

from svcaudit.loading.front_matter import read_front_matter
from svcaudit.loading.markdown import read_markdown
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.place import Passage


def reading(source: str) -> str:
    """A line for each block: line number, kind, text; what is nested is set in.

    A row has the line of each cell and its header: `[8] Plazo = 5 días`. What a block answers or stands under stands
    after it: `<- ¿Cuánto tardan?`.
    """
    blocks = read_markdown(source, read_front_matter(source, "a.md").body)
    document = Document("a.md", Role.PUBLISHED, "es", source, blocks)
    return "".join(_told(document, block) + "\n" for block in blocks)


def _told(document: Document, block: Block) -> str:
    kind = f"{block.kind} {block.level or block.marker}".rstrip()
    text = _cells(document, block) if block.kind is BlockKind.ROW else block.passage.text
    question = f" <- {block.question.text}" if block.question else ""
    return f"{'  ' * block.depth}{_line(document, block.passage)} {kind}: {text}{question}"


def _cells(document: Document, block: Block) -> str:
    cells = []
    for cell in block.cells:
        place = f"[{_line(document, cell.passage)}] " if cell.passage.text else ""
        header = f"{cell.header.text} = " if cell.header.text else ""
        cells.append(f"{place}{header}{cell.passage.text}".rstrip())
    return " | ".join(cells)


def _line(document: Document, passage: Passage) -> int:
    return document.locate(passage).line
