"""XML as elements that know where they stand, safe to read from strangers.

The parser is expat, as it comes with Python: it gives the place of every event. A document type is refused, so that
there are no entities of its own, inside the file or outside it; depth and number of elements are bounded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from svcaudit.loading.passages import PassageBuilder
from svcaudit.model.errors import Problem, UnreadableDocument
from svcaudit.model.place import Passage
from svcaudit.yaml_nodes import Lines

#: Elements inside one another.
MAXIMUM_DEPTH = 100
#: Elements of one document.
MAXIMUM_ELEMENTS = 50_000

_TAG = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|lt|gt|amp|quot|apos);")
_NOTHING = Passage("")
_BETWEEN = " "  # what expat puts between a namespace and a name


@dataclass(slots=True)
class Element:
    """An element: its namespace and local name, what it holds, and the source span of its first tag.

    Attributes are known by their local names; one of a namespace of its own is `namespace name`.
    """

    namespace: str
    name: str
    span: tuple[int, int]
    attributes: dict[str, Passage] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: Passage = _NOTHING

    def get(self, name: str) -> str:
        """The value of an attribute, "" where it is not there."""
        found = self.attributes.get(name)
        return found.text if found is not None else ""

    def all(self, *names: str) -> Iterator[Element]:
        """The children of those names in this element's own namespace, in order."""
        return (child for child in self.children if child.name in names and child.namespace == self.namespace)

    def first(self, name: str) -> Element | None:
        """The first of those children, None where there is none."""
        return next(self.all(name), None)


def parse_xml(source: str, path: str) -> Element:
    """The root element of a document.

    Raises UnreadableDocument, with the place, for what is no XML, has a document type, or is larger than the bounds.
    """
    return _Parser(source, path).run()


class _Parser:
    """Builds elements from events with a stack of its own."""

    def __init__(self, source: str, path: str) -> None:
        self.source = source
        self._data = source.encode("utf-8", "replace")
        self._lines = Lines(source, path)
        self._byte = self._character = 0
        self._stack: list[Element] = []
        self._texts: list[PassageBuilder] = []
        self._root: Element | None = None
        self._count = 0
        self._expat = expat.ParserCreate("utf-8", _BETWEEN)

    def run(self) -> Element:
        """Reads the whole; the parser's own complaints become ours, with their place."""
        parser = self._expat
        parser.buffer_text = False
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise self._problem("xml.syntax", self._at(error), detail=expat.ErrorString(error.code)) from error
        assert self._root is not None
        return self._root

    def _at(self, error: expat.ExpatError) -> int:
        """The offset of what the parser complains about, which it gives as a line and bytes of that line."""
        lines = self.source.split("\n", error.lineno)
        return min(sum(len(line) + 1 for line in lines[: error.lineno - 1]), len(self.source))

    def _problem(self, key: str, offset: int, **values: str) -> UnreadableDocument:
        return UnreadableDocument(Problem(key, tuple(values.items()), self._lines.place(offset)))

    def _here(self) -> int:
        """The offset of the present event in characters; expat tells bytes, and never goes back."""
        byte = self._expat.CurrentByteIndex
        if byte > self._byte:
            self._character += len(self._data[self._byte : byte].decode("utf-8", "replace"))
            self._byte = byte
        return self._character

    def _document_type(self, *_: object) -> None:
        raise self._problem("xml.document_type", self._here())

    def _open(self, name: str, attributes: list[str]) -> None:
        start = self._here()
        self._count += 1
        if len(self._stack) >= MAXIMUM_DEPTH:
            raise self._problem("xml.too_deep", start, maximum=str(MAXIMUM_DEPTH))
        if self._count > MAXIMUM_ELEMENTS:
            raise self._problem("xml.too_many", start, maximum=str(MAXIMUM_ELEMENTS))
        namespace, _, local = name.rpartition(_BETWEEN)
        element = Element(namespace, local, (start, start))
        self._read_tag(element, attributes[::2])
        if self._stack:
            self._stack[-1].children.append(element)
        else:
            self._root = element
        self._stack.append(element)
        self._texts.append(PassageBuilder())

    def _read_tag(self, element: Element, names: list[str]) -> None:
        """The attributes with their places; what declares a namespace is none."""
        opening = _TAG.match(self.source, element.span[0])
        position = opening.end() if opening else element.span[0]
        named = iter(names)
        while (found := _ATTRIBUTE.match(self.source, position)) is not None:
            position = found.end()
            if found[1] == "xmlns" or found[1].startswith("xmlns:"):
                continue
            group = 2 if found[2] is not None else 3
            value = _decoded(found[group], found.start(group))
            element.attributes.setdefault(next(named, found[1]), value)
        end = self.source.find(">", position)
        element.span = (element.span[0], end + 1 if end >= 0 else position)

    def _words(self, text: str) -> None:
        if self._texts:
            start = self._here()
            written = self.source.startswith(text, start)
            self._texts[-1].add(text, start if written else None)

    def _close(self, _: str) -> None:
        self._stack.pop().text = self._texts.pop().passage()


def _decoded(value: str, start: int) -> Passage:
    """The value of an attribute that stands at `start`, its references as characters."""
    builder = PassageBuilder()
    position = 0
    for found in _REFERENCE.finditer(value):
        builder.add(value[position : found.start()], start + position)
        builder.add(html.unescape(found[0]), None)
        position = found.end()
    builder.add(value[position:], start + position)
    return builder.passage()
