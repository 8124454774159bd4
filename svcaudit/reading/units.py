"""The register of units: which names in these documents stand for a department, desk or role, and which are one.

A unit is known by the organisation's aliases, by its YAML procedures, by a column of responsibles, or because it
stands as the subject of a step. Once known, it is found wherever it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from svcaudit.language import LanguagePack, fold, pack
from svcaudit.language.grammar import all_words
from svcaudit.model.document import Block, BlockKind, Document, Role
from svcaudit.reading.naming import without_code
from svcaudit.reading.ordering import ARROW, NUMBER, opening_mark, step_number
from svcaudit.reading.raci import matrix_units
from svcaudit.reading.steplabels import read_labels
from svcaudit.reading.unitwords import is_unit_header, split_units

_ABBREVIATED = re.compile(r"^(.+?)\s*\(([^)]{2,12})\)$")
_NUMBERED = re.compile(r"^(?:[^\W\d_]+\s+)?\d+\s*[.:)–—-]\s*")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named at `[start:end]` of a text; `unit` is its canonical name."""

    unit: str
    start: int
    end: int


def key(name: str) -> tuple[str, ...]:
    """Folded words of a name without determiners: what makes two spellings one."""
    return tuple(word for word in (fold(found) for found in _WORD.findall(name)) if word not in all_words("articles"))


class UnitRegister:
    """All units of an organisation, each under one name."""

    def __init__(self, names: Iterable[str], aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        self._canonical: dict[tuple[str, ...], str] = {}
        for canonical, others in (aliases or {}).items():
            for name in (canonical, *others):
                self._canonical[key(name)] = canonical
        for name in names:
            self._add(name)
        self._canonical.pop((), None)
        self._found: dict[str, tuple[Mention, ...]] = {}
        self._first = frozenset(words[0] for words in self._canonical)
        self._longest = max((len(words) for words in self._canonical), default=0)

    def _add(self, name: str) -> None:
        abbreviated = _ABBREVIATED.match(name)
        if abbreviated:
            canonical = self._canonical.get(key(abbreviated[1])) or self._canonical.get(key(abbreviated[2]))
            for part in (abbreviated[1], abbreviated[2]):
                self._canonical.setdefault(key(part), canonical or abbreviated[1])
            return
        self._canonical.setdefault(key(name), name)

    def canonical(self, name: str) -> str:
        """The one name of a unit; the name itself where it is not known."""
        return self._canonical.get(key(name), name.strip())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Units named in `text`, longest names first, by place."""
        if text not in self._found:
            self._found[text] = self._mentions(text)
        return self._found[text]

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        words = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
        articles = all_words("articles")
        found: list[Mention] = []
        index = 0
        while index < len(words):
            size = self._size_at(words, index)
            if size:
                name = tuple(word for word, _, _ in words[index : index + size] if word not in articles)
                found.append(Mention(self._canonical[name], words[index][1], words[index + size - 1][2]))
            index += size or 1
        return tuple(found)

    def _size_at(self, words: list[tuple[str, int, int]], index: int) -> int:
        if words[index][0] not in self._first:
            return 0
        articles = all_words("articles")
        for size in range(min(self._longest + 2, len(words) - index), 0, -1):
            if words[index + size - 1][0] in articles:
                continue
            name = tuple(word for word, _, _ in words[index : index + size] if word not in articles)
            if name in self._canonical:
                return size
        return 0


def find_units(documents: Iterable[Document], aliases: Mapping[str, Iterable[str]]) -> UnitRegister:
    """The register of all units that the documents name as such."""
    names: list[str] = []
    documents = tuple(documents)
    proper = _proper_words(documents)
    for document in documents:
        names.extend(_named_as_data(document))
        if document.understood and document.role is Role.INTERNAL:
            language = pack(document.language)
            names.extend(_named_as_lanes(document, language))
            names.extend(matrix_units(document, language))
            for block in document.blocks:
                names.extend(_named_in_block(block, language, proper))
    return UnitRegister((name for name in names if name.strip()), aliases)


def _named_as_data(document: Document) -> Iterator[str]:
    if document.metadata.owner is not None:
        yield from split_units(document.metadata.owner.text)
    record = document.record
    if record is None:
        return
    for passage in (record.owner, record.escalation.unit if record.escalation else None):
        if passage is not None:
            yield from split_units(passage.text)
    for step in record.steps:
        for passage in (step.unit, step.to):
            if passage is not None:
                yield from split_units(passage.text)


def _named_as_lanes(document: Document, language: LanguagePack) -> Iterator[str]:
    """The lanes of a model, but for the customer's."""
    for node in document.drawing.nodes if document.drawing is not None else ():
        for lane in node.lanes:
            if not _names_customer(lane.text, language):
                yield from split_units(lane.text)


def _named_in_block(block: Block, language: LanguagePack, proper: frozenset[str]) -> Iterator[str]:
    if block.kind is BlockKind.ROW:
        for cell in block.cells:
            if is_unit_header(cell.header.text, language):
                yield from split_units(cell.passage.text)
    elif block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING):
        if _belongs_to_step(block, language):
            yield from read_labels((block.passage,), language).units
        for sentence in _told(block, language):
            subject = subject_name(sentence, language) or _lone_name(sentence, proper, language)
            if subject:
                yield subject


