"""What only shows in a process of its own: start-up, closed pipes, hash seeds, bugs."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_samples import TODAY, call, organisation

from svcaudit import auditing

COMMAND = (sys.executable, "-m", "svcaudit")


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_the_version_imports_nothing_but_click() -> None:
    start = "import sys; from svcaudit.cli.main import main"
    code = f"{start}; main(['--version'], standalone_mode=False); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "svcaudit 0." in modules
    heavy = {
        "yaml",
        "jinja2",
        "jsonschema_rs",
        "pyromark",
        "rapidfuzz",
        "svcaudit.auditing",
        "svcaudit.checks",
    }
    assert heavy.isdisjoint(modules.split())


def test_the_version_takes_at_most_twice_as_long_as_click() -> None:
    def fastest(command: list[str]) -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    alone = fastest([sys.executable, "-c", "import click"])
    assert fastest([*COMMAND, "--version"]) <= 2 * alone


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    root = organisation(
        tmp_path, {f"published/{number}.md": "# A\n\nWe answer within 2 days.\n" for number in range(40)}
    )
    command = subprocess.Popen(
        [*COMMAND, "check", root, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None and command.stderr is not None
    command.stdout.close()
    complaints = command.stderr.read()
    command.stderr.close()
    assert command.wait() in (0, 1)
    assert complaints == b""


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_the_hash_seed_changes_no_byte(tmp_path: Path, form: str) -> None:
    root = organisation(tmp_path)
    answers = {
        run("check", root, "--format", form, *TODAY, PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "77")
    }
    assert len(answers) == 1


def test_a_fault_of_the_program_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(auditing, "audit", fail)
    result = call("check", organisation(tmp_path))
    assert result.exit_code == 3
    assert "ZeroDivisionError: oops" in result.stderr
    assert "Traceback" not in result.stderr
