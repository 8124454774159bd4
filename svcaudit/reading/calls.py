"""Steps that run another procedure of the organisation, by its code or by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from svcaudit.language import LanguagePack, fold, pack
from svcaudit.model.document import Document
from svcaudit.model.procedure import Procedure, Step
from svcaudit.reading.clauses import clause_at
from svcaudit.reading.references import CODE

_REACH = 80  # characters after the verb within which the procedure is named


def with_calls(procedures: Sequence[Procedure], documents: Iterable[Document]) -> tuple[Procedure, ...]:
    """The procedures with the ids of those that their steps run.

    A code stands for the only procedure of its document, or for that whose heading bears it. A name has to be said in
    full beside the word for a procedure, and be that of one procedure alone.
    """
    by_path = {document.path: document for document in documents}
    known = _Known(procedures, by_path)
    return tuple(known.resolved(procedure, pack(by_path[procedure.path].language)) for procedure in procedures)


class _Known:
    """What the procedures of an organisation are called."""

    def __init__(self, procedures: Sequence[Procedure], documents: Mapping[str, Document]) -> None:
        self._names = {one.id: _name(one, documents[one.path]) for one in procedures}
        self._codes: dict[str, str] = {}
        paths = [procedure.path for procedure in procedures]
        for procedure in procedures:
            for code in _codes(procedure.name):
                self._codes[code] = procedure.id
        for procedure in procedures:
            if paths.count(procedure.path) == 1:
                for code in _document_codes(documents[procedure.path]):
                    self._codes.setdefault(code, procedure.id)

    def resolved(self, procedure: Procedure, language: LanguagePack) -> Procedure:
        """A procedure whose steps know what they run; itself where they run nothing."""
        found = {step.id: self._called(step, procedure, language) for step in procedure.steps}
        if not any(found.values()):
            return procedure
        steps = (replace(step, calls=found[step.id]) if found[step.id] else step for step in procedure.steps)
        return replace(procedure, steps=tuple(steps))

    def _called(self, step: Step, procedure: Procedure, language: LanguagePack) -> str:
        drawn = (self._codes.get(fold(branch.target or "")) for branch in step.branches)
        told = (self._named(stretch, procedure, language) for stretch in _stretches(step.text, language))
        others = (found for found in (*drawn, *told) if found and found != procedure.id)
        return next(others, "")

    def _named(self, stretch: str, procedure: Procedure, language: LanguagePack) -> str:
        """The procedure that some words name, by code or by name."""
        for code in _codes(stretch):
            return self._codes.get(code, "")
        if not any(hit.concept == "reference.procedure" for hit in language.hits(stretch)):
            return ""
        said = set(language.topics(stretch))
        names = ((len(name), other) for other, name in self._names.items() if other != procedure.id)
        fitting = [(size, other) for size, other in names if size and self._names[other] <= said]
        longest = [other for size, other in fitting if size == max(fitting)[0]]
        return longest[0] if len(longest) == 1 else ""


def _stretches(text: str, language: LanguagePack) -> Iterator[str]:
    """What follows each word that runs something, up to the end of its clause."""
    for hit in language.hits(text):
        if hit.concept == "call.runs":
            _, last = clause_at(text, hit.start, hit.end, language)
            yield text[hit.end : min(last, hit.end + _REACH)]


def _name(procedure: Procedure, document: Document) -> frozenset[str]:
    """What a procedure is called: the words of its heading, or of its document's title where that says no more."""
    language = pack(document.language)
    return _own_words(procedure.name, language) or _own_words(_title(document), language)


def _own_words(text: str, language: LanguagePack) -> frozenset[str]:
    """The stems of a name but for the words that only say that it is that of a procedure."""
    kinds = [hit for hit in language.hits(text) if hit.concept in ("reference.procedure", "path.title")]
    beside = "".join(
        " " if any(hit.start <= at < hit.end for hit in kinds) else character for at, character in enumerate(text)
    )
    return frozenset(language.topics(CODE.sub(" ", beside)))


def _title(document: Document) -> str:
    named = document.metadata.title.text if document.metadata.title is not None else ""
    return named or next((block.headings[0].passage.text for block in document.blocks if block.headings), "")


def _codes(text: str) -> Iterator[str]:
    return (fold(found[0]) for found in CODE.finditer(text))


def _document_codes(document: Document) -> Iterator[str]:
    """The codes that a document bears: in its data, its title or its name."""
    record = document.record
    for passage in (document.metadata.code, record.id if record is not None else None, document.metadata.title):
        if passage is not None:
            yield fold(passage.text)
            yield from _codes(passage.text)
    yield from _codes(_title(document))
    yield from _codes(document.path)
