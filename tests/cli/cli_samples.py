"""A folder with one clear contradiction, and how the tests call the commands."""

from pathlib import Path

from click.testing import CliRunner, Result

from svcaudit.cli.main import main

CONFIGURATION = 'organisation: Sample\nlanguage: en\npublished: ["published/**"]\ninternal: ["internal/**"]\n'
CHARTER = "# Charter\n\n- We answer your complaint within 48 hours.\n"
PROCEDURE = "# Complaints\n\n1. Customer Care answers the complaint within ten working days.\n"
TODAY = ("--today", "2026-11-21")


def organisation(root: Path, files: dict[str, str] | None = None) -> Path:
    """The folder; `files` are more files, or others, by path."""
    contents = {
        "svcaudit.yaml": CONFIGURATION,
        "published/charter.md": CHARTER,
        "internal/complaints.md": PROCEDURE,
    }
    for path, text in {**contents, **(files or {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def call(*arguments: str | Path, **environment: str) -> Result:
    """One call of the command line in English, unless the environment says otherwise."""
    settings = {"LC_ALL": "en_GB.UTF-8", **environment}
    return CliRunner(env=settings).invoke(main, [str(word) for word in arguments], prog_name="svcaudit")
