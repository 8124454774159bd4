"""Golden outputs: whole reports of the examples. `make rebaseline` writes them anew."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from svcaudit import audit
from svcaudit.model.report import Report
from svcaudit.reporting import render

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
#: Each format with the suffix of its file.
FORMATS = {"text": "txt", "json": "json", "markdown": "md"}
#: What "passed" means in the golden outputs.
TODAY = date(2026, 11, 21)


def examples() -> list[Path]:
    """The folders of the examples, by name."""
    return sorted(path.parent for path in (ROOT / "examples").glob("*/svcaudit.yaml"))


@cache
def report_of(example: Path) -> Report:
    """The example's report."""
    return audit(example, today=TODAY)


def golden_file(example: Path, form: str) -> Path:
    """Where the golden output of an example stands."""
    return GOLDEN / f"{example.name}.{FORMATS[form]}"


def rebaseline() -> list[Path]:
    """Writes every golden output, removes those without an example; the files that changed."""
    GOLDEN.mkdir(exist_ok=True)
    wanted = {golden_file(example, form): (example, form) for example in examples() for form in FORMATS}
    changed = []
    for path, (example, form) in wanted.items():
        text = render(report_of(example), form)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    for path in sorted(GOLDEN.iterdir()):
        if path not in wanted:
            path.unlink()
            changed.append(path)
    return changed
