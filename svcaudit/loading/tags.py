"""Template tags inside Markdown: Liquid, Jinja, Hugo, ERB and MDX. What they would give is not known, so none is read.

With some tags goes all that stands between them: comments, code, and of `{% if %}` and `{% else %}` on one line both
ways, as a reader is shown one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_TAG = re.compile(
    r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}"
    r"|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}"
    r"|<%(?:[^%<]|%(?!>)|<(?!%))*%>"
    r"|\{#(?:[^#{]|#(?!\})|\{(?!#))*#\}"
    r"|\{[ \t]*/\*(?:[^*{]|\*(?!/)|\{(?![ \t]*/\*))*\*/[ \t]*\}"
    r"|\{[ \t]*(?:\"[ \t]*\"|'[ \t]*')[ \t]*\}"
    r"|\{:?[ \t]*[.#][a-zA-Z][^{}\n]{0,200}\}"
)
_NAME = re.compile(r"(?:\{\{|\{%|<%)[-+=]?[<%]?[ \t]*(?P<end>/[ \t]*|end)?(?P<name>[a-z]\w*)")
#: Tags between which nothing is text.
_SILENT = frozenset(
    {"comment", "highlight", "code", "codeblock", "javascript", "script", "style", "stylesheet", "schema", "mermaid"}
)
_CHOICES = frozenset({"if", "unless", "case", "ifversion"})
_OTHERWISE = frozenset({"else", "elif", "elsif", "elseif", "when"})
#: Statements of MDX, each up to the line before an empty one or to its closing bracket.
_STATEMENT = re.compile(
    r"^(?:import[ \t]+(?:[\w*{][^;\n]{0,200}[ \t]from[ \t]+)?['\"][^\n]{0,300}$"
    r"|import[ \t]*\{[^{}]{0,2000}\}[ \t]*from[ \t]*['\"][^\n]{0,300}$"
    r"|export[ \t]+(?:default|const|let|var|function|async)\b[^\n]*(?:\n(?![ \t]*$)[^\n]*)*)",
    re.MULTILINE,
)


def tags(source: str, body: int) -> Iterator[tuple[int, int]]:
    """The stretches of `source` from `body` on that are not read because of tags, in order and apart."""
    found = [match.span() for match in _TAG.finditer(source, body)]
    statements = [match.span() for match in _STATEMENT.finditer(source, body)]
    reached = body
    for start, end in sorted((*found, *statements, *_between(source, found)), key=lambda span: (span[0], -span[1])):
        if end > reached:
            yield max(start, reached), end
            reached = end


def _between(source: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From each opening tag to its end, where what stands between is no text or only one way of several."""
    opened: list[tuple[str, int, bool]] = []
    names: Counter[str] = Counter()
    for start, end in found:
        named = _NAME.match(source, start, end)
        if named is None:
            continue
        name = named["name"]
        if named["end"]:
            while names[name] and opened[-1][0] != name:
                names[opened.pop()[0]] -= 1
            if names[name]:
                _, first, chosen = opened.pop()
                names[name] -= 1
                if name in _SILENT or (chosen and "\n" not in source[first:end]):
                    yield first, end
        elif name in _SILENT | _CHOICES:
            opened.append((name, start, False))
            names[name] += 1
        elif name in _OTHERWISE and opened:
            opened[-1] = (*opened[-1][:2], True)
