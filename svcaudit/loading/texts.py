"""The text of a file: decoded, with plain line ends; what cannot be text is refused with its line."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from svcaudit.model.errors import Problem, UnreadableDocument
from svcaudit.model.place import Place

#: Bytes of one document.
MAXIMUM_SIZE = 5_000_000
#: Letters that only wrong decoding puts inside words: MacRoman read as Latin-1, UTF-8 read as Latin-1.
_GARBLED = re.compile(
    r"(?<=[a-z])[·ÌÛ˙ÈÒ](?=[a-z])|[ÃÂ][¡-¿]|â€[œ\x9d™“”¢]|\ufffd|ï¿½|(?<=[a-záéíóú])[ßÛÌ](?=n\b)",
)
#: How many of them make a note.
_MANY = 3


def read_text(file: Path, path: str) -> str:
    """The text of `file`, without byte order mark, with `\\n` line ends.

    Raises UnreadableDocument for what is no plain file, too large, binary, not to be opened, or in another encoding
    than UTF-8 that no mark at its start names: in a guessed one the accents, and so the words, may be others.
    """
    try:
        data = _bytes(file, path)
    except OSError as error:
        detail = (("detail", error.strerror or type(error).__name__),)
        raise UnreadableDocument(Problem("document.cannot_open", detail, Place(path, 1))) from error
    return _decoded(data, path)


def _bytes(file: Path, path: str) -> bytes:
    """All of a plain file; a pipe or a device might never end."""
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableDocument(Problem("document.no_file", (), Place(path, 1)))
    if found.st_size > MAXIMUM_SIZE:
        values = (("size", str(found.st_size)), ("maximum", str(MAXIMUM_SIZE)))
        raise UnreadableDocument(Problem("document.too_large", values, Place(path, 1)))
    return file.read_bytes()


def _decoded(data: bytes, path: str) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    nul = -1 if encoding == "utf-16" else data.find(0)
    if nul >= 0:
        raise UnreadableDocument(Problem("document.binary", (), Place(path, data.count(b"\n", 0, nul) + 1)))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UnreadableDocument(Problem("document.encoding", (), Place(path, line))) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def garbled_at(text: str) -> int | None:
    """The offset of the first letter of a text that was decoded wrongly somewhere; None for a sound text."""
    found = [match.start() for match, _ in zip(_GARBLED.finditer(text), range(_MANY), strict=False)]
    return found[0] if len(found) == _MANY else None
