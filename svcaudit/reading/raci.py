"""RACI tables: activities as rows, units as columns, and in each cell a letter for the part that the unit has in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.model.document import Block, BlockKind, Document

DOES, ANSWERS, CONSULTED, INFORMED = "does", "answers", "consulted", "informed"
_USUAL: Mapping[str, str] = {"R": DOES, "A": ANSWERS, "C": CONSULTED, "I": INFORMED, "S": ""}
#: "R", "R/A", "A, C"; without a mark between them two letters are a word, but for these.
_LETTERS = re.compile(r"[A-Z](?:(?:\s*[/,+&-]\s*|\s+(?:[ye]\s+)?)[A-Z])?|RA|AR")
_OTHER = "?"
_NOTHING = frozenset({"", "-", "–", "—"})
_LEGEND = re.compile(r"(?:^|(?<=[\s(,;·|]))\(?([A-Z])\)?\s*[:=–—(-]\s*([^\W\d_][^;,.()|]{2,60})")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns of a RACI table that are units, by number, with their names; and what each letter stands for."""

    units: Mapping[int, str]
    letters: Mapping[str, str]

    def having(self, block: Block, duty: str) -> tuple[str, ...]:
        """The units whose cell in a row says that duty, in the order of the columns."""
        return tuple(
            self.units[cell.column]
            for cell in block.cells
            if cell.column in self.units
            and any(self.letters.get(letter) == duty for letter in _letters(cell.passage.text))
        )


def read_matrix(document: Document, group: Sequence[int], language: LanguagePack) -> Matrix | None:
    """The RACI table of those blocks; None where it is another table.

    Each column of a unit holds such letters and nothing else, most rows say who does them, and somebody else has a
    part in it.
    """
    blocks = [document.blocks[number] for number in group]
    letters = dict(_USUAL) | dict(_legend(document, blocks[0], language))
    units = {cell.column: cell.header.text for cell in blocks[0].cells if cell.header.text.strip()}
    for block in blocks:
        for cell in block.cells:
            text = cell.passage.text.strip(" *_")
            if not set(_letters(text)) <= set(letters):
                units.pop(cell.column, None)
    units = {column: name for column, name in units.items() if _used(blocks, column)}
    found = Matrix(units, letters)
    done = sum(bool(found.having(block, DOES)) for block in blocks)
    others = any(found.having(block, duty) for block in blocks for duty in (ANSWERS, CONSULTED, INFORMED))
    return found if len(blocks) > 1 and len(units) > 1 and done * 2 > len(blocks) and others else None


def matrix_units(document: Document, language: LanguagePack) -> Iterator[str]:
    """The units that stand above the columns of the RACI tables of a document."""
    groups: dict[int, list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.ROW and block.group:
            groups.setdefault(block.group, []).append(number)
    for group in groups.values():
        found = read_matrix(document, group, language)
        yield from found.units.values() if found is not None else ()


def _letters(text: str) -> tuple[str, ...]:
    """The letters of a cell, none for an empty one; one that stands for nothing where it holds anything else."""
    said = text.strip(" *_")
    if said in _NOTHING:
        return ()
    return tuple(letter for letter in said if letter.isupper()) if _LETTERS.fullmatch(said) else (_OTHER,)


def _used(blocks: Sequence[Block], column: int) -> bool:
    """True where some row says something in that column."""
    return any(
        cell.column == column and cell.passage.text.strip(" *_") not in _NOTHING
        for block in blocks
        for cell in block.cells
    )


def _legend(document: Document, first: Block, language: LanguagePack) -> Iterator[tuple[str, str]]:
    """What the lines of the same section say that a letter stands for: "R: does it", "A = approves"."""
    for block in document.blocks:
        if block.headings == first.headings and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            for found in _LEGEND.finditer(block.passage.text):
                duty = next((hit.concept for hit in language.hits(found[2]) if hit.concept.startswith("duty.")), "")
                if duty:
                    yield found[1], duty.removeprefix("duty.")
