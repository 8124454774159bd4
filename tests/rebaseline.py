"""Writes golden outputs and generated pages anew and names what changed: `make rebaseline`."""

from __future__ import annotations

import sys

import generated
import golden

if __name__ == "__main__":
    paths = [path.relative_to(golden.ROOT).as_posix() for path in (*golden.rebaseline(), *generated.rebaseline())]
    sys.stdout.write("".join(f"changed: {path}\n" for path in paths) or "nothing changed\n")
