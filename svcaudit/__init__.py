"""svcaudit: compares what an organisation publishes with how it works inside.

`audit` is the stable entry for programs:

    from svcaudit import audit
    report = audit("documents")
    print(report.score.overall, len(report.findings))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from os import PathLike

    from svcaudit.config import Configuration
    from svcaudit.model.report import Report

__all__ = ["audit"]


def audit(
    root: str | PathLike[str],
    *,
    configuration: Configuration | None = None,
    language: str | None = None,
    today: date | None = None,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    packs: Sequence[str] = (),
) -> Report:
    """The audit of the documents in the folder `root`, as frozen data.

    `configuration` is read from `svcaudit.yaml` in `root` unless given; the other arguments win over what
    it says, and `packs` name standards packs beside those that it names. `language` is the report's (es, en
    or pt). `today` is what "passed" means, the clock's day unless given: give it to get the same bytes on
    every day.

    Raises `svcaudit.model.errors.ConfigurationError` for settings that cannot be used, and
    `SvcauditError`, its base, where there is nothing to audit. A document that cannot be read is listed
    in `report.documents`, and a check that crashed is counted in its rule's `error` and named in
    `report.remarks`.
    """
    from datetime import date as day
    from pathlib import Path

    from svcaudit import auditing

    request = auditing.Request(language, profile, tuple(select), tuple(ignore), tuple(packs))
    return auditing.audit(Path(root), today=today or day.today(), configuration=configuration, request=request)
