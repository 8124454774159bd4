"""setup.cfg lists every package by hand, as `find:` cannot see through the mapping: this keeps it true."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
#: Packages whose folders stand at the top level, with a link inside svcaudit/ for tools that do not install.
MAPPED = {"svcaudit.checks": "checks", "svcaudit.templates": "templates"}


def _settings() -> ConfigParser:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return settings


def _packages_in(folder: Path, name: str) -> set[str]:
    """The packages in a folder, links not followed."""
    found = {name}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and (path / "__init__.py").exists():
            found |= _packages_in(path, f"{name}.{path.name}")
    return found


def test_every_package_is_listed_and_every_listed_one_exists() -> None:
    listed = _settings()["options"]["packages"].split()
    there = _packages_in(ROOT / "svcaudit", "svcaudit")
    for name, folder in MAPPED.items():
        there |= _packages_in(ROOT / folder, name)
    assert listed == sorted(there)


def test_the_mapped_folders_are_linked_for_tools_that_do_not_install() -> None:
    mapping = dict(line.split(" = ") for line in _settings()["options"]["package_dir"].strip().splitlines())
    assert mapping == {"svcaudit": "svcaudit", **MAPPED}
    for folder in MAPPED.values():
        link = ROOT / "svcaudit" / folder
        assert not link.is_symlink() or link.resolve() == ROOT / folder
