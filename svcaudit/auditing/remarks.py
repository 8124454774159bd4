"""What a report says first: what was not there to be compared, and what in the settings did nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from svcaudit.checking import CheckResult
from svcaudit.checking.baselines import Marked
from svcaudit.checking.standards import Standard
from svcaudit.checking.suppressions import Accepted
from svcaudit.config import DECISIONS_FILE, Configuration, Suppression
from svcaudit.flow.sums import lacking_holidays
from svcaudit.loading.globs import matches_glob
from svcaudit.messages import sentence
from svcaudit.model.baseline import Baseline
from svcaudit.model.decision import Decision
from svcaudit.model.document import DocumentStatus, Library, Note, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Verdict
from svcaudit.model.report import Remark

#: How many entries one remark names.
_NAMED = 5
#: The key of the remark that a pack brings along.
PACK = "pack"


def remarks_of(
    organisation: Organisation,
    library: Library,
    results: Sequence[CheckResult],
    accepted: Accepted,
    configuration: Configuration,
    language: str,
) -> tuple[Remark, ...]:
    """All remarks: a missing side, what could not be read, idle globs, crashed checks, idle suppressions, notes."""
    notes = [*library.notes, *(note for document in library.documents for note in document.notes)]
    return (
        *_sides(organisation, language),
        *_unreadable(library, language),
        *_idle_globs(library, configuration, language),
        *_holidays(organisation, configuration, language),
        *_crashes(results, language),
        *_idle("remark.suppression_unused", accepted.unused, configuration, language),
        *_idle("remark.suppression_expired", accepted.expired, configuration, language),
        *(_of_note(note, language) for note in notes),
    )


def idle_decisions(unused: Iterable[Decision], language: str) -> Iterator[Remark]:
    """Decisions about findings that are no longer there."""
    for one in unused:
        values = (("rule", one.rule), ("who", one.who), ("date", one.when), ("quote", one.quote))
        yield remark("remark.decision_unused", language, values, DECISIONS_FILE)


def known_before(marked: Marked, baseline: Baseline, language: str) -> Iterator[Remark]:
    """What the baseline holds that is there no more, and documents that have another name than it says."""
    for rename in marked.renames:
        moved = (("before", rename.before), ("now", rename.now), ("found", str(rename.count)))
        yield remark("remark.baseline_renamed", language, moved, baseline.path)
    if marked.stale:
        told = [
            f"{one.rule} ({', '.join(dict.fromkeys(one.paths))})" if one.paths else one.rule for one in marked.stale
        ]
        named = ", ".join(told[:_NAMED]) + (", …" if len(told) > _NAMED else "")
        values = (("found", str(len(told))), ("known", named))
        yield remark("remark.baseline_stale", language, values, baseline.path)


def remarks_of_packs(packs: Iterable[Standard], language: str) -> Iterator[Remark]:
    """What readers have to know of each pack: that it is no legal advice, and until when what holds."""
    for pack in packs:
        texts = pack.texts(language)
        yield Remark(PACK, (("pack", pack.id),), f"{texts.title}: {texts.notice}")


def remark(
    key: str,
    language: str,
    values: tuple[tuple[str, str], ...] = (),
    path: str | None = None,
    line: int | None = None,
) -> Remark:
    """The remark of that key with its sentence."""
    return Remark(key, values, sentence(key, language, **dict(values)), path, line)


def _unreadable(library: Library, language: str) -> Iterator[Remark]:
    for entry in library.entries:
        if entry.status is DocumentStatus.UNREADABLE and entry.reason_key:
            yield remark(entry.reason_key, language, entry.reason_values, entry.path, entry.line)


def _idle_globs(library: Library, configuration: Configuration, language: str) -> Iterator[Remark]:
    """Globs that name no file: a slip in one leaves a whole side out."""
    paths = [entry.path for entry in library.entries]
    for pattern in (*(configuration.published or ()), *(configuration.internal or ())):
        if not any(matches_glob(path, pattern) for path in paths):
            yield remark("remark.glob_unused", language, (("glob", pattern),), configuration.source_path)


def _sides(organisation: Organisation, language: str) -> Iterator[Remark]:
    """What rules cannot look at where only one side could be understood."""
    there = {document.role for document in organisation.documents if document.understood}
    if not there:
        yield remark("remark.nothing_understood", language)
    elif Role.INTERNAL not in there:
        yield remark("remark.only_published", language)
    elif Role.PUBLISHED not in there:
        yield remark("remark.only_internal", language)


def _holidays(organisation: Organisation, configuration: Configuration, language: str) -> Iterator[Remark]:
    """Public holidays that the settings ask for and that could not be counted with."""
    lacking = lacking_holidays(organisation)
    values = (("country", organisation.settings.country or ""),)
    if lacking == "library":
        yield remark("remark.holidays_library", language, values, configuration.source_path)
    elif lacking:
        yield remark("remark.holidays_country", language, values, configuration.source_path)


def _crashes(results: Iterable[CheckResult], language: str) -> Iterator[Remark]:
    for result in results:
        for outcome in result.outcomes:
            if outcome.verdict is Verdict.CRASHED:
                values = tuple((name, str(value)) for name, value in outcome.values)
                yield remark("remark.check_crashed", language, values)


def _idle(key: str, entries: Iterable[Suppression], configuration: Configuration, language: str) -> Iterator[Remark]:
    for entry in entries:
        until = entry.until.isoformat() if entry.until else ""
        values = (("rule", entry.rule), ("documents", entry.path or "**"), ("until", until))
        yield remark(key, language, values, configuration.source_path, entry.line)


def _of_note(note: Note, language: str) -> Remark:
    return remark(note.key, language, note.values, note.place.path, note.place.line)
