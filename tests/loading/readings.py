"""What was read of a document as plain lines, to be compared with what somebody wrote down for it."""

from __future__ import annotations

from svcaudit.model.document import Block, BlockKind, Document
from svcaudit.model.place import Passage


def told(document: Document) -> str:
    """A line for each block: line number, kind, text; what is nested is set in.

    A row has the line of each cell, and its header: `[8] Plazo = 5 días`. Under what other heading than the last one
    a block stands is said in brackets, and what it answers or defines after it: `<- ¿Cuánto tardan?`.
    """
    lines, last = [], ""
    for block in document.blocks:
        above = block.headings[-1].passage.text if block.headings else ""
        under = f" ({above})" if block.kind is not BlockKind.HEADING and above != last else ""
        lines.append(_told(document, block) + under + "\n")
        if block.kind is BlockKind.HEADING:
            last = block.passage.text
    return "".join(lines)


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
