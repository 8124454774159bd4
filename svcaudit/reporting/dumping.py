"""JSON as every format of ours writes it."""

from __future__ import annotations

import json

from svcaudit.reporting.inert import escape_json


def dump(data: object) -> str:
    """JSON for programs and eyes: accents as they are, everything that a terminal could obey escaped."""
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
