"""Who acts in an organisation, and which of its sentences name somebody, looked up by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from svcaudit.language import pack
from svcaudit.model.claim import Statement
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.reading.units import key

#: Letters that a unit and those who work in it begin with: "Surveying" and "Surveyor".
_ROOT = 6


class Mentions:
    """The names of one organisation's units, and where its sentences and headings name what."""

    def __init__(self, organisation: Organisation) -> None:
        self._units: dict[str, frozenset[str]] = {}
        languages = {document.path: document.language for document in organisation.documents}
        for procedure in organisation.procedures:
            language = pack(languages[procedure.path])
            for unit in (*procedure.owner, *(unit for step in procedure.steps for unit in step.units)):
                self._units.setdefault(unit, frozenset(language.topics(unit)))
        self._told = [(statement, key(statement.text)) for statement in organisation.statements]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._told):
            for word in set(words):
                self._by_word[word].append(number)
        headings = (
            heading.passage.text
            for document in organisation.of_role(Role.INTERNAL)
            for block in document.blocks
            for heading in block.headings
        )
        self._headings = {key(heading) for heading in set(headings)}

    def acts(self, name: str, language: str) -> bool:
        """True where some step is that unit's, or a procedure has it for its owner."""
        stems = frozenset(pack(language).topics(name))
        return any(_same(name, stems, unit, theirs) for unit, theirs in self._units.items())

    def sentences(self, name: str) -> Iterator[Statement]:
        """The sentences that name somebody, whatever articles and capitals the name is written with."""
        wanted = key(name)
        listed = [self._by_word.get(word, []) for word in wanted]
        for number in min(listed, key=len, default=[]):
            statement, words = self._told[number]
            if _within(wanted, words):
                yield statement

    def in_heading(self, name: str) -> bool:
        """True where a heading of an internal document names somebody."""
        wanted = key(name)
        return any(_within(wanted, words) for words in self._headings)


def same_unit(first: str, second: str, language: str) -> bool:
    """True for two names of one unit, and for the names of a unit and of its part or its head."""
    stems = [frozenset(pack(language).topics(name)) for name in (first, second)]
    return _same(first, stems[0], second, stems[1]) or initials(first) == second or initials(second) == first


def initials(name: str) -> str:
    """The capitals that a name's words begin with: "Serviço de Atendimento ao Cliente" is SAC."""
    return "".join(word[0] for word in name.split() if word[0].isupper()) if " " in name else ""


def _same(name: str, stems: frozenset[str], unit: str, theirs: frozenset[str]) -> bool:
    """True where one name is part of the other, or both begin alike and are single words."""
    if _within(key(name), key(unit)) or _within(key(unit), key(name)):
        return True
    if stems and theirs and (stems <= theirs or theirs <= stems):
        return True
    return " " not in name + unit and name[:_ROOT].casefold() == unit[:_ROOT].casefold()


def _within(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True where the wanted words stand in that order, side by side."""
    return bool(wanted) and any(
        words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1)
    )
