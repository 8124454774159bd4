"""The group of commands. Nothing heavier than click is imported before a command is called."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from svcaudit.cli import INTERRUPTED
from svcaudit.version import RULESET, VERSION

#: Each command's module in this package; its command is called `command`.
COMMANDS = {
    "check": "check",
    "render": "render",
    "inspect": "inspect",
    "flow": "flow",
    "review": "review",
    "explain": "explain",
    "rules": "rules",
    "init": "init",
    "completion": "completion",
}
EPILOG = """\b
Examples:
  svcaudit init my-audit                    start with a commented configuration
  svcaudit check my-audit                   findings and score on the terminal
  svcaudit check my-audit --format html=report.html
  svcaudit explain COH001                   what a rule asks for, and why
"""


class LazyGroup(click.Group):
    """A group that imports a command when it is called, and turns exceptions into sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a first audit."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"svcaudit.cli.{COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was called; a slip is answered with the nearest name."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            ctx.fail(_no_such_command(args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what goes wrong is said on standard error, never as a traceback."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except Exception as error:
            from svcaudit.cli.complaining import complain

            ctx.exit(complain(ctx, error))


def _no_such_command(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"No such command '{name}'." + (f" Did you mean '{near[0]}'?" if near else "")


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, "-V", "--version", message=f"svcaudit %(version)s (rules {RULESET})")
def main() -> None:
    """Compare what an organisation promises its customers with how it works inside.

    Give it a folder of published and internal documents (Markdown, YAML or BPMN, in Spanish,
    English or Portuguese). It
    reads promises, deadlines, prices, hours, channels, steps and hand-offs, quotes both sides of every
    contradiction, and scores the whole.
    """
