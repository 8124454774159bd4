"""`svcaudit completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

EPILOG = """\b
Examples:
  svcaudit completion bash >> ~/.bashrc
  svcaudit completion zsh >> ~/.zshrc
  svcaudit completion fish > ~/.config/fish/completions/svcaudit.fish
"""


@click.command(short_help="Print the completion script of a shell.", epilog=EPILOG)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print the completion script for SHELL."""
    from click.shell_completion import get_completion_class

    from svcaudit.cli.main import main
    from svcaudit.cli.writing import write

    completion = get_completion_class(shell)
    assert completion is not None
    write(completion(main, {}, "svcaudit", "_SVCAUDIT_COMPLETE").source())
