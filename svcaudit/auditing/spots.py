"""`FILE:LINE` -> what was read there, or why it cannot be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from svcaudit.auditing.pipeline import Inspection
from svcaudit.config.validating import suggestion
from svcaudit.model.claim import Claim, Statement
from svcaudit.model.document import Document, DocumentEntry, DocumentStatus
from svcaudit.model.errors import Problem, SvcauditError
from svcaudit.model.explanation import Spot
from svcaudit.model.organisation import Organisation
from svcaudit.model.place import Place


def spot_of(given: str, root: Path, inspection: Inspection) -> Spot:
    """What was read on the line that `given` names, as `FILE:LINE`.

    The file is a path in the audited folder `root`, or the end of one that no other shares. Raises SvcauditError for
    anything else: no such file or line, more than one such file, one that could not be read or is not audited.
    """
    name, line = _parts(given)
    entry = _entry(name, root, inspection.library.entries)
    document = _document(entry, inspection.organisation)
    last = document.source.count("\n") + (not document.source.endswith("\n"))
    if line > last:
        values = (("path", document.path), ("line", str(line)), ("last", str(last)))
        raise SvcauditError(Problem("audit.place_line", values))
    return _read_at(document, line, inspection.organisation)


def _parts(given: str) -> tuple[str, int]:
    name, _, line = given.rpartition(":")
    if not name or not (line.isascii() and line.isdigit()) or not int(line):
        raise SvcauditError(Problem("audit.place_malformed", (("given", given),)))
    return PurePath(name).as_posix(), int(line)


def _entry(name: str, root: Path, entries: Sequence[DocumentEntry]) -> DocumentEntry:
    """The file of that name: its whole path, or the end of it, or a path from where the command runs."""
    paths = {entry.path: entry for entry in entries}
    if name in paths:
        return paths[name]
    ending = [entry for entry in entries if entry.path.endswith(f"/{name}")]
    if len(ending) > 1:
        values = (("path", name), ("paths", ", ".join(sorted(entry.path for entry in ending))))
        raise SvcauditError(Problem("audit.place_ambiguous", values))
    inside = next((paths[path] for path in _inside(name, root) if path in paths), None)
    found = ending[0] if ending else inside
    if found is None:
        raise SvcauditError(_no_file(name, sorted(paths)))
    return found


def _inside(name: str, root: Path) -> list[str]:
    path, folder = Path(name).resolve(), root.resolve()
    return [path.relative_to(folder).as_posix()] if path.is_relative_to(folder) else []


def _no_file(name: str, paths: Sequence[str]) -> Problem:
    """The problem, with the file whose path, or the end of it, is nearest to the name."""
    parts = name.count("/") + 1
    endings = {"/".join(path.split("/")[-parts:]): path for path in reversed(paths)}
    near = suggestion(name, list(endings))
    if near is None:
        return Problem("audit.place_file", (("path", name),))
    return Problem("audit.place_file_suggestion", (("path", name), ("suggestion", endings[near])))


def _document(entry: DocumentEntry, organisation: Organisation) -> Document:
    """The document; one that was not read is complained of as the audit does it."""
    if entry.status is DocumentStatus.SKIPPED:
        raise SvcauditError(Problem("audit.place_skipped", (("path", entry.path),)))
    where = Place(entry.path, entry.line or 1)
    if entry.status is DocumentStatus.UNREADABLE and entry.reason_key is not None:
        raise SvcauditError(Problem(entry.reason_key, entry.reason_values, where))
    document = organisation.document(entry.path)
    if not document.understood:
        raise SvcauditError(Problem("document.language", (("code", document.language),), where))
    return document


def _read_at(document: Document, line: int, organisation: Organisation) -> Spot:
    """The claims whose values stand on the line, else those of the sentences that reach over it."""
    path = document.path
    statements = [one for one in organisation.statements if one.path == path]
    there = [one for one in statements if one.place.covers(path, line)]
    claims = [one for one in organisation.claims if one.place.covers(path, line)]
    if not claims:
        claims = _claims_of(there, organisation)
    nearest = min((one.place.line for one in statements), key=lambda one: (abs(one - line), one), default=None)
    return Spot(
        path=path,
        line=line,
        role=document.role,
        language=document.language,
        claims=tuple(claims),
        statements=tuple(there),
        nearest=nearest if not there and not claims else None,
    )


def _claims_of(statements: Sequence[Statement], organisation: Organisation) -> list[Claim]:
    known = {statement.id for statement in statements}
    return [claim for claim in organisation.claims if claim.statement.id in known]
