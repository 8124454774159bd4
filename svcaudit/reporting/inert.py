"""Text from documents made harmless: what a terminal or a browser would obey is shown instead.

Escape sequences can rewrite a terminal, marks of writing direction can turn a quote round. Each of them is
replaced by its escape (`\\x1b`, `\\u202e`), so that the reader sees that it is there.
"""

from __future__ import annotations

import re

#: Control characters except tab and line feed; marks of direction; invisible and unpaired characters; tags.
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[{_HIDDEN}]")


def inert(text: str) -> str:
    """The text with each unsafe character as a visible escape; tabs and line feeds stay."""
    return _UNSAFE.sub(_visible, text)


def inert_line(text: str) -> str:
    """The same on one line: every stretch of white space is one blank."""
    return inert(" ".join(re.split(r"[ \t\r\n\f\v]+", text.strip(" \t\r\n\f\v"))))


def escape_json(text: str) -> str:
    """Serialised JSON whose unsafe characters are escaped as JSON does it; its meaning stays the same."""
    return _UNSAFE.sub(_json_escape, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
