"""Colours for a terminal: ANSI sequences, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "1;33", "cyan": "1;36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Paints text where `on`, leaves it as it is elsewhere."""

    on: bool

    def colour(self, text: str, name: str) -> str:
        """The text in that colour ("red", "yellow", "cyan", "bold", "dim")."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.on else text

    def bold(self, text: str) -> str:
        """The text in bold."""
        return self.colour(text, "bold")

    def dim(self, text: str) -> str:
        """The text in a weaker shade."""
        return self.colour(text, "dim")
