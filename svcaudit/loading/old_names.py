"""Names of files that say that what they hold is not the text in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import PurePosixPath

from svcaudit.loading.old_words import alternatives, plain, words

Version = tuple[int, ...]


def is_old_name(path: str) -> bool:
    """True for `procedure_2019_obsolete.md` and `old/procedure.md`."""
    *folders, _ = path.split("/")
    if any(plain(folder) in words("folders") for folder in folders[1:]):
        return True
    name = plain(PurePosixPath(path).stem).split()
    return bool(words("in_names") & set(name)) or (len(name) > 1 and name[-1] in words("last_in_names"))


def newer_names(paths: Iterable[str]) -> Mapping[str, str]:
    """For each file beside which a later version of it lies (`charter-v1.md`, `charter-v2.md`), the latest one."""
    versions: dict[tuple[str, str], list[tuple[Version, str]]] = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        stem = plain(PurePosixPath(name).stem)
        found = _version().search(stem)
        if found:
            rest = " ".join((stem[: found.start()] + " " + stem[found.end() :]).split())
            versions[folder, rest].append((version_of(found["number"]), path))
    newer = {}
    for several in versions.values():
        latest, last = max(several)
        newer.update({path: last for version, path in several if version < latest})
    return newer


def version_of(text: str) -> Version:
    """`2.10` as numbers, without noughts at its end: 2.0 is 2. Empty where the text is no version."""
    found = re.fullmatch(r"\D{0,10}?(\d{1,9}(?:[ ._]\d{1,9})*)", text.strip())
    numbers = [int(number) for number in re.findall(r"\d+", found[1])] if found else []
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


@cache
def _version() -> re.Pattern[str]:
    marks = alternatives("versions", "revisions")
    return re.compile(rf"(?:(?<=\s)|\A)(?:{marks}) ?(?P<number>\d{{1,4}}(?:[ .]\d{{1,4}})*)(?=\s|\Z)")
