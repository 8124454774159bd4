"""YAML as nodes that know where they stand, safe to read from strangers.

`compose` builds the nodes from the parser's events, so that depth, size, duplicate keys, aliases, merge keys
and tags are checked while reading; scalars stay the text that was written (`no`, `17:00`, `012`).
"""

from svcaudit.yaml_nodes.composing import compose
from svcaudit.yaml_nodes.lines import Lines
from svcaudit.yaml_nodes.nodes import Entry, Mapping, Node, Scalar, Sequence, Style, node_at
from svcaudit.yaml_nodes.values import plain, typed

__all__ = ["Entry", "Lines", "Mapping", "Node", "Scalar", "Sequence", "Style", "compose", "node_at", "plain", "typed"]
