"""What became of the findings of one result in a later one."""

from __future__ import annotations

from dataclasses import dataclass

from svcaudit.model.report import Finding, Remark, Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results. `new` and `unchanged` are findings of now; `fixed` and `not_looked_at` of before.

    `not_looked_at` are those of which now nobody can say whether they are mended: their rule did not run to its end,
    or a document could not be read. `remarks` are what has to be known before figures are compared, and documents
    that have another name.
    """

    before: Report
    now: Report
    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    not_looked_at: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
