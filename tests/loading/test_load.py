"""A folder to a library: which files are read, for whom, in which language, and which cannot be read."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from svcaudit.config import Configuration, load_configuration
from svcaudit.loading import load, matches_glob
from svcaudit.loading.texts import MAXIMUM_SIZE
from svcaudit.model.document import DocumentStatus, Library, Role
from svcaudit.model.errors import ConfigurationError, SvcauditError

_ES = Configuration(language="es")


def _write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def _load(folder: Path, files: dict[str, str | bytes], configuration: Configuration = _ES) -> Library:
    _write(folder, files)
    return load(folder, configuration)


def _statuses(library: Library) -> dict[str, tuple[str, str | None, int | None]]:
    return {entry.path: (entry.status.value, entry.reason_key, entry.line) for entry in library.entries}


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("published/a.md", "published/**", True),
        ("published/x/y/a.md", "published/**", True),
        ("published", "published/**", False),
        ("a/published/a.md", "published/**", False),
        ("a/b/borradores/c.md", "**/borradores/**", True),
        ("borradores/c.md", "**/borradores/**", True),
        ("x/a.md", "*.md", False),
        ("a.md", "*.md", True),
        ("x/y/a.md", "**/*.md", True),
        ("x/a.md", "x/?.md", True),
        ("x/ab.md", "x/?.md", False),
        ("x/b.md", "x/[a-c].md", True),
        ("x/b.md", "x/[!a-c].md", False),
        ("x/a.md", "x", True),
        ("x/a.md", "./x/", True),
        ("x/a+b(1).md", "x/a+b(1).md", True),
        ("x/[z-a].md", "x/[z-a].md", True),
        ("café/a.md", "cafe\u0301/**", True),
        ("a" * 200, "*a" * 40 + "b", False),
    ],
)
def test_globs(path: str, pattern: str, expected: bool) -> None:
    assert matches_glob(path, pattern) is expected


def test_default_folders_in_three_languages(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{folder}/a.md": "Hola"
        for folder in ("published", "Público", "promesas", "interno", "Procedimientos", "other")
    }
    roles = {entry.path: entry.role for entry in _load(tmp_path, files).entries}
    assert roles == {
        "published/a.md": Role.PUBLISHED,
        "Público/a.md": Role.PUBLISHED,
        "promesas/a.md": Role.PUBLISHED,
        "interno/a.md": Role.INTERNAL,
        "Procedimientos/a.md": Role.INTERNAL,
        "other/a.md": None,
    }


def test_front_matter_wins_over_globs(tmp_path: Path) -> None:
    library = _load(
        tmp_path,
        {
            "published/a.md": "---\nrole: internal\n---\nuno",
            "b.md": "---\nRol: público\n---\nuno",
            "c.yaml": "role: internal\nprocedure: x",
            "published/d.md": "---\nrole: boss\n---\nuno",
            "expected.yaml": "findings: [",
        },
    )
    assert {document.path: document.role for document in library.documents} == {
        "published/a.md": Role.INTERNAL,
        "b.md": Role.PUBLISHED,
        "c.yaml": Role.INTERNAL,
        "published/d.md": Role.PUBLISHED,
    }
    assert library.documents[-1].notes[0].key == "document.role"
    assert _statuses(library)["expected.yaml"] == ("skipped", "skipped.no_glob", None)


def test_a_file_of_both_roles_is_an_error_of_the_configuration(tmp_path: Path) -> None:
    configuration = Configuration(language="es", published=("*.md",), internal=("a*", "b*"))
    _write(tmp_path, {"a.md": "x", "b.md": "x", "ab.md": "---\nrole: internal\n---\nx"})
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path, configuration)
    found = [(problem.key, dict(problem.values)) for problem in caught.value.problems]
    assert found == [("config.both_roles", {"file": "a.md"}), ("config.both_roles", {"file": "b.md"})]


def test_a_named_glob_wins_over_a_default_folder(tmp_path: Path) -> None:
    configuration = Configuration(language="es", published=("internal/public.md",))
    library = _load(tmp_path, {"internal/public.md": "x", "internal/a.md": "x"}, configuration)
    assert [document.role for document in library.documents] == [Role.INTERNAL, Role.PUBLISHED]


def test_what_is_found_and_what_is_left_out(tmp_path: Path) -> None:
    configuration = Configuration(language="es", exclude=("**/borradores/**",))
    library = _load(
        tmp_path,
        {
            "svcaudit.yaml": "language: es",
            "published/a.md": "x",
            "published/B.MARKDOWN": "x",
            "published/borradores/c.md": "x",
            "published/.hidden/d.md": "x",
            "published/.e.md": "x",
            "published/node_modules/f.md": "x",
            "published/myenv/pyvenv.cfg": "",
            "published/myenv/g.md": "x",
            "published/h.txt": "x",
        },
        configuration,
    )
    assert _statuses(library) == {
        "published/B.MARKDOWN": ("read", None, None),
        "published/a.md": ("read", None, None),
        "published/borradores/c.md": ("skipped", "skipped.excluded", None),
        "svcaudit.yaml": ("skipped", "skipped.configuration", None),
    }


def test_links_do_not_lead_out_of_the_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    _write(tmp_path, {"secret.md": "x", "root/published/a.md": "x"})
    (root / "published" / "link.md").symlink_to(tmp_path / "secret.md")
    (root / "published" / "dead.md").symlink_to(tmp_path / "nowhere.md")
    (root / "published" / "inside.md").symlink_to(root / "published" / "a.md")
    (root / "published" / "loop").symlink_to(root)
    assert [document.path for document in load(root, _ES).documents] == ["published/a.md", "published/inside.md"]


def test_names_are_composed(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "público/atención.md")
    (document,) = _load(tmp_path, {name: "Hola"}).documents
    assert document.path == "público/atención.md"


@pytest.mark.parametrize(
    ("name", "content", "reason", "line"),
    [
        ("a.md", b"uno\ndos\0", "document.binary", 2),
        ("a.md", b"uno\n\ndos \xff\n", "document.encoding", 3),
        ("a.md", b"x" * (MAXIMUM_SIZE + 1), "document.too_large", 1),
        ("a.md", b"---\ntitle: a: b\n---\nuno", "yaml.syntax", 2),
        ("a.yaml", b"a: 1\nb: [\n", "yaml.syntax", 3),
        ("a.yaml", b"a: 1\na: 2\n", "yaml.duplicate_key", 2),
        ("a.yaml", b"[" * 30_000 + b"]" * 30_000, "yaml.too_deep", 1),
        ("a.yaml", b"a: 1\nb: \x01\n", "yaml.character", 2),
    ],
)
def test_unreadable_files_are_entries(tmp_path: Path, name: str, content: bytes, reason: str, line: int) -> None:
    library = _load(tmp_path, {f"internal/{name}": content, "published/z.md": "x"})
    assert _statuses(library)[f"internal/{name}"] == ("unreadable", reason, line)
    assert [document.path for document in library.documents] == ["published/z.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_pipes_and_devices_are_unreadable_and_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path, {"published/a.md": "x", "internal/a.md": "x"})
    os.mkfifo(tmp_path / "published/b.md")
    os.mkfifo(tmp_path / "internal/c.yaml")
    statuses = _statuses(load(tmp_path, _ES))
    assert statuses["published/b.md"] == ("unreadable", "document.no_file", 1)
    assert statuses["internal/c.yaml"] == ("unreadable", "document.no_file", 1)


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="may read everything")
def test_files_that_may_not_be_opened(tmp_path: Path) -> None:
    _write(tmp_path, {"published/a.md": "x"})
    (tmp_path / "published/a.md").chmod(0)
    assert _statuses(load(tmp_path, _ES))["published/a.md"] == ("unreadable", "document.cannot_open", 1)


@pytest.mark.parametrize(
    "content",
    ["", "\n\n", "---\ntitle: x\n---\n", "---\n---\n", "---\n", "\ufeff", "---\n\nuno\n", "+++\ntitle = 'x'\n+++\n"],
)
def test_files_without_text_are_read(tmp_path: Path, content: str) -> None:
    (document,) = _load(tmp_path, {"published/a.md": content}).documents
    assert len(document.blocks) <= 1


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf---\r\nt\xc3\xadtulo: Carta\r\n---\r\n# Uno\r\n\r\ndos\rtres\r\n"
    (document,) = _load(tmp_path, {"published/a.md": content}).documents
    assert document.source == "---\ntítulo: Carta\n---\n# Uno\n\ndos\ntres\n"
    assert document.metadata.title is not None
    assert document.quote(document.locate(document.metadata.title)) == "Carta"
    assert document.locate(document.blocks[1].passage).line == 6


def test_metadata_under_all_its_names(tmp_path: Path) -> None:
    front = "Título: Carta\nCódigo: PR-07\nidioma: español\nfecha: 2026-01-01\nversión: '2'\n"
    front += "responsable: Gerencia\nserviço: quejas\nválido até: 2027\nother: {a: [b]}\n"
    (document,) = _load(tmp_path, {"published/a.md": f"---\n{front}---\nHola"}, Configuration()).documents
    metadata = document.metadata
    found = [metadata.title, metadata.code, metadata.date, metadata.version, metadata.owner, metadata.service]
    assert [passage.text if passage else None for passage in found] == [
        "Carta",
        "PR-07",
        "2026-01-01",
        "2",
        "Gerencia",
        "quejas",
    ]
    assert metadata.valid_until is not None
    assert (metadata.valid_until.text, document.language, document.understood) == ("2027", "es", True)


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    (document,) = _load(tmp_path, {"published/a.md": "---\n\nUn texto cualquiera.\n\n---\n"}).documents
    assert [block.passage.text for block in document.blocks] == ["Un texto cualquiera."]


def test_languages(tmp_path: Path) -> None:
    library = _load(
        tmp_path,
        {
            "published/en.md": "We answer every complaint within two days of the day on which it reaches us.",
            "published/es.md": "Respondemos a todas las quejas en dos días desde el día en que nos llegan.",
            "published/fr.md": "---\nlang: fr-FR\n---\nNous répondons à toutes les réclamations.",
        },
        Configuration(),
    )
    found = {document.path: (document.language, document.understood) for document in library.documents}
    assert found == {
        "published/en.md": ("en", True),
        "published/es.md": ("es", True),
        "published/fr.md": ("fr", False),
    }
    assert [note.key for note in library.documents[-1].notes] == ["document.language"]


def test_garbled_text_gets_a_note(tmp_path: Path) -> None:
    text = "Uno.\n\nSe responde en dÌas h·biles, como m·ximo.\n"
    (document,) = _load(tmp_path, {"published/a.md": text}).documents
    assert [(note.key, note.place.line) for note in document.notes] == [("document.garbled", 3)]


def test_papers_of_other_kinds_are_named(tmp_path: Path) -> None:
    _write(tmp_path, {"svcaudit.yaml": "organisation: X\n", "carta.docx": "x", ".hidden": "x"})
    with pytest.raises(SvcauditError) as caught:
        load(tmp_path, _ES)
    problem = caught.value.problems[0]
    assert (problem.key, dict(problem.values)) == ("loading.no_text", {"found": "1", "example": "carta.docx"})


def test_nothing_to_audit(tmp_path: Path) -> None:
    _write(tmp_path, {"other/a.md": "x"})
    with pytest.raises(SvcauditError) as caught:
        load(tmp_path, _ES)
    assert caught.value.problems[0].key == "loading.no_documents"
    with pytest.raises(SvcauditError) as caught:
        load(tmp_path / "nowhere", _ES)
    assert caught.value.problems[0].key == "loading.no_folder"


_EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/svcaudit.yaml"))


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_load_without_a_remark(path: Path) -> None:
    library = load(path.parent, load_configuration(path.parent))
    assert {entry.status for entry in library.entries if entry.role} == {DocumentStatus.READ}
    assert [note for document in library.documents for note in document.notes] == []
    assert library == load(path.parent, load_configuration(path.parent))
