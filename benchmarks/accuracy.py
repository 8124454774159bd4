"""Precision and recall over folders of labelled organisations, with the scorer that the caller names.

    python benchmarks/accuracy.py SCORER CASES [CASES ...]

SCORER is called once for each folder CASES, as ``SCORER CASES -- python -m svcaudit``, and prints its own table.
One case whose labels cannot be read would end its run before any table, so such cases are left out and named first,
and the exit status is 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml


def main(scorer: Path, folders: list[Path]) -> int:
    """Scores one folder after the other; 0 where all could be scored and every label could be read."""
    return max((_score(scorer, folder) for folder in folders), default=0)


def _score(scorer: Path, folder: Path) -> int:
    """Prints the table of one folder of cases; 1 where something was left out or the scorer failed."""
    _say(f"== {folder}")
    status = 0
    with tempfile.TemporaryDirectory() as scratch:
        for labels in sorted(folder.glob("*/expected.yaml")):
            if problem := _unreadable(labels):
                _say(f"Left out: {labels}: {problem}")
                status = 1
            else:
                shutil.copytree(labels.parent, Path(scratch) / labels.parent.name)
        run = subprocess.run([sys.executable, scorer, scratch, "--", sys.executable, "-m", "svcaudit"], check=False)
    return max(status, min(run.returncode, 1))


def _say(line: str) -> None:
    """Writes a line before the scorer writes its own."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _unreadable(labels: Path) -> str:
    """Why these labels cannot be read, on one line; empty where they can."""
    try:
        yaml.safe_load(labels.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        return " ".join(str(error).split())
    return ""


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
