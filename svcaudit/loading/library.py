"""All documents below a folder, and the list of every file with what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from svcaudit.config import DECISIONS_FILE, FILE_NAMES, Configuration
from svcaudit.loading.discovery import Found, find, other_files
from svcaudit.loading.documents import Draft, draft_bpmn, draft_markdown, draft_yaml, finish
from svcaudit.loading.old_documents import earlier_versions, says_superseded
from svcaudit.loading.old_names import is_old_name, newer_names
from svcaudit.loading.roles import excluded, role_said, roles_of_path
from svcaudit.loading.texts import read_text
from svcaudit.model.document import Document, DocumentEntry, DocumentStatus, Library, Note, Role
from svcaudit.model.errors import ConfigurationError, Problem, SvcauditError, UnreadableDocument
from svcaudit.model.place import Place

#: A document, None where there is none, with the entry of its file.
_Loaded = tuple[Document | None, DocumentEntry]
#: Why a document is left out that is not in force; each is a remark, too.
_OLD = frozenset({"document.old_name", "document.old_status", "document.old_version"})
#: Files at the root that are the audit's own.
_OURS = frozenset({*FILE_NAMES, DECISIONS_FILE})
_ROLE_KEY = re.compile(r"^[\"']?(?:role|rol|papel)[\"']?[ \t]*:", re.IGNORECASE | re.MULTILINE)


def load(root: Path, configuration: Configuration) -> Library:
    """The documents below the folder `root`, sorted by path, with an entry for every file that was found.

    Raises ConfigurationError for files that the globs of both roles name and that do not say their own role,
    SvcauditError where `root` is no folder or holds no document at all. A file that cannot be read is an
    entry with its line and reason.
    """
    if not root.is_dir():
        raise SvcauditError(Problem("loading.no_folder", (("file", root.name),)))
    loaded = _without_earlier(_load_all(find(root), configuration))
    documents = tuple(document for document, _ in loaded if document is not None)
    entries = tuple(entry for _, entry in loaded)
    old = (entry for entry in entries if entry.reason_key in _OLD)
    notes = tuple(
        Note(entry.reason_key or "", Place(entry.path, entry.line or 1), entry.reason_values) for entry in old
    )
    if all(entry.status is DocumentStatus.SKIPPED for entry in entries):
        raise SvcauditError(_nothing_to_audit(root, entries))
    return Library(documents, entries, notes)


def _nothing_to_audit(root: Path, entries: tuple[DocumentEntry, ...]) -> Problem:
    """Why there is no document: the papers are of another kind, or no glob names them."""
    texts = sum(entry.path not in _OURS for entry in entries)
    others = other_files(root)
    if not texts and others:
        return Problem("loading.no_text", (("found", str(len(others))), ("example", others[0])))
    return Problem("loading.no_documents", (("found", str(texts)),))


def _load_all(files: Iterable[Found], configuration: Configuration) -> list[_Loaded]:
    """Every file loaded; files that both roles' globs name are raised all at once."""
    loaded: list[_Loaded] = []
    problems: list[Problem] = []
    files = tuple(files)
    ours = [found.path for found in files if not excluded(found.path, configuration)]
    newer = newer_names(path for path in ours if not is_old_name(path))
    for found in files:
        try:
            loaded.append(_in_force(found, _load(found, configuration), newer, configuration))
        except ConfigurationError as error:
            problems += error.problems
    if problems:
        raise ConfigurationError(*problems)
    return loaded


def _without_earlier(loaded: list[_Loaded]) -> list[_Loaded]:
    """The same without the documents of which another says a later version."""
    earlier = earlier_versions(document for document, _ in loaded if document is not None)
    return [
        _old(entry, "document.old_version", (("file", earlier[entry.path]),))
        if entry.path in earlier
        else (document, entry)
        for document, entry in loaded
    ]


def _in_force(found: Found, loaded: _Loaded, newer: Mapping[str, str], configuration: Configuration) -> _Loaded:
    """What was loaded; nothing where its name or the document itself says that it is not in force.

    A file that the configuration names without wildcards is audited whatever it is called.
    """
    document, entry = loaded
    if entry.role is None:
        return loaded
    named = found.path in (*(configuration.published or ()), *(configuration.internal or ()))
    if not named and is_old_name(found.path):
        return _old(entry, "document.old_name")
    if not named and found.path in newer:
        return _old(entry, "document.old_version", (("file", newer[found.path]),))
    said = says_superseded(document) if document is not None else None
    if document is not None and said is not None:
        return _old(entry, "document.old_status", line=document.locate(said).line)
    return loaded


def _old(entry: DocumentEntry, key: str, values: tuple[tuple[str, str], ...] = (), line: int | None = None) -> _Loaded:
    status = DocumentStatus.SKIPPED
    return None, DocumentEntry(entry.path, None, None, status, reason_key=key, reason_values=values, line=line)


def _load(found: Found, configuration: Configuration) -> _Loaded:
    if found.path in _OURS:
        return None, _skipped(found, "skipped.configuration")
    if excluded(found.path, configuration):
        return None, _skipped(found, "skipped.excluded")
    roles = roles_of_path(found.path, configuration)
    try:
        return _read(found, roles, configuration)
    except UnreadableDocument as error:
        if not roles:
            return None, _skipped(found, "skipped.no_glob")
        return None, _unreadable(found, _one(found, roles, configuration), error.problems[0])


def _one(found: Found, roles: tuple[Role, ...], configuration: Configuration) -> Role:
    """The one role of a file. Raises ConfigurationError where the globs give it two."""
    if len(roles) == 1:
        return roles[0]
    name = configuration.source_path or FILE_NAMES[0]
    raise ConfigurationError(Problem("config.both_roles", (("file", found.path),), Place(name, 1)))


def _read(found: Found, roles: tuple[Role, ...], configuration: Configuration) -> _Loaded:
    """The document; what it says of its role wins over the globs."""
    source = read_text(found.file, found.path)
    if not roles and not _ROLE_KEY.search(source):
        return None, _skipped(found, "skipped.no_glob")
    draft = _draft(found, source)
    said = role_said(draft.role.text) if draft.role else None
    if not roles and said is None:
        return None, _skipped(found, "skipped.no_glob")
    role = said or _one(found, roles, configuration)
    document = _with_role_note(finish(draft, role, configuration), draft, said)
    return document, DocumentEntry(found.path, role, document.language, DocumentStatus.READ)


def _draft(found: Found, source: str) -> Draft:
    if found.is_bpmn:
        return draft_bpmn(found.path, source)
    return draft_markdown(found.path, source) if found.is_markdown else draft_yaml(found.path, source)


def _with_role_note(document: Document, draft: Draft, said: Role | None) -> Document:
    """A role that is written but is none gets a note, as it did nothing."""
    if draft.role is None or said is not None:
        return document
    note = Note("document.role", document.locate(draft.role), (("word", draft.role.text),))
    return replace(document, notes=(note, *document.notes))


def _skipped(found: Found, key: str) -> DocumentEntry:
    return DocumentEntry(found.path, None, None, DocumentStatus.SKIPPED, reason_key=key)


def _unreadable(found: Found, role: Role, problem: Problem) -> DocumentEntry:
    place = problem.place or Place(found.path, 1)
    return DocumentEntry(
        found.path,
        role,
        None,
        DocumentStatus.UNREADABLE,
        reason_key=problem.key,
        reason_values=problem.values,
        line=place.line,
    )
