"""A pile of documents that nobody wrote for svcaudit: what crashes, what is slow, what is called a contradiction.

    python benchmarks/pile.py FOLDER [--together] [--group 30] [--slow 5] [--limit 120] [--rules COH]

FOLDER holds any Markdown and YAML files: the texts of installed packages, a manual, a collection of websites. Each is
audited alone first, then together with its neighbours in groups, every second file as published and the others as
internal. Papers of technical prose promise nothing to anybody, so a certain finding among them is most likely false;
each is printed with its places to be judged. The exit status is 1 where something crashed or was found.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from svcaudit import audit
from svcaudit.checking.findings import CERTAIN
from svcaudit.loading.discovery import MARKDOWN, YAML
from svcaudit.model.document import DocumentStatus
from svcaudit.model.errors import SvcauditError
from svcaudit.model.report import Finding, Report

TODAY = date(2026, 11, 21)


@dataclass(slots=True)
class Tally:
    """What came of the runs so far."""

    read: int = 0
    unreadable: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    slow: list[tuple[float, str]] = field(default_factory=list)
    found: list[str] = field(default_factory=list)


def main() -> int:
    """Both rounds; 1 where something crashed or was found."""
    options = _options()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in MARKDOWN | YAML)
    tally = Tally()
    for number, file in enumerate(() if options.together else files, 1):
        _run([file], options, tally)
        _progress(f"alone: {number} of {len(files)}")
    groups = [files[at : at + options.group] for at in range(0, len(files), options.group)]
    for number, group in enumerate(groups, 1):
        _run(group, options, tally)
        _progress(f"in groups: {number} of {len(groups)}")
    _tell(tally, len(files), len(groups))
    return 1 if tally.crashed or tally.found else 0


def _run(files: Sequence[Path], options: argparse.Namespace, tally: Tally) -> None:
    """Audits these files together and adds to `tally` what came of it."""
    start = time.process_time()
    name = files[0].name if len(files) == 1 else f"{files[0].name} ... {files[-1].name}"
    try:
        with tempfile.TemporaryDirectory() as scratch:
            names = _write(Path(scratch), files)
            report = _audited(Path(scratch), options.limit)
            tally.crashed += [f"{name}: {remark.text}" for remark in report.remarks if "crashed" in remark.key]
            if len(files) == 1:
                _count(report, names, tally)
            else:
                tally.found += [_told(one, names) for one in _certain(report, options.rules)]
    except SvcauditError as error:
        tally.unreadable.append(f"{name}: {error}")
    except Exception:
        tally.crashed.append(f"{name}: {traceback.format_exc(limit=-3)}")
    seconds = time.process_time() - start
    if len(files) == 1 and seconds > options.slow:
        tally.slow.append((seconds, name))


def _write(root: Path, files: Sequence[Path]) -> dict[str, Path]:
    """Links the files into the two folders of one organisation; where each comes from."""
    names = {}
    for number, file in enumerate(files):
        path = f"{('published', 'internal')[number % 2]}/{number:03}-{file.name.lstrip('.')}"
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(file.read_bytes())
        names[path] = file
    return names


def _audited(root: Path, limit: int) -> Report:
    """The report. Raises TimeoutError after `limit` seconds."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(limit)
    try:
        return audit(root, today=TODAY)
    finally:
        signal.alarm(0)


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError("took longer than the limit")


def _count(report: Report, names: dict[str, Path], tally: Tally) -> None:
    for entry in report.documents:
        if entry.status is DocumentStatus.UNREADABLE:
            tally.unreadable.append(f"{names[entry.path]}:{entry.line}: {entry.reason}")
        else:
            tally.read += 1


def _certain(report: Report, rules: str) -> Iterator[Finding]:
    return (one for one in report.findings if one.certainty == CERTAIN and one.rule.startswith(rules))


def _told(finding: Finding, names: dict[str, Path]) -> str:
    places = [f"    {names[one.path]}:{one.line}: {' '.join(one.quote.split())}" for one in finding.locations]
    return "\n".join([f"{finding.rule} {finding.message}", *places])


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}")


def _tell(tally: Tally, files: int, groups: int) -> None:
    _list("Unreadable", tally.unreadable)
    _list("Slow", (f"{seconds:.1f} s  {name}" for seconds, name in sorted(tally.slow, reverse=True)))
    _list("Crashed", tally.crashed)
    _list("Certain", tally.found)
    counts = f"{len(tally.unreadable)} unreadable, {len(tally.crashed)} crashed, {len(tally.slow)} slow"
    sys.stdout.write(f"\n{files} files: {tally.read} read, {counts}\n")
    sys.stdout.write(f"{groups} groups: {len(tally.found)} certain findings\n")


def _list(title: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        sys.stdout.write("\n".join([f"\n== {title}: {len(lines)}", *lines]) + "\n")


def _options() -> argparse.Namespace:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--together", action="store_true", help="only in groups, not each file alone")
    parser.add_argument("--group", type=int, default=30, help="files of one group")
    parser.add_argument("--slow", type=float, default=5, help="seconds of computing that make a file slow")
    parser.add_argument("--limit", type=int, default=120, help="seconds after which a run is given up")
    parser.add_argument("--rules", default="COH", help="how the rules begin whose certain findings are listed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
