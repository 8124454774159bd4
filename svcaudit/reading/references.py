"""References to the organisation's own annexes, forms, steps and procedures, and whether they exist.

Known kinds: a letter or number after the word for an annex or step ("annex B", "paso 9"), and codes of the
organisation's own ("PR-04", "F-12", "PR-04-F2").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from svcaudit.language import LanguagePack, fold, pack
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.model.procedure import Procedure, Reference

#: A code of a document of the organisation's own: "PR-04", "PR-04-F2".
CODE = re.compile(r"\b([A-Z]{1,5})-(\d{1,4}[A-Z]?)(-[A-Z]{1,2}\d{1,3})?\b")
_LAST_NUMBER = re.compile(r"-?\d+[a-z]?$")
#: Words that say that a code is a thing of the organisation's own.
_NAMING = frozenset({"reference.form", "reference.procedure", "reference.annex"})
#: Letters of codes that belong to bodies of standards and laws, not to an organisation.
_STANDARDS = frozenset(
    ("NOM", "NMX", "ISO", "UNE", "EN", "IEC", "DIN", "BS", "NTC", "NCH", "NTP", "IRAM", "ABNT", "NBR", "ASTM", "RD")
)
_SEPARATORS = re.compile(r"[-_.]+")
_HEAD = 40  # characters at the head of a block in which it names itself
_LABEL = re.compile(r"(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?![\w%€$£]|[.,:]\d|\s*(?:%|€))")


@dataclass(frozen=True, slots=True)
class _Defined:
    """What exists in the documents: labels by kind, and codes."""

    annexes: frozenset[str]
    codes: frozenset[str]


def read_references(documents: Iterable[Document], procedures: Iterable[Procedure]) -> Iterator[Reference]:
    """All references of the internal documents that can be checked, each with what was found."""
    listed = [document for document in documents if document.understood]
    defined = _defined(listed)
    by_path: dict[str, list[Procedure]] = {}
    for procedure in procedures:
        by_path.setdefault(procedure.path, []).append(procedure)
    for document in listed:
        if document.role is Role.INTERNAL:
            language = pack(document.language)
            for block in document.blocks:
                if block.kind not in (BlockKind.HEADING, BlockKind.DIAGRAM):
                    yield from _in_block(document, block, language, defined, by_path.get(document.path, []))


def _defined(documents: list[Document]) -> _Defined:
    annexes: set[str] = set()
    codes: set[str] = set()
    for document in documents:
        language = pack(document.language)
        for code in (document.metadata.code, document.record.id if document.record else None):
            if code is not None:
                codes.update(fold(match[0]) for match in CODE.finditer(code.text))
        codes.update(fold(match[0]) for match in CODE.finditer(document.path))
        name = _SEPARATORS.sub(" ", PurePosixPath(document.path).stem)
        annexes.update(label for label, _, _ in _labelled(name.title(), "reference.annex", language))
        for block in document.blocks:
            if block.kind is BlockKind.HEADING or block.kind is BlockKind.ROW or _short(block):
                annexes.update(label for label, _, _ in _annexes_at_head(block, language))
                annexes.update(_listed_annexes(block, language))
                listed = any(_is_list_of_things(heading.passage.text, language) for heading in block.headings)
                reach = len(block.passage.text) if listed else _HEAD
                codes.update(fold(match[0]) for match in CODE.finditer(block.passage.text[:reach]))
    return _Defined(frozenset(annexes), frozenset(codes))


def _is_list_of_things(heading: str, language: LanguagePack) -> bool:
    """True for a heading such as "Forms" or "Anexos": what stands under it is what there is."""
    return any(hit.concept in _NAMING for hit in language.hits(heading))


def _short(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)


def _annexes_at_head(block: Block, language: LanguagePack) -> Iterator[tuple[str, int, int]]:
    """Annexes that a block defines: it begins with their name."""
    for label, start, end in _labelled(block.passage.text, "reference.annex", language):
        if start <= 3:
            yield label, start, end


def _listed_annexes(block: Block, language: LanguagePack) -> Iterator[str]:
    """Labels at the head of what is listed under a heading such as "Annexes": "A. Fees", "| 2 | Formats |"."""
    heading = block.headings[-1].passage.text if block.headings else ""
    if any(hit.concept == "reference.annex" and hit.start == 0 for hit in language.hits(heading)):
        for text in (block.marker.strip("()."), block.passage.text):
            found = _LABEL.match(text)
            if found is not None:
                yield fold(found[0])


def _of_something(text: str, end: int, language: LanguagePack) -> bool:
    """True where what stands at `end` says of what the thing is a part: "annex 2 of the contract"."""
    after = language.words(text[end:]) if text[end : end + 1] == " " else ()
    built = language.grammar
    return bool(after) and after[0].folded in built.connectors - built.joiners - built.articles


def _labelled(text: str, concept: str, language: LanguagePack) -> Iterator[tuple[str, int, int]]:
    """Labels right after the word for a kind of thing: ("b", start, end) for "annex B"."""
    for hit in language.hits(text):
        if hit.concept == concept and hit.end < len(text) and text[hit.end] == " ":
            found = _LABEL.match(text, hit.end + 1)
            if found is not None:
                yield fold(found[0]), hit.start, found.end()


def _in_block(
    document: Document, block: Block, language: LanguagePack, defined: _Defined, procedures: list[Procedure]
) -> Iterator[Reference]:
    text = block.passage.text
    law = [hit for hit in language.hits(text) if hit.concept in ("speech.law", "outside.body")]
    for label, start, end in _labelled(text, "reference.annex", language):
        if start > 3 and not law:
            place = document.locate(block.passage, start, end)
            known, expected = label in defined.annexes, bool(defined.annexes)
            own = not _of_something(text, end, language)
            yield Reference("annex", label, text[start:end], place, "", known, expected, own)
    for found in CODE.finditer(text):
        code = fold(found[0])
        alike = [other for other in defined.codes if _series(other) == _series(code)]
        named = not found[3] and any(
            hit.concept in _NAMING and 0 <= found.start() - hit.end <= 2 for hit in language.hits(text)
        )
        if found[1] in _STANDARDS or (law and not alike):
            continue
        place = document.locate(block.passage, found.start(), found.end())
        yield Reference("procedure", code, found[0], place, "", code in defined.codes, bool(alike), named)
    yield from _steps(document, block, language, procedures)


def _series(code: str) -> str:
    """A code without its last number: "pr" of PR-04, "pr-04-f" of the form PR-04-F2."""
    return _LAST_NUMBER.sub("", code)


def _steps(
    document: Document, block: Block, language: LanguagePack, procedures: list[Procedure]
) -> Iterator[Reference]:
    """Steps named inside a procedure, looked for in that procedure."""
    named = tuple(_labelled(block.passage.text, "reference.step", language))
    if not named:
        return
    place_of_block = document.locate(block.passage)
    inside = [
        procedure
        for procedure in procedures
        if any(step.place.line <= place_of_block.line <= step.place.end_line for step in procedure.steps)
    ]
    if not inside:
        yield from _steps_from_outside(document, block, named, language, procedures)
    for label, start, end in named:
        for procedure in inside:
            known = any(fold(step.id) == label for step in procedure.steps)
            place = document.locate(block.passage, start, end)
            yield Reference("step", label, block.passage.text[start:end], place, procedure.id, known, label.isdigit())


def _steps_from_outside(
    document: Document,
    block: Block,
    named: tuple[tuple[str, int, int], ...],
    language: LanguagePack,
    procedures: list[Procedure],
) -> Iterator[Reference]:
    """Steps named in prose, looked for in every procedure of the document, unless another document is named."""
    text = block.passage.text
    if not procedures or CODE.search(text) or any(hit.concept in _NAMING for hit in language.hits(text)):
        return
    known = {fold(step.id) for procedure in procedures for step in procedure.steps}
    known.update(
        label
        for other in document.blocks
        for label, start, _ in _labelled(other.passage.text, "reference.step", language)
        if start <= 3
    )
    for label, start, end in named:
        if start > 3 and not _of_something(text, end, language):
            place = document.locate(block.passage, start, end)
            yield Reference("step", label, text[start:end], place, "", label in known, label.isdigit())
