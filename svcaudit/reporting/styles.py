"""The style sheets of pages and pictures."""

from __future__ import annotations

from importlib.resources import files


def style_sheet(*names: str) -> str:
    """Those files of `templates/html`, one after the other."""
    folder = files("svcaudit.templates").joinpath("html")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)
