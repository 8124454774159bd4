"""Nodes built from the parser's events, with limits, so that no document can exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from svcaudit.model.errors import Problem, UnreadableDocument
from svcaudit.yaml_nodes.lines import Lines
from svcaudit.yaml_nodes.merging import flatten
from svcaudit.yaml_nodes.nodes import Entry, Mapping, Node, Scalar, Sequence, Style

#: Nesting beyond this is refused; the C parser itself crashes at some 25,000 levels.
MAXIMUM_DEPTH = 100
#: Nodes that a walk over the document would visit, each alias counted with all that it stands for.
MAXIMUM_NODES = 1_000_000
#: Characters of one document.
MAXIMUM_LENGTH = 20_000_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES = {"'": Style.QUOTED, '"': Style.QUOTED, "|": Style.LITERAL, ">": Style.FOLDED}
_STANDARD = "tag:yaml.org,2002:"
_TAG_NAMES = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge")
_TAGS = frozenset(_STANDARD + name for name in _TAG_NAMES)


@dataclass(slots=True)
class _Built:
    """A finished node, how many nodes a walk over it visits and how deep it is."""

    node: Node
    size: int
    height: int


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet."""

    start: int
    mapping: bool
    flow: bool
    anchor: str | None
    size: int = 1
    height: int = 1
    items: list[Node] = field(default_factory=list)


def compose(text: str, path: str) -> Node:
    """The node of the one YAML document in `text`; an empty document is an empty scalar.

    Spans are 0-based characters of `text`. Raises UnreadableDocument with the place of what is wrong.
    """
    return _Composer(text, path).run()


def _offset(mark: object) -> int:
    """The character offset of a parser's mark; 0 where it gives none."""
    return int(getattr(mark, "index", 0))


class _Composer:
    """Builds nodes from events with a stack of its own: no recursion."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.lines = Lines(text, path)
        self.shift = 1 if text.startswith("\ufeff") else 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Built | None] = {}
        self.root: Node | None = None
        self.visited = 0

    def run(self) -> Node:
        """Read all events; the parser's own complaints become ours, with their place."""
        self._check_characters()
        try:
            for event in yaml.parse(self.text[self.shift :], Loader=_LOADER):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            offset = _offset(error.problem_mark or error.context_mark)
            raise self._problem("yaml.syntax", offset, detail=error.problem or error.context or "") from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            raise self._problem("yaml.syntax", 0, detail=str(error).partition("\n")[0]) from error
        return self.root if self.root is not None else Scalar("", (0, 0), source=self.text)

    def _check_characters(self) -> None:
        if len(self.text) > MAXIMUM_LENGTH:
            raise self._problem("yaml.too_large", 0, maximum=str(MAXIMUM_LENGTH))
        wrong = yaml.reader.Reader.NON_PRINTABLE.search(self.text, self.shift)
        if wrong:
            name = f"U+{ord(wrong.group()):04X}"
            raise self._problem("yaml.character", wrong.start() - self.shift, character=name)

    def _problem(self, key: str, offset: int, /, **values: str) -> UnreadableDocument:
        start = min(offset + self.shift, len(self.text))
        return UnreadableDocument(Problem(key, tuple(values.items()), self.lines.place(start)))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            self._add(event.anchor, _Built(self._scalar(event), 1, 1))
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._problem("yaml.several_documents", _offset(event.start_mark))

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in (None, "", "!") and event.tag not in _TAGS:
            raise self._problem("yaml.tag", _offset(event.start_mark), tag=event.tag)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _offset(event.start_mark) + self.shift, _offset(event.end_mark) + self.shift
        style = _STYLES.get(event.style or "", Style.PLAIN)
        if style in (Style.LITERAL, Style.FOLDED) or event.anchor or event.tag:
            start, end = self._content(start, end)
        return Scalar(event.value, (start, end), style, self.text)

    def _content(self, start: int, end: int) -> tuple[int, int]:
        """The span without an anchor or tag before it and without the white space after it."""
        while self.text[start : start + 1] in ("&", "!"):
            while start < end and not self.text[start].isspace():
                start += 1
            while start < end and self.text[start].isspace():
                start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._check_tag(event)
        if len(self.stack) >= MAXIMUM_DEPTH:
            raise self._problem("yaml.too_deep", _offset(event.start_mark), maximum=str(MAXIMUM_DEPTH))
        if event.anchor:
            self.anchors[event.anchor] = None
        start = _offset(event.start_mark) + self.shift
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(start, mapping, bool(event.flow_style), event.anchor))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        opened = self.stack.pop()
        flow_end = _offset(event.end_mark) + self.shift
        node = self._mapping(opened, flow_end) if opened.mapping else self._sequence(opened, flow_end)
        self._add(opened.anchor, _Built(node, opened.size, opened.height))

    def _sequence(self, opened: _Open, flow_end: int) -> Sequence:
        return Sequence(tuple(opened.items), (opened.start, self._end(opened, flow_end)))

    def _mapping(self, opened: _Open, flow_end: int) -> Mapping:
        entries = self._entries(opened.items)
        start = opened.start
        if not opened.flow and opened.items:
            start = opened.items[0].span[0]
        merged, visited = flatten(entries, self._merge_problem)
        self._count(visited, start - self.shift)
        return Mapping(merged, (start, self._end(opened, flow_end)))

    def _end(self, opened: _Open, flow_end: int) -> int:
        """A flow collection ends with its bracket, a block collection with its last value that stands in it.

        An alias stands elsewhere: its span is that of its anchor.
        """
        if opened.flow or not opened.items:
            return flow_end
        return max(node.span[1] for node in opened.items if node.span[1] <= flow_end)

    def _entries(self, items: list[Node]) -> list[Entry]:
        entries, seen = [], set()
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise self._problem("yaml.key", key.span[0] - self.shift)
            if key.text in seen:
                raise self._problem("yaml.duplicate_key", key.span[0] - self.shift, name=key.text)
            seen.add(key.text)
            entries.append(Entry(key, value))
        return entries

    def _merge_problem(self, offset: int) -> UnreadableDocument:
        return self._problem("yaml.merge", offset - self.shift)

    def _alias(self, event: yaml.AliasEvent) -> None:
        offset, name = _offset(event.start_mark), event.anchor or ""
        if name not in self.anchors:
            raise self._problem("yaml.alias", offset, name=name)
        built = self.anchors[name]
        if built is None:
            raise self._problem("yaml.cycle", offset, name=name)
        if len(self.stack) + built.height > MAXIMUM_DEPTH:
            raise self._problem("yaml.too_deep", offset, maximum=str(MAXIMUM_DEPTH))
        self._count(built.size, offset)
        self._add(None, built)

    def _count(self, nodes: int, offset: int) -> None:
        self.visited += nodes
        if self.visited > MAXIMUM_NODES:
            raise self._problem("yaml.too_many_nodes", offset, maximum=str(MAXIMUM_NODES))

    def _add(self, anchor: str | None, built: _Built) -> None:
        if anchor:
            self.anchors[anchor] = built
        if not self.stack:
            self.root = built.node
            return
        parent = self.stack[-1]
        parent.items.append(built.node)
        parent.size += built.size
        parent.height = max(parent.height, built.height + 1)
