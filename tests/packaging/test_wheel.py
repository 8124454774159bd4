"""The wheel, built and installed elsewhere, is whole: it audits from the root of the file system."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from svcaudit.checks import CATALOGUE
from svcaudit.checks.packs import standards

ROOT = Path(__file__).parent.parent.parent
#: Folders of data in the repository and where the wheel has to hold them.
DATA = {
    "checks": ("svcaudit/checks", "*.yaml"),
    "templates": ("svcaudit/templates", "*.*"),
    "svcaudit/language": ("svcaudit/language", "*.yaml"),
    "svcaudit/messages": ("svcaudit/messages", "*.yaml"),
    "svcaudit/schemas": ("svcaudit/schemas", "*.json"),
}


def _run(command: Sequence[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("distributions")
    built = _run([sys.executable, "-m", "build", "--outdir", folder, ROOT], ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    (found,) = distributions.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command of a fresh environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    installed = _run([binaries / "python", "-m", "pip", "install", "--quiet", wheel], folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return binaries / "svcaudit"


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_holds_all_data(wheel: Path, folder: str) -> None:
    inside, pattern = DATA[folder]
    there = {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob(pattern)
        if path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(inside)}
    assert there <= packed
    assert there


def test_the_wheel_holds_every_rule_page_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    pages = [name for name in names if name.startswith("svcaudit/checks/") and name.endswith(".yaml")]
    others = ("/_words.yaml", "/pack.yaml")
    packed = sum(len(pack.checks()) for pack in standards())
    assert len([name for name in pages if not name.endswith(others)]) == len(CATALOGUE) + packed
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {"svcaudit"}
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert "svcaudit/py.typed" in names


def test_the_source_distribution_holds_examples_and_cases(distributions: Path) -> None:
    (source,) = distributions.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("examples", "tests/checks", "docs"):
        there = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.*")}
        assert there <= names


def test_the_installed_command_audits_from_elsewhere(command: Path, tmp_path: Path) -> None:
    example = ROOT / "examples" / "clinica-dental"
    page = tmp_path / "report.html"
    elsewhere = Path("/")
    done = _run(
        [command, "check", example, "--format", "json", "--format", f"html={page}", "--fail-on", "never"],
        elsewhere,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["findings"]
    assert page.stat().st_size > 10_000
    assert _run([command, "init", tmp_path / "new"], elsewhere).returncode == 0
    listed = json.loads(_run([command, "rules", "--format", "json"], elsewhere).stdout)
    assert len(listed["rules"]) == len(CATALOGUE)
