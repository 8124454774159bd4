"""Diagrams of internal documents -> procedures: flowcharts by their boxes, sequence diagrams by their messages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from svcaudit.language import pack
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.place import Place
from svcaudit.model.procedure import Procedure
from svcaudit.reading.diagrams import Chart, after_preamble
from svcaudit.reading.drawn import Canvas, Drawn
from svcaudit.reading.flowcharts import read_flowchart
from svcaudit.reading.owners import Owners, section_owners
from svcaudit.reading.sequences import read_sequence
from svcaudit.reading.units import UnitRegister

_FEWEST = 2  # boxes or messages: fewer are no path


def read_diagrams(document: Document, register: UnitRegister) -> Iterator[Procedure]:
    """The procedures that one internal document draws, in order; other kinds of diagram are left out."""
    if document.role is not Role.INTERNAL or not document.understood:
        return
    owners: dict[tuple[int, ...], Owners] = {}
    for section in _sections(document).values():
        for block in section:
            chart = _chart(block) if block.kind is BlockKind.DIAGRAM else None
            if chart is not None and len(chart.nodes) >= _FEWEST:
                found = owners.get(_over(block))
                if found is None:
                    found = owners[_over(block)] = _owners(document, section, register)
                yield Drawn(document, _canvas(document, block), register, chart).procedure(found)


def _over(block: Block) -> tuple[int, ...]:
    """What is the same for the blocks of one section: the headings themselves, not their words."""
    return tuple(id(heading) for heading in block.headings)


def _sections(document: Document) -> dict[tuple[int, ...], list[Block]]:
    found: dict[tuple[int, ...], list[Block]] = {}
    for block in document.blocks:
        found.setdefault(_over(block), []).append(block)
    return found


def _owners(document: Document, section: list[Block], register: UnitRegister) -> Owners:
    """Who the prose of a section names as answering for it; only that section is looked at."""
    alone = Document(document.path, document.role, document.language, "", tuple(section))
    return section_owners(alone, 0, register, pack(document.language))


def _chart(block: Block) -> Chart | None:
    text = block.passage.text
    position = after_preamble(text)
    return read_flowchart(text, position) or read_sequence(text, position)


def _canvas(document: Document, block: Block) -> Canvas:
    """Where the pieces of a diagram in a block stand; what it is called, the nearest heading first."""
    metadata = document.metadata
    over = [heading.passage for heading in reversed(block.headings)]
    over += [passage for passage in (metadata.title, metadata.service) if passage is not None]
    starts = [run.text_start for run in block.passage.runs]

    def offset(position: int) -> int:
        run = block.passage.runs[bisect_right(starts, position) - 1]
        return run.source_start + position - run.text_start

    def place(start: int, end: int) -> Place:
        return document.place(offset(start), offset(end - 1) + 1)

    return Canvas(tuple(over), place, lambda start, end: block.passage.text[start:end])
