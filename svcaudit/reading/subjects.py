"""What an organisation calls its subjects: `aliases.subjects` of the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcaudit.config import Alias
from svcaudit.language import LanguagePack
from svcaudit.model.claim import Hit

_SUBJECT = "subject."


@dataclass(frozen=True, slots=True)
class SubjectAliases:
    """All subjects that the configuration gives other names."""

    aliases: tuple[Alias, ...] = ()

    def hits(self, text: str, language: LanguagePack) -> Iterator[Hit]:
        """The concepts of the subjects that a text names by another name, where it names them."""
        for alias, start, end in self._named(text, language):
            concepts = {hit.concept for hit in language.hits(alias.name) if hit.concept.startswith(_SUBJECT)}
            yield from (Hit(concept, start, end, alias=text[start:end]) for concept in sorted(concepts))

    def renamed(self, text: str, language: LanguagePack) -> str:
        """A text in which each such subject goes by its one name."""
        parts, position = [], 0
        for alias, start, end in sorted(self._named(text, language), key=lambda named: named[1:]):
            if start >= position:
                parts += [text[position:start], alias.name]
                position = end
        return "".join((*parts, text[position:]))

    def _named(self, text: str, language: LanguagePack) -> Iterator[tuple[Alias, int, int]]:
        """Each alias in the text with the start and end of its words; words are compared by their stems."""
        words = language.words(text) if self.aliases else ()
        stems = [word.stem for word in words]
        for alias in self.aliases:
            for other in alias.others:
                wanted = [word.stem for word in language.words(other)]
                for index in _places(wanted, stems):
                    yield alias, words[index].start, words[index + len(wanted) - 1].end


def _places(wanted: list[str], stems: list[str]) -> Iterable[int]:
    """Where a sequence of stems begins in another."""
    last = len(stems) - len(wanted)
    return (index for index in range(last + 1) if wanted and stems[index : index + len(wanted)] == wanted)
