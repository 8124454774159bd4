"""Nodes turned into plain Python values, for validation against a schema."""

from __future__ import annotations

import re

from svcaudit.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence, Style

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18})")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def plain(node: Node) -> object:
    """Nested dictionaries, lists and texts; every scalar is the text that was written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def typed(node: Node) -> object:
    """As `plain`, but unquoted whole numbers, decimals, `true`, `false` and null become values of their kind.

    Words such as `no` or `on`, times, dates and numbers with leading zeros stay text.
    """
    if isinstance(node, Scalar):
        return _typed_scalar(node)
    if isinstance(node, Sequence):
        return [typed(item) for item in node.items]
    return _typed_mapping(node)


def _typed_mapping(node: Mapping) -> dict[str, object]:
    return {entry.key.text: typed(entry.value) for entry in node.entries}


def _typed_scalar(node: Scalar) -> object:
    if node.style is not Style.PLAIN:
        return node.text
    if node.absent:
        return None
    if node.text in _TRUTH:
        return _TRUTH[node.text]
    if _INTEGER.fullmatch(node.text):
        return int(node.text)
    return float(node.text) if _NUMBER.fullmatch(node.text) else node.text
