"""What the cells of one column share: where one of them can only be a term, the others are terms, too.

"One year" in a column of times is how long something holds, never a time to act in, so the "90 days" above it is not
one either, unless its own cell tells an act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from svcaudit.model.claim import Claim, ClaimKind, Source
from svcaudit.model.document import BlockKind, Document
from svcaudit.model.quantity import Calendar, Duration, Unit

_Column = tuple[int, int]


def of_one_kind(document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of a document with those of a column of terms made terms."""
    listed = tuple(claims)
    columns = [_column(document, claim) for claim in listed]
    terms: dict[_Column, int] = defaultdict(int)
    for claim, column in zip(listed, columns, strict=True):
        if column is not None and _only_a_term(claim):
            terms[column] += 1
    return tuple(
        replace(claim, kind=ClaimKind.TERM) if column in terms and _may_be_a_term(claim) else claim
        for claim, column in zip(listed, columns, strict=True)
    )


def _column(document: Document, claim: Claim) -> _Column | None:
    """The table and the column that a claim's value stands in; None outside tables."""
    number = claim.statement.block
    if number < 0 or document.blocks[number].kind is not BlockKind.ROW or claim.quantity is None:
        return None
    block, start = document.blocks[number], (claim.place.line, claim.place.column)
    for cell in block.cells:
        place = document.locate(cell.passage)
        if (place.line, place.column) <= start <= (place.end_line, place.end_column):
            return block.group, cell.column
    return None


def _only_a_term(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity is not None else None
    return claim.kind is ClaimKind.TERM and isinstance(value, Duration) and value.unit is Unit.YEAR


def _may_be_a_term(claim: Claim) -> bool:
    """True for a bare time in days or longer that nobody works in."""
    value = claim.quantity.value if claim.quantity is not None else None
    if claim.kind is not ClaimKind.DEADLINE or claim.action.source is Source.CLAUSE or not isinstance(value, Duration):
        return False
    short = value.unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
    return not short and value.calendar is not Calendar.WORKING