def _told(block: Block, language: LanguagePack) -> Iterator[str]:
    """The sentences of a block from their subject on, without a number, a code or a word such as "then"."""
    text = block.passage.text
    for start, end in language.sentences(text):
        for part in ARROW.split(text[start:end]):
            sentence = _NUMBERED.sub("", part)
            if block.kind is BlockKind.HEADING:
                sentence = without_code(sentence)
            yield sentence[opening_mark(sentence, language)[1] :].lstrip(" ,")


def _belongs_to_step(block: Block, language: LanguagePack) -> bool:
    """True for what stands in a numbered item, or under a heading that is a step: its labels say who does it."""
    numbered = block.parent is not None or NUMBER.fullmatch(block.marker.strip("().")) is not None
    over = block.headings[-1].passage.text if block.headings else ""
    return (block.kind is BlockKind.ITEM and numbered) or bool(step_number(over, language))


def _proper_words(documents: tuple[Document, ...]) -> frozenset[str]:
    """Words that stand with a capital in the middle of a sentence somewhere, and never without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for document in documents:
        for block in document.blocks:
            if block.kind is BlockKind.HEADING:
                continue
            for match in _WORD.finditer(block.passage.text):
                before = block.passage.text[: match.start()].rstrip(" \"'«“(*_")
                inside = bool(before) and before[-1] not in ".:;?!…|¿¡-–—"
                if match[0][0].isupper() and inside:
                    capital.add(match[0])
                elif match[0][0].islower():
                    small.add(match[0].capitalize())
    return frozenset(capital - small)


def _lone_name(sentence: str, proper: frozenset[str], language: LanguagePack) -> str:
    """A single capitalised word at the head that acts: "Redes envía la cuadrilla", "Claims checks the file".

    It is a name where it is one elsewhere, or where a verb in the third person and its object follow it; a word
    that an article follows is a verb itself ("Modifica el nombre").
    """
    words: list[str] = _WORD.findall(sentence)
    if len(words) < 2 or not words[1][0].islower() or not words[0][0].isupper():
        return ""
    if fold(words[0]) in language.stop_words or len(words[0]) == 1 or _names_deed(words, language):
        return ""
    if words[0] in proper:
        return words[0]
    heads = any(hit.concept == "unit.head" and hit.start == 0 for hit in language.hits(sentence))
    return words[0] if heads or _verb_follows(words, language) else ""


def _names_deed(words: list[str], language: LanguagePack) -> bool:
    """True where the head is no name but a deed: an infinitive with its object, or a noun with what it is of."""
    built = language.grammar
    after = fold(words[1])
    infinitive = fold(words[0]).endswith(built.infinitive_endings) and after in built.articles
    return infinitive or (built.head_first and after in built.of)


def _verb_follows(words: list[str], language: LanguagePack) -> bool:
    built = language.grammar
    second = fold(words[1])
    clitic = second in built.clitics and len(words) > 2
    verb, after = (fold(words[2]), words[3:4]) if clitic else (second, words[2:3])
    small = built.articles | built.connectors
    plural = built.third_person.before_plural and bool(after) and after[0].islower() and after[0].endswith("s")
    object_follows = clitic or plural or (bool(after) and fold(after[0]) in small)
    return (
        object_follows and fold(words[0]) not in built.articles and verb not in small and built.third_person.fits(verb)
    )


def subject_name(sentence: str, language: LanguagePack) -> str:
    """The unit that stands as the subject at the head of a sentence, "" where none does.

    Either a name in capitals ("La Gerencia Comercial elabora") or a noun of the lexicon for units and roles
    ("el supervisor", "the incident lead").
    """
    tokens = [(match[0], match.start(), match.end()) for match in _WORD.finditer(sentence)]
    start = 1 if tokens and fold(tokens[0][0]) in language.grammar.articles else 0
    end = _capitals(tokens, start, language)
    if end > start and (start or end - start > 1) and _says_something(tokens[start:end], language):
        name = sentence[tokens[start][1] : tokens[end - 1][2]]
        return name if end < len(tokens) and not _names_customer(name, language) else ""
    return _noun_of_role(sentence, tokens, start, language)


def _says_something(tokens: list[tuple[str, int, int]], language: LanguagePack) -> bool:
    """False for words that name nothing: "Until 2022"."""
    return any(not word[0].isdigit() and fold(word) not in language.stop_words for word, _, _ in tokens)


def _capitals(tokens: list[tuple[str, int, int]], start: int, language: LanguagePack) -> int:
    """Index after the row of capitalised words from `start`, connectors allowed between them."""
    end = position = start
    while position < len(tokens):
        word = tokens[position][0]
        if word[0].isupper() or (position > start and word[0].isdigit() and end == position):
            position += 1
            end = position
        elif position > start and fold(word) in language.grammar.connectors:
            position += 1
        else:
            break
    return end


def _noun_of_role(sentence: str, tokens: list[tuple[str, int, int]], start: int, language: LanguagePack) -> str:
    """A lower-case role at the head: up to three words that end with, or begin with, a noun for units."""
    if start >= len(tokens):
        return ""
    heads = {(hit.start, hit.end) for hit in language.hits(sentence) if hit.concept in ("unit.head", "unit.role")}
    for size in (3, 2, 1):
        part = tokens[start : start + size]
        if len(part) < size or start + size >= len(tokens):
            continue
        first, last = part[0], part[-1]
        fits = (
            any(a == first[1] and b >= first[2] for a, b in heads)
            if language.grammar.head_first
            else any(b == last[2] and a >= first[1] for a, b in heads)
        )
        if not fits or (language.grammar.head_first and size > 1 and not _extends(part, language)):
            continue
        name = sentence[first[1] : last[2]]
        if _holds_verb(part, language):
            continue
        return "" if _names_customer(name, language) else name
    return ""


def _holds_verb(part: list[tuple[str, int, int]], language: LanguagePack) -> bool:
    """True where a verb stands between two names in capitals: "Quality asks Accounts"."""
    inner = part[1:-1]
    verb = any(word[0].islower() and language.grammar.third_person.fits(fold(word)) for word, _, _ in inner)
    return verb and part[0][0][0].isupper() and part[-1][0][0].isupper()


def _extends(part: list[tuple[str, int, int]], language: LanguagePack) -> bool:
    """Where the head stands first, a role grows by a word such as "de": jefe de turno."""
    return len(part) == 3 and fold(part[1][0]) in language.grammar.of


def _names_customer(name: str, language: LanguagePack) -> bool:
    """True where the noun that says who it is names the customer: "Member Services" and "Atención al Socio" do not."""
    hits = [hit for hit in language.hits(name) if hit.concept == "actor.customer"]
    return any(hit.start == 0 if language.grammar.head_first else hit.end == len(name) for hit in hits)
