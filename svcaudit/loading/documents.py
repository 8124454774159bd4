"""One file made a document: its blocks, its metadata, its data, and the language it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from svcaudit.config import Configuration
from svcaudit.loading.bpmn import bpmn_metadata, parse_bpmn, read_bpmn_texts, read_drawing
from svcaudit.loading.data_texts import read_texts
from svcaudit.loading.front_matter import metadata_of, read_front_matter
from svcaudit.loading.keys import PROMISE, TOP, language_code
from svcaudit.loading.markdown import read_markdown
from svcaudit.loading.old_parts import in_force
from svcaudit.loading.records import Fields, is_record, read_record, text_of, unknown_keys
from svcaudit.loading.texts import garbled_at
from svcaudit.loading.xml_elements import Element
from svcaudit.model.document import Block, Document, Metadata, Note, Record, Role
from svcaudit.model.drawing import Drawing
from svcaudit.model.place import Passage
from svcaudit.yaml_nodes import Mapping, Node, compose

#: Characters of text that are enough to find out the language.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A parsed file before its role and language are known; `role` as written in it."""

    path: str
    source: str
    metadata: Metadata
    role: Passage | None
    body: int = 0
    node: Node | None = None
    model: Element | None = None


def draft_markdown(path: str, source: str) -> Draft:
    """The front matter read, the text not yet. Raises UnreadableDocument."""
    front = read_front_matter(source, path)
    return Draft(path, source, front.metadata, front.role, front.body)


def draft_yaml(path: str, source: str) -> Draft:
    """The nodes read, the record not yet. Raises UnreadableDocument."""
    node = compose(source, path)
    metadata, role = metadata_of(node) if isinstance(node, Mapping) else (Metadata(), None)
    return Draft(path, source, metadata, role, node=node)


def draft_bpmn(path: str, source: str) -> Draft:
    """The elements read, the processes not yet; BPMN has no place for a role. Raises UnreadableDocument."""
    model = parse_bpmn(source, path)
    return Draft(path, source, bpmn_metadata(model), None, model=model)


def finish(draft: Draft, role: Role, configuration: Configuration) -> Document:
    """The document with its blocks, record or drawing, language and notes."""
    blocks, old = in_force(_blocks(draft))
    record = _record(draft.node)
    drawing = read_drawing(draft.model) if draft.model is not None else None
    language, understood = _language(draft, blocks, record, drawing, configuration)
    document = Document(
        draft.path, role, language, draft.source, blocks, draft.metadata, record, drawing, understood=understood
    )
    left_out = (Note("document.old_part", document.locate(part)) for part in old)
    return replace(document, notes=(*_notes(document, draft), *left_out))


def _blocks(draft: Draft) -> tuple[Block, ...]:
    if draft.model is not None:
        return read_bpmn_texts(draft.model)
    return read_markdown(draft.source, draft.body) if draft.node is None else read_texts(draft.node)


def _record(node: Node | None) -> Record | None:
    return read_record(node) if isinstance(node, Mapping) and is_record(node) else None


def _language(
    draft: Draft,
    blocks: tuple[Block, ...],
    record: Record | None,
    drawing: Drawing | None,
    configuration: Configuration,
) -> tuple[str, bool]:
    """The language's code, "und" where it cannot be told, and whether there is a pack for it.

    What a document says of itself holds; what the configuration says of all of them holds unless the text refutes it.
    """
    from svcaudit.language import codes, detect, refutes

    said = draft.metadata.language
    if said is not None:
        code = language_code(said.text)
    else:
        sample = _sample(blocks, draft.metadata, record, drawing)
        code = language_code(configuration.language) if configuration.language else ""
        if not code or refutes(sample, code):
            code = detect(sample) or "und"
    return code, code in codes()


def _sample(blocks: tuple[Block, ...], metadata: Metadata, record: Record | None, drawing: Drawing | None) -> str:
    """Text enough to tell the language from."""
    parts = [metadata.title.text] if metadata.title else []
    if record:
        names = (record.service, record.procedure, *(step.unit for step in record.steps))
        parts += [name.text for name in names if name]
    if drawing:
        parts += [name for name in drawing.names() if name]
    length = 0
    for block in blocks:
        parts.append(block.passage.text)
        length += len(block.passage.text)
        if length > _SAMPLE:
            break
    return "\n".join(parts)


def _notes(document: Document, draft: Draft) -> Iterator[Note]:
    """What is to be said about how the document was read."""
    if not document.understood:
        yield Note("document.language", document.place(0, 1), (("code", document.language),))
    garbled = garbled_at(document.source)
    if garbled is not None:
        yield Note("document.garbled", document.place(garbled, garbled + 1))
    if isinstance(draft.node, Mapping):
        yield from _key_notes(document, draft.node)
        yield from _promise_notes(document, draft.node)
    elif draft.node is not None and draft.source.strip():
        yield Note("document.no_mapping", document.place(*draft.node.span))


def _key_notes(document: Document, node: Mapping) -> Iterator[Note]:
    if document.record is None:
        yield Note("document.no_record", document.place(*node.span))
        return
    for entry, suggestion in unknown_keys(node):
        place = document.place(*entry.key.span)
        values = (("name", entry.key.text),)
        if suggestion:
            yield Note("document.unknown_key_suggestion", place, (*values, ("suggestion", suggestion)))
        else:
            yield Note("document.unknown_key", place, values)


def _promise_notes(document: Document, node: Mapping) -> Iterator[Note]:
    for item in Fields(node, TOP).items("promises"):
        if text_of(item) is None and Fields(item, PROMISE).text("text") is None:
            yield Note("document.promise_without_text", document.place(*item.span))
