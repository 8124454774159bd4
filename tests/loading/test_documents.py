"""Documents as people keep them: each folder entry is one, with its reading written down beside it.

`documents/NAME.md` is the document, `documents/NAME.txt` what has to be read of it, with the line of everything.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from readings import told

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.loading.markdown import read_markdown
from svcaudit.model.document import Document

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.md"))


def _load(root: Path, content: bytes) -> Document:
    (root / "published").mkdir()
    (root / "published" / "a.md").write_bytes(content)
    (document,) = load(root, Configuration()).documents
    return document


@pytest.mark.parametrize("name", NAMES)
def test_reading(tmp_path: Path, name: str) -> None:
    document = _load(tmp_path, (DOCUMENTS / f"{name}.md").read_bytes())
    assert told(document) == (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("mark", "encoding", "line_end"),
    [
        (b"", "utf-8", "\r\n"),
        (b"", "utf-8", "\r"),
        (codecs.BOM_UTF8, "utf-8", "\r\n"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "\r\n"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "\n"),
    ],
)
def test_the_same_in_other_encodings(tmp_path: Path, name: str, mark: bytes, encoding: str, line_end: str) -> None:
    text = (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8").replace("\n", line_end)
    document = _load(tmp_path, mark + text.encode(encoding))
    assert told(document) == (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_where_it_is_said_to_stand(name: str) -> None:
    source = (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8")
    lines = source.split("\n")
    for block in read_markdown(source):
        for passage in (block.passage, *(cell.passage for cell in block.cells)):
            for run in passage.runs:
                words = passage.text[run.text_start : run.text_start + run.length]
                line = source.count("\n", 0, run.source_start)
                column = run.source_start - (source.rfind("\n", 0, run.source_start) + 1)
                assert lines[line][column : column + run.length] == words


def test_every_document_has_its_reading() -> None:
    assert sorted(path.stem for path in DOCUMENTS.glob("*.txt")) == NAMES


@pytest.mark.parametrize(
    "text",
    [
        "Los dÃ­as hÃ¡biles de la oficina de atenciÃ³n",
        "Los dÌas h·biles, m·ximo, la ReposiciÛn",
        "Los d\ufffdas h\ufffdbiles de atenci\ufffdn",
        "Los dï¿½as hï¿½biles de atenciï¿½n",
        "el cliente â€œnuevoâ€\x9d y â€œotroâ€\x9d",
    ],
)
def test_garbled_letters_are_said_and_not_guessed(tmp_path: Path, text: str) -> None:
    document = _load(tmp_path, f"# Plazos\n\n{text}.\n".encode())
    assert [(note.key, note.place.line) for note in document.notes if note.key == "document.garbled"] == [
        ("document.garbled", 3)
    ]
    assert document.blocks[1].passage.text.startswith(text[:5])


def test_a_line_of_seventeen_thousand_characters(tmp_path: Path) -> None:
    sentence = "La oficina contesta cada queja en 5 días hábiles, salvo en agosto. "
    document = _load(tmp_path, f"# Plazos\n\n{sentence * 250}\n".encode())
    (block,) = document.blocks[1:]
    place = document.locate(block.passage, len(sentence) * 249, len(sentence) * 249 + 10)
    assert (place.line, place.column) == (3, len(sentence) * 249 + 1)
