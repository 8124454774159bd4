"""Every sentence that the code asks for by its key stands in every language."""

import re
from pathlib import Path

import pytest

import svcaudit
from svcaudit.messages import LANGUAGES, has_sentence

ROOT = Path(svcaudit.__file__).parent
#: Calls whose first literal word is a key; keys that are put together are tested where they are used.
CALL = re.compile(
    r"\b(?:Problem|Note|sentence|remark|_skipped|_idle|_problem)\(\s*(?:found, )?"
    r"\"([a-z_]+(?:\.[a-z_]+)+)\""
)


def _keys() -> dict[str, str]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        for key in CALL.findall(path.read_text(encoding="utf-8")):
            found[key] = path.relative_to(ROOT).as_posix()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_code_has_its_sentence(language: str) -> None:
    keys = _keys()
    assert len(keys) > 40
    missing = {key: where for key, where in keys.items() if not has_sentence(key, language)}
    assert missing == {}
