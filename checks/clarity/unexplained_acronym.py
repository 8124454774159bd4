"""CLR004: what is published spells out each acronym that not everybody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from svcaudit.checking.acronyms import Acronym, acronyms, named, spelled_out
from svcaudit.checking.outcomes import broken, kept, undecided
from svcaudit.checking.page import load_page
from svcaudit.checking.vocabulary import Vocabulary
from svcaudit.language import LanguagePack, pack
from svcaudit.language.words import fold
from svcaudit.model.document import BlockKind, Document, Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Passage

_WORDS = Vocabulary(load_page(__package__ or "", "unexplained_acronym").words)
_VOWELS = "[aeiouy]"
_SHORTEST_WORD = 4  # letters of a word that may stand in capitals for its weight
_SHORTEST_NAME = 3  # letters that tell a name in an address


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each acronym of the published documents once, where it is used first."""
    documents = [document for document in organisation.of_role(Role.PUBLISHED) if document.understood]
    texts = [(passage.text, pack(document.language)) for document in documents for passage in _passages(document)]
    plain = {word.text for text, language in texts for word in language.words(text)}
    seen: set[str] = set()
    for document in documents:
        language = pack(document.language)
        for passage in _passages(document):
            for acronym in acronyms(passage.text):
                if acronym.letters not in seen and not _everyday(acronym, plain, language):
                    seen.add(acronym.letters)
                    yield _outcome(organisation, document, passage, acronym, texts)


def _passages(document: Document) -> Iterator[Passage]:
    """All that people read of a document, drawings left out."""
    for block in document.blocks:
        if block.kind is not BlockKind.DIAGRAM:
            yield block.passage


def _everyday(acronym: Acronym, plain: set[str], language: LanguagePack) -> bool:
    """True for one that everybody uses, and for an ordinary word in capitals."""
    word = acronym.letters
    return (
        bool(_WORDS.hits(word, language.code, "common"))
        or word in language.stop_words
        or bool({word, word.capitalize()} & plain)
    )


def _outcome(
    organisation: Organisation,
    document: Document,
    passage: Passage,
    acronym: Acronym,
    texts: Sequence[tuple[str, LanguagePack]],
) -> Outcome:
    place = document.locate(passage, acronym.start, acronym.end)
    if _own_name(organisation, acronym.letters, texts) or any(
        _explained(acronym, text, language) for text, language in texts
    ):
        return kept(acronym.letters, place)
    if _sounds(acronym.letters) and not any(_led(acronym.letters, text, language) for text, language in texts):
        return undecided(acronym.letters, place)
    return broken(acronym.letters, place, acronym=acronym.written)


def _led(letters: str, text: str, language: LanguagePack) -> bool:
    """True where an article, "of" or a preposition stands right before it: it names a thing."""
    grammar = language.grammar
    leads = grammar.articles | grammar.determiners | grammar.of | grammar.towards | grammar.at
    said = [word.folded for word in language.words(text)]
    return any(second == letters and first in leads for first, second in pairwise(said))


def _sounds(letters: str) -> bool:
    """True for letters that may be a word or a name in capitals: four or more, with a vowel in each three."""
    clusters = re.split(_VOWELS, letters)
    return len(letters) >= _SHORTEST_WORD and len(clusters) > 1 and max(map(len, clusters)) < _SHORTEST_NAME


def _explained(acronym: Acronym, text: str, language: LanguagePack) -> bool:
    letters = acronym.letters
    return spelled_out(letters, text, language) or named(letters, text, language) or _meant(acronym, text, language)


def _meant(acronym: Acronym, text: str, language: LanguagePack) -> bool:
    """True where words such as "stands for" come right behind it."""
    ends = {word.end for word in language.words(text) if word.folded == acronym.letters}
    return any(
        any(text[end : hit.start].strip(' "”’»*_') == "" for end in ends if end <= hit.start)
        for hit in _WORDS.hits(text, language.code, "means")
    )


def _own_name(organisation: Organisation, letters: str, texts: Sequence[tuple[str, LanguagePack]]) -> bool:
    """True where the organisation is called so, in full, by its initials or in its addresses."""
    name = fold(organisation.name)
    if letters in name.split():
        return True
    for text, language in texts:
        addresses = (part for part in fold(text).split() if "@" in part or "www." in part or "://" in part)
        if len(letters) >= _SHORTEST_NAME and any(letters in part for part in addresses):
            return True
        if spelled_out(letters, f"{organisation.name} ({letters})", language):
            return True
    return False
