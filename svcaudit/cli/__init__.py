"""The commands: the only room that prints or exits. Each command's module is loaded when it is called."""

from __future__ import annotations

#: As shells have it: 128 and the number of the signal. 1 would say that there are findings.
INTERRUPTED = 130


def run() -> None:
    """The console command `svcaudit`; ends the process with the exit status of `exit_status`."""
    try:
        from svcaudit.cli.main import main

        main(prog_name="svcaudit")
    except KeyboardInterrupt:  # while modules are still being imported
        raise SystemExit(INTERRUPTED) from None
