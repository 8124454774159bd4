"""Merge keys (`<<: *defaults`) flattened: a mapping's own keys win, then the first mapping that is merged."""

from __future__ import annotations

from collections.abc import Callable

from svcaudit.model.errors import UnreadableDocument
from svcaudit.yaml_nodes.nodes import Entry, Mapping, Node, Sequence, Style

_MERGE = "<<"


def flatten(entries: list[Entry], problem: Callable[[int], UnreadableDocument]) -> tuple[tuple[Entry, ...], int]:
    """The entries with merge keys replaced by what they bring, and how many entries were visited for it.

    Raises what `problem(offset)` makes where something else than mappings is merged.
    """
    merges = [entry for entry in entries if _is_merge(entry)]
    if not merges:
        return tuple(entries), 0
    own = {entry.key.text: entry for entry in entries if not _is_merge(entry)}
    visited = 0
    for merge in merges:
        for mapping in _mappings(merge.value, problem):
            visited += 1 + len(mapping.entries)
            for entry in mapping.entries:
                own.setdefault(entry.key.text, entry)
    return tuple(own.values()), visited


def _is_merge(entry: Entry) -> bool:
    return entry.key.text == _MERGE and entry.key.style is Style.PLAIN


def _mappings(value: Node, problem: Callable[[int], UnreadableDocument]) -> list[Mapping]:
    nodes = value.items if isinstance(value, Sequence) else (value,)
    mappings = [node for node in nodes if isinstance(node, Mapping)]
    if len(mappings) < len(nodes):
        raise problem(value.span[0])
    return mappings
