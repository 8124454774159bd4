"""Two saved results side by side, by the content of their findings."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.auditing.remarks import remark
from svcaudit.checking.baselines import looked_at
from svcaudit.checking.recognising import Recognised, known_of, recognise
from svcaudit.model.comparison import Comparison
from svcaudit.model.report import Remark, Report


def compare_reports(before: Report, now: Report) -> Comparison:
    """What is new, mended and unchanged; in the language of `now`, into which `before` has been told."""
    looked = looked_at(now)
    recognised = recognise((known_of(finding) for finding in before.findings), now.findings, looked.read)
    gone = {one.fingerprint for one in recognised.gone}
    fixed = {one.fingerprint for one in recognised.gone if looked.would_see(one)}
    same = {finding.fingerprint for _, finding in recognised.same}
    return Comparison(
        before=before,
        now=now,
        new=recognised.new,
        fixed=tuple(one for one in before.findings if one.fingerprint in fixed),
        unchanged=tuple(one for one in now.findings if one.fingerprint in same),
        not_looked_at=tuple(one for one in before.findings if one.fingerprint in gone - fixed),
        remarks=tuple(_remarks(before, now, recognised)),
    )


def _remarks(before: Report, now: Report, recognised: Recognised) -> Iterator[Remark]:
    language = now.language
    if before.organisation != now.organisation:
        names = (("before", before.organisation), ("now", now.organisation))
        yield remark("remark.diff_organisation", language, names)
    if before.tool.ruleset != now.tool.ruleset:
        rules = (("before", before.tool.ruleset), ("now", now.tool.ruleset))
        yield remark("remark.diff_ruleset", language, rules)
    elif before.tool.configuration != now.tool.configuration:
        yield remark("remark.diff_settings", language)
    for rename in recognised.renames:
        moved = (("before", rename.before), ("now", rename.now), ("found", str(rename.count)))
        yield remark("remark.diff_renamed", language, moved)
