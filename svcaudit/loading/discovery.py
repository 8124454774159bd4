"""The files below the root that could be documents, in a fixed order."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARKDOWN = frozenset({".md", ".markdown"})
YAML = frozenset({".yaml", ".yml"})
#: Endings of BPMN 2.0 models; other XML is no document.
BPMN = (".bpmn", ".bpmn2", ".bpmn.xml")
#: Folders that never hold an organisation's documents.
_LEFT_OUT = frozenset({"node_modules", "bower_components", "__pycache__", "site-packages", "venv"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its path relative to the root, with `/` and composed accents, and where to read it."""

    path: str
    file: Path

    @property
    def is_markdown(self) -> bool:
        """True for Markdown, False for YAML and BPMN."""
        return self.file.suffix.lower() in MARKDOWN

    @property
    def is_bpmn(self) -> bool:
        """True for a BPMN model."""
        return self.file.name.lower().endswith(BPMN)


def find(root: Path) -> tuple[Found, ...]:
    """All Markdown and YAML files below `root`, sorted by path.

    Left out are hidden files and folders, folders of packages and virtual environments, and symbolic links
    that lead out of the root or to a folder.
    """
    real = root.resolve()
    return tuple(sorted(_walk(root, real), key=lambda found: found.path))


def other_files(root: Path) -> tuple[str, ...]:
    """Paths of the files below `root` that are no Markdown, YAML or BPMN, sorted; what `find` leaves out is none."""
    return tuple(sorted(_path(root, file) for file in _files(root) if not _could_be_document(file)))


def _walk(root: Path, real: Path) -> Iterator[Found]:
    for file in _files(root):
        if _could_be_document(file) and _is_inside(file, real):
            yield Found(_path(root, file), file)


def _path(root: Path, file: Path) -> str:
    return unicodedata.normalize("NFC", file.relative_to(root).as_posix())


def _files(root: Path) -> Iterator[Path]:
    """Every file below a folder that is not hidden, nor in a folder that never holds documents."""
    for folder, folders, files in os.walk(root, followlinks=False):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _is_left_out(here, name))
        yield from (here / name for name in files if not name.startswith("."))


def _is_left_out(folder: Path, name: str) -> bool:
    if name.startswith(".") or name in _LEFT_OUT:
        return True
    return (folder / name / "pyvenv.cfg").exists()


def _could_be_document(file: Path) -> bool:
    return file.suffix.lower() in MARKDOWN | YAML or file.name.lower().endswith(BPMN)


def _is_inside(file: Path, real: Path) -> bool:
    """False for a link that leads out of the root, or nowhere; a plain file always is."""
    if not file.is_symlink():
        return True
    try:
        return file.resolve(strict=True).is_relative_to(real) and file.is_file()
    except (OSError, RuntimeError):
        return False
