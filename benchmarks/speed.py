"""Speed over a corpus that is generated here: how many documents and words a second, and how it grows.

    python benchmarks/speed.py [--documents 50 100 200] [--seed 7]

Each size is one organisation of that many documents, half of them published, put together from the
repository's own examples under changed names and numbers. Every size runs in a process of its own, so
that its memory is its own. The last line is the start-up, beside that of the library that every command has to load.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tabulate import tabulate

ROOT = Path(__file__).parent.parent
SOURCES = {"es": ROOT / "examples" / "clinica-dental", "en": ROOT / "examples" / "appliance-repair"}
SUBJECTS = {
    "es": ("jardinería", "cerrajería", "mudanzas", "lavandería", "peluquería", "fontanería", "transporte"),
    "en": ("gardening", "locksmith", "removals", "laundry", "hairdressing", "plumbing", "transport"),
}
TODAY = date(2026, 11, 21)
_NUMBER = re.compile(r"\b[2-9]\b")
_TITLE = re.compile(r"(?m)^(#+ .+)$")


def write_corpus(root: Path, documents: int, seed: int) -> int:
    """Writes an organisation of that many documents; its number of words."""
    chance = random.Random(seed)
    settings = 'organisation: Benchmark\npublished: ["published/**"]\ninternal: ["internal/**"]\n'
    (root / "svcaudit.yaml").write_text(settings, encoding="utf-8")
    words = 0
    for number in range(documents):
        language = ("es", "en")[number // 2 % 2]
        role = ("published", "internal")[number % 2]
        text = _varied(chance.choice(_originals(language, role)), chance, SUBJECTS[language])
        path = root / role / f"{number:04}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def _originals(language: str, role: str) -> list[str]:
    """The Markdown documents of the example for those readers."""
    folders = {"published": ("published", "publicado"), "internal": ("internal", "interno")}[role]
    paths = sorted(path for folder in folders for path in (SOURCES[language] / folder).glob("*.md"))
    return [path.read_text(encoding="utf-8") for path in paths]


def _varied(text: str, chance: random.Random, subjects: tuple[str, ...]) -> str:
    """The text about something else, with other small numbers."""
    subject = f"{chance.choice(subjects)} {chance.randrange(100)}"
    titled = _TITLE.sub(rf"\1: {subject}", text)
    return _NUMBER.sub(lambda _: str(chance.randrange(2, 10)), titled)


def measure(documents: int, seed: int) -> str:
    """One row: documents, words, seconds, words a second, findings, megabytes."""
    from svcaudit import audit

    with tempfile.TemporaryDirectory() as folder:
        words = write_corpus(Path(folder), documents, seed)
        start = time.perf_counter()
        report = audit(folder, today=TODAY)
        seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = (documents, words, f"{seconds:.2f}", int(words / seconds), len(report.findings), int(megabytes))
    return "\t".join(map(str, row))


def fastest(command: list[str]) -> float:
    """Seconds of the fastest of twenty runs of a command."""
    times = []
    for _ in range(20):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measures each size and prints the table."""
    options = _options()
    if options.one:
        sys.stdout.write(measure(options.one, options.seed) + "\n")
        return
    rows = []
    for size in options.documents:
        command = [sys.executable, __file__, "--one", str(size), "--seed", str(options.seed)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append(done.stdout.strip().split("\t"))
    headers = ("documents", "words", "seconds", "words/s", "findings", "MB")
    sys.stdout.write(tabulate(rows, headers=headers) + "\n\n")
    ours = fastest([sys.executable, "-m", "svcaudit", "--version"])
    alone = fastest([sys.executable, "-c", "import click"])
    sys.stdout.write(f"svcaudit --version: {ours * 1000:.0f} ms; import click alone: {alone * 1000:.0f} ms\n")


def _options() -> argparse.Namespace:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--documents", type=int, nargs="+", default=[25, 50, 100, 200])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
