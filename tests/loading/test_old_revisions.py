"""Documents and parts of documents that are not in force are said to be so, and not read on."""

from __future__ import annotations

from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.document import DocumentStatus, Library

NEW = "# Quejas\n\nLa oficina contesta cada queja en 5 días.\n"


def _load(root: Path, files: dict[str, str], configuration: Configuration | None = None) -> Library:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return load(root, configuration or Configuration())


def _left_out(library: Library) -> list[tuple[str, str | None, int | None]]:
    skipped = (entry for entry in library.entries if entry.status is DocumentStatus.SKIPPED)
    return [(entry.path, entry.reason_key, entry.line) for entry in skipped]


@pytest.mark.parametrize(
    "path",
    [
        "internal/procedimiento_2019_obsoleto.md",
        "internal/Procedimiento (derogado).md",
        "internal/quejas-old.md",
        "internal/obsoletos/quejas.md",
        "internal/archive/2019/quejas.md",
    ],
)
def test_names(tmp_path: Path, path: str) -> None:
    library = _load(tmp_path, {path: NEW, "internal/quejas.md": NEW})
    assert _left_out(library) == [(path, "document.old_name", None)]
    assert [(note.key, note.place.path) for note in library.notes] == [("document.old_name", path)]


@pytest.mark.parametrize(
    "path",
    [
        "internal/old-town-office.md",
        "internal/archivo.md",
        "internal/quejas-v1.md",
        "internal/v2.md",
        "internal/old.md",
    ],
)
def test_names_that_say_nothing(tmp_path: Path, path: str) -> None:
    assert _left_out(_load(tmp_path, {path: NEW})) == []


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    configuration = Configuration(internal=("internal/quejas-old.md",))
    assert _left_out(_load(tmp_path, {"internal/quejas-old.md": NEW}, configuration)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quejas-v1.md", "quejas-v2.md"),
        ("quejas_v1.9.md", "quejas_v1.10.md"),
        ("Quejas Rev01.md", "Quejas Rev02.md"),
        ("v1-quejas.md", "v2-quejas.md"),
        ("quejas versión 3 final.md", "quejas versión 4 final.md"),
    ],
)
def test_versions_side_by_side(tmp_path: Path, old: str, new: str) -> None:
    library = _load(tmp_path, {f"internal/{old}": NEW, f"internal/{new}": NEW})
    assert _left_out(library) == [(f"internal/{old}", "document.old_version", None)]
    assert library.notes[0].values == (("file", f"internal/{new}"),)


def test_versions_of_other_documents_or_in_other_folders(tmp_path: Path) -> None:
    names = ["internal/quejas-v1.md", "internal/pagos-v2.md", "published/quejas-v2.md", "internal/plan-500.md"]
    assert _left_out(_load(tmp_path, dict.fromkeys(names, NEW))) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nstatus: superseded\n---\n" + NEW, 2),
        ("---\ntitle: x\nestado: Derogado\n---\n" + NEW, 3),
        ("# Quejas (obsoleto)\n\nSe contesta en 10 días.\n", 1),
        ("# [DEPRECATED] Complaints\n\nWe answer in ten days.\n", 1),
        ("# Quejas\n\n**DOCUMENTO OBSOLETO**\n\nSe contesta en 10 días.\n", 3),
        ("# Complaints\n\n> This policy has been superseded by the charter of 2026.\n\nWe answer in ten days.\n", 3),
        ("# Complaints\n\n**Status:** archived\n\nWe answer in ten days.\n", 3),
        ("# Quejas\n\nEste procedimiento queda sin efecto desde enero de 2024. Véase el nuevo.\n\nEn 10 días.\n", 3),
        ("# Reclamações\n\nDocumento substituído pela versão de 2026.\n\nEm 10 dias.\n", 3),
    ],
)
def test_documents_that_say_so(tmp_path: Path, text: str, line: int) -> None:
    library = _load(tmp_path, {"internal/a.md": text, "internal/b.md": NEW})
    assert _left_out(library) == [("internal/a.md", "document.old_status", line)]


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: vigente\n---\n" + NEW,
        "# Quejas\n\nEste procedimiento sustituye al anterior, que queda derogado.\n",
        "# Complaints\n\nA withdrawn complaint is closed. Archived files are kept for five years.\n",
        "# Archived complaints\n\nThe office keeps them for five years.\n",
        "# Devices\n\nThe model is obsolete.\n",
        "# Changes\n\n## Deprecated\n\n- Withdrawn\n- The old form.\n",
    ],
)
def test_documents_in_force(tmp_path: Path, text: str) -> None:
    assert _left_out(_load(tmp_path, {"internal/a.md": text})) == []


def test_versions_in_the_front_matter(tmp_path: Path) -> None:
    files = {
        "internal/a.md": "---\ncode: PR-07\nversion: 1.2\n---\n" + NEW,
        "internal/b.md": '---\ncode: PR-07\nversion: "1.10"\n---\n' + NEW,
        "internal/c.md": "---\ncode: PR-08\nversion: 1.0\n---\n" + NEW,
        "published/d.md": "---\ncode: PR-07\nversion: 3\n---\n" + NEW,
    }
    assert _left_out(_load(tmp_path, files)) == [("internal/a.md", "document.old_version", None)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Q\n\n## Versión 1\n\nEn 10 días.\n\n## Versión 2 (vigente)\n\nEn 5 días.\n", [3]),
        ("# Q\n\n## v2.0 (2026)\n\nEn 5 días.\n\n## v1.0 (2019)\n\nEn 10 días.\n", [7]),
        ("# Q\n\n## Versión 1 (vigente)\n\nEn 5 días.\n\n## Versión 2 (proyecto)\n\nEn 10 días.\n", [7]),
        ("# Q\n\nEn 5 días.\n\n## Versión anterior\n\n- En 10 días.\n  - En 9 días.\n", [5]),
        ("# Q\n\nWe answer in 5 days.\n\n## 7. Change log\n\n### 1.0\n\nWe answered in 10 days.\n", [5]),
        ("# Q\n\nEn 5 días.\n\n| Versión | Fecha | Cambios |\n|---|---|---|\n| 1 | 2019 | En 10 días |\n", [7]),
    ],
)
def test_parts(tmp_path: Path, text: str, lines: list[int]) -> None:
    (document,) = _load(tmp_path, {"internal/a.md": text}).documents
    assert [note.place.line for note in document.notes if note.key == "document.old_part"] == lines
    read = " ".join(block.passage.text for block in document.blocks)
    assert " 5 d" in read
    assert " 10 d" not in read
    assert " 9 d" not in read


def test_what_looks_like_versions_and_is_in_force(tmp_path: Path) -> None:
    text = (
        "# Planes\n\n## Versión 1\n\nEn 10 días.\n\n## Otra\n\n1. Uno\n   - dos\n\n"
        "| Versión | Precio |\n|---|---|\n| Básica | 10 € |\n"
    )
    (document,) = _load(tmp_path, {"internal/a.md": text}).documents
    assert [note.key for note in document.notes if "old" in note.key] == []
    assert "En 10 días." in [block.passage.text for block in document.blocks]


def test_parents_are_found_behind_a_part_that_is_left_out(tmp_path: Path) -> None:
    text = "# Q\n\n## Historial de cambios\n\n- uno\n\n## Pasos\n\n1. Recibe:\n   - dos\n"
    (document,) = _load(tmp_path, {"internal/a.md": text}).documents
    (below,) = (block for block in document.blocks if block.depth)
    assert below.parent is not None
    assert document.blocks[below.parent].passage.text == "Recibe:"
