"""What only shows in a process of its own: start-up, closed pipes, hash seeds, bugs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_samples import TODAY, call, organisation

from svcaudit import auditing, cli

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


def test_names_of_files_neither_break_the_line_nor_reach_the_terminal(tmp_path: Path) -> None:
    root = organisation(tmp_path, {"internal/a\nb\x1b[31m.yaml": "a: [\n"})
    result = run("check", root, *TODAY)
    assert result.returncode == 2
    assert result.stderr.startswith("internal/a b\\x1b[31m.yaml:2: ")
    assert result.stderr.count("\n") == 1


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
    answers = {run("check", root, "--format", form, *TODAY, PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "77")}
    assert len(answers) == 1


def test_a_fault_of_the_program_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(auditing, "audit", fail)
    result = call("check", organisation(tmp_path))
    assert result.exit_code == 3
    assert "ZeroDivisionError: oops" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_closed_standard_output_is_no_error(tmp_path: Path) -> None:
    words = [*COMMAND, "check", str(organisation(tmp_path)), *TODAY]
    closed = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *words], stderr=subprocess.PIPE, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (1, "")


def test_a_closed_standard_input_is_an_unusable_result() -> None:
    words = [*COMMAND, "render", "-"]
    closed = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *words], capture_output=True, text=True, check=False)
    assert closed.returncode == 2
    assert "Unexpected" not in closed.stderr


@pytest.mark.parametrize("words", [("check", "--help"), ("init", "made")])
def test_no_command_complains_of_a_closed_pipe(tmp_path: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    made = subprocess.run(
        [*COMMAND, *words], stdout=writing, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False
    )
    os.close(writing)
    assert made.stderr == ""
    assert made.returncode in (0, 1)


def test_a_full_standard_error_keeps_the_exit_status(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    missing = subprocess.run([*COMMAND, "check", str(tmp_path / "missing")], stderr=writing, check=False)
    os.close(writing)
    assert missing.returncode == 2


def test_an_interrupted_run_does_not_say_that_there_are_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(auditing, "audit", interrupted)
    assert call("check", organisation(tmp_path)).exit_code == 130


def test_an_interruption_before_any_command_gives_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("svcaudit.cli.main.main", interrupted)
    with pytest.raises(SystemExit) as ended:
        cli.run()
    assert ended.value.code == 130
