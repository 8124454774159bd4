"""The documentation is true: commands print what it shows, code runs, links lead somewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from generated import CONSOLE, DOCUMENTS, PAGES, ROOT, with_outputs

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
COMMENT = re.compile(r"(?s)<!--.*?-->")
PYTHON = re.compile(r"(?ms)^```python\n(.*?)^```$")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_generated_page_is_what_the_code_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path](), "make rebaseline"


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_commands_print_what_is_shown(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if CONSOLE.search(text):
        assert text == with_outputs(text), "make rebaseline"


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_code_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for code in PYTHON.findall(path.read_text(encoding="utf-8")):
        exec(compile(code, str(path), "exec"), {})


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_links_lead_to_files_of_the_project(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    targets = [first or second for first, second in LINK.findall(text)]
    local = [target.partition("#")[0] for target in targets if "://" not in target]
    missing = [target for target in local if target and not (path.parent / target).exists()]
    assert missing == []
