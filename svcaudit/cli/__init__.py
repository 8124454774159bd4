"""The commands: the only room that prints or exits. Each command's module is loaded when it is called."""

from __future__ import annotations


def run() -> None:
    """The console command `svcaudit`; ends the process with the exit status of `exit_status`."""
    from svcaudit.cli.main import main

    main(prog_name="svcaudit")
