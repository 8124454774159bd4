"""Rules of the user's own: pages in a folder, and judgements that a package brings under an entry point.

Their ids stand in a family and are numbered from 900 (`PPL901`), which ours never are. A page of one's own may have
texts in one language only, and no examples. Everything else is as strict as for ours, and stricter with words: a user's
phrases may not make a run slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from svcaudit.checking.families import data_check
from svcaudit.checking.page import Page, parse_page
from svcaudit.checking.runner import Check, check_of
from svcaudit.checking.sayings import Alternative
from svcaudit.language import codes, pack
from svcaudit.model.errors import ConfigurationError, Problem, SvcauditError
from svcaudit.model.place import Place

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: The entry point under which a package names modules with a page and a judgement.
ENTRY_POINT = "svcaudit.checks"
#: The first number of a rule that is not ours.
FIRST_NUMBER = 900
_MOST_GAPS = 3  # "~" in one phrase: each multiplies what has to be tried
_LONGEST_PHRASE = 12  # words
_MOST_PHRASES = 2000  # of one page
_NAMING = (
    "kept",
    "faults",
    "doubtful",
    "unless",
    "headed",
    "topic",
    "topic_alone",
    "denied",
    "against",
    "about",
    "except",
)
#: The folder, beside the pages, that holds their cases.
CASES = "cases"


def custom_checks(root: Path, folders: Iterable[str], known: Iterable[Check]) -> tuple[Check, ...]:
    """The checks of the pages below `folders`, which are relative to `root`, and those that installed packages bring.

    Raises ConfigurationError with everything that is wrong with all of them.
    """
    problems: list[Problem] = []
    found: list[tuple[str, Check]] = []
    for path in _pages(root, folders, problems):
        try:
            found.append((path, _of_page(root, path)))
        except SvcauditError as error:
            problems += error.problems
    for point in sorted(entry_points(group=ENTRY_POINT), key=lambda point: point.name):
        try:
            found.append((point.value, _of_entry_point(point)))
        except SvcauditError as error:
            problems += error.problems
    problems += _collisions(found, {check.id for check in known}, {check.page.name for check in known})
    if problems:
        raise ConfigurationError(*problems)
    return tuple(sorted((check for _, check in found), key=lambda check: check.id))


def page_problems(page: Page, path: str) -> Iterator[Problem]:
    """What is wrong with a page of the user's own beyond its form."""
    if int(page.id[3:]) < FIRST_NUMBER:
        yield _problem("page.number", path, rule=page.id, first=str(FIRST_NUMBER))
    if page.id[:3] != page.principle:
        yield _problem("page.family", path, rule=page.id, principle=page.principle)
    phrases = [phrase for words in page.words.values() for said in words.values() for phrase in said]
    if len(phrases) > _MOST_PHRASES:
        yield _problem("page.too_many_phrases", path, rule=page.id, most=str(_MOST_PHRASES))
    for phrase in phrases:
        if phrase.split().count("~") > _MOST_GAPS or len(phrase.split()) > _LONGEST_PHRASE:
            yield _problem("page.phrase", path, rule=page.id, phrase=phrase)
    for name in sorted(_concepts(page)):
        if not all(pack(code).knows(name) for code in codes()):
            yield _problem("page.unknown_concept", path, rule=page.id, name=name)


def _pages(root: Path, folders: Iterable[str], problems: list[Problem]) -> Iterator[str]:
    """Paths of the pages relative to `root`; the cases of a folder are none."""
    for folder in folders:
        base = root / folder
        if not base.is_dir():
            problems.append(Problem("config.rules_folder", (("folder", folder),)))
            continue
        for path in sorted((*base.rglob("*.yaml"), *base.rglob("*.yml"))):
            if CASES not in path.relative_to(base).parts:
                yield path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _of_page(root: Path, path: str) -> Check:
    try:
        text = (root / path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(Problem("config.encoding", (), Place(path, 1))) from error
    page = parse_page(text, path, own=True)
    problems = tuple(page_problems(page, path))
    if problems:
        raise ConfigurationError(*problems)
    return data_check(page)


def _of_entry_point(point: EntryPoint) -> Check:
    try:
        module = point.load()
    except Exception as error:  # whatever somebody else's module raises is said as what it is
        detail = f"{type(error).__name__}: {error}"
        raise ConfigurationError(Problem("page.entry_point", (("name", point.value), ("detail", detail)))) from error
    if not isinstance(module, ModuleType) or not callable(getattr(module, "judge", None)):
        raise ConfigurationError(Problem("page.no_judge", (("name", point.value),)))
    check = check_of(module, own=True)
    problems = tuple(page_problems(check.page, point.value))
    if problems:
        raise ConfigurationError(*problems)
    return check


def _collisions(found: Iterable[tuple[str, Check]], ids: set[str], names: set[str]) -> Iterator[Problem]:
    for path, check in found:
        if check.id in ids or check.page.name in names:
            yield _problem("page.taken", path, rule=check.id, name=check.page.name)
        ids.add(check.id)
        names.add(check.page.name)


def _concepts(page: Page) -> set[str]:
    """The concepts of the language packs that a page names in its evidence or wording."""
    data = next((said for said in (page.wording, page.limit, page.evidence) if said is not None), None)
    if not isinstance(data, Mapping):
        return set()
    listed = [said for key in _NAMING if isinstance(said := data.get(key), list)]
    alternatives = [Alternative.of(str(text)) for said in listed for text in said]
    return {name for one in alternatives for name in one.all_names if "." in name}


def _problem(key: str, path: str, **values: str) -> Problem:
    return Problem(key, tuple(values.items()), Place(path, 1))
