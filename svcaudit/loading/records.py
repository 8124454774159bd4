"""A YAML document as data: a published service with its promises, or a procedure with its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from svcaudit.loading.keys import (
    BRANCH,
    CHANNEL,
    ESCALATION,
    PROMISE,
    STEP,
    TOP,
    TRUE_WORDS,
    WITHIN,
    folded,
    near,
)
from svcaudit.loading.passages import cleaned
from svcaudit.model.document import (
    BranchEntry,
    ChannelEntry,
    EscalationEntry,
    PromiseEntry,
    Record,
    StepEntry,
)
from svcaudit.model.place import Passage
from svcaudit.yaml_nodes import Entry, Node, Scalar, Sequence
from svcaudit.yaml_nodes import Mapping as Table


class Fields:
    """The values of a mapping under their canonical keys; the first of two names for the same wins."""

    def __init__(self, node: Node | None, keys: Mapping[str, str]) -> None:
        self._found: dict[str, Node] = {}
        for entry in node if isinstance(node, Table) else ():
            key = keys.get(folded(entry.key.text))
            if key:
                self._found.setdefault(key, entry.value)

    def node(self, key: str) -> Node | None:
        """The value as a node."""
        return self._found.get(key)

    def text(self, key: str) -> Passage | None:
        """The value as running text; None where it is missing, empty or no text."""
        return text_of(self._found.get(key))

    def items(self, key: str) -> tuple[Node, ...]:
        """The values of a list; a value that is no list is a list of one."""
        return items_of(self._found.get(key))


def text_of(node: Node | None) -> Passage | None:
    """The running text of a scalar; None for anything else and for nothing."""
    if not isinstance(node, Scalar) or node.absent:
        return None
    passage = cleaned(node.passage)
    return passage if passage.text else None


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The items of a list, or the one value that stands where a list could."""
    if isinstance(node, Sequence):
        return node.items
    return () if node is None or (isinstance(node, Scalar) and node.absent) else (node,)


def read_record(node: Table) -> Record:
    """What the document keeps as data."""
    fields = Fields(node, TOP)
    return Record(
        service=fields.text("service"),
        channels=tuple(_channel(item) for item in fields.items("channels")),
        requirements=tuple(_texts(fields.items("requirements"))),
        price=fields.text("price"),
        promises=tuple(_promises(fields.items("promises"))),
        procedure=fields.text("procedure"),
        id=fields.text("id"),
        owner=fields.text("owner"),
        steps=tuple(_step(item) for item in fields.items("steps")),
        escalation=_escalation(fields.node("escalation")),
    )


def _texts(nodes: tuple[Node, ...]) -> Iterator[Passage]:
    for node in nodes:
        text = text_of(node)
        if text:
            yield text


def _channel(node: Node) -> ChannelEntry:
    if isinstance(node, Scalar):
        return ChannelEntry(kind=text_of(node))
    fields = Fields(node, CHANNEL)
    return ChannelEntry(fields.text("kind"), fields.text("value"), fields.text("hours"))


def _promises(nodes: tuple[Node, ...]) -> Iterator[PromiseEntry]:
    """The promises that have a text, without which there is nothing to hold anybody to."""
    for node in nodes:
        fields = Fields(node, PROMISE)
        text = text_of(node) or fields.text("text")
        if text is None:
            continue
        yield PromiseEntry(
            span=node.span,
            text=text,
            id=fields.text("id"),
            subject=fields.text("subject"),
            action=fields.text("action"),
            within=fields.text("within"),
            channels=tuple(_texts(fields.items("channels"))),
            audience=fields.text("audience"),
            target=fields.text("target"),
        )


def _step(node: Node) -> StepEntry:
    if isinstance(node, Scalar):
        return StepEntry(node.span, do=text_of(node))
    fields = Fields(node, STEP)
    end = fields.text("end")
    spread = Fields(fields.node("within"), WITHIN)
    return StepEntry(
        span=node.span,
        id=fields.text("id"),
        unit=fields.text("unit"),
        do=fields.text("do"),
        decide=fields.text("decide"),
        within=fields.text("within") or spread.text("max"),
        least=spread.text("min"),
        usual=spread.text("usual"),
        next=fields.text("next"),
        to=fields.text("to"),
        branches=tuple(_branches(fields.node("branches"))),
        end=end is not None and folded(end.text) in TRUE_WORDS,
    )


def _branches(node: Node | None) -> Iterator[BranchEntry]:
    """A list of `{when, next}`, or a mapping from what is the case to the next step."""
    if isinstance(node, Table) and not any(folded(entry.key.text) in BRANCH for entry in node):
        for entry in node:
            yield BranchEntry(text_of(entry.key), text_of(entry.value))
        return
    for item in items_of(node):
        fields = Fields(item, BRANCH)
        yield BranchEntry(text_of(item) or fields.text("when"), fields.text("next"))


def _escalation(node: Node | None) -> EscalationEntry | None:
    if node is None or (isinstance(node, Scalar) and node.absent):
        return None
    fields = Fields(node, ESCALATION)
    return EscalationEntry(text_of(node) or fields.text("unit"), fields.text("after"))


def is_record(node: Table) -> bool:
    """True where the document keeps anything that svcaudit knows as data."""
    known = {TOP.get(folded(entry.key.text)) for entry in node}
    return bool(known & {"service", "procedure", "promises", "steps"})


def unknown_keys(node: Table) -> Iterator[tuple[Entry, str | None]]:
    """Keys that no format knows, with the key that each may be a slip of."""
    yield from _unknown(node, TOP)
    fields = Fields(node, TOP)
    for key, table in (("promises", PROMISE), ("steps", STEP), ("channels", CHANNEL)):
        for item in fields.items(key):
            yield from _unknown(item, table)
    for item in fields.items("steps"):
        yield from _unknown(Fields(item, STEP).node("within"), WITHIN)
        for branch in items_of(Fields(item, STEP).node("branches")):
            if isinstance(branch, Table) and len(branch.entries) > 1:
                yield from _unknown_branch(branch)
    yield from _unknown(fields.node("escalation"), ESCALATION)


def _unknown_branch(branch: Table) -> Iterator[tuple[Entry, str | None]]:
    if any(folded(entry.key.text) in BRANCH for entry in branch):
        yield from _unknown(branch, BRANCH)


def _unknown(node: Node | None, table: Mapping[str, str]) -> Iterator[tuple[Entry, str | None]]:
    for entry in node if isinstance(node, Table) else ():
        if folded(entry.key.text) not in table:
            yield entry, near(entry.key.text, table)
