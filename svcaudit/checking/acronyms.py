"""Acronyms of a text: where they stand, and where a text says what they stand for.

An acronym is a word of two to six letters that begins with a capital and is mostly capitals ("VAT", "SaaS", "PCs").
Codes ("F-12", "ISO 9001"), parts of addresses, Roman numerals and lines in capitals are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svcaudit.language import LanguagePack
from svcaudit.language.words import Word, fold

_TOKEN = re.compile(r"(?<![\w\-./@_&'’#])[^\W\d_]{2,7}(?![\w\-/@_&#]|\.\w|[’'][^\W\d_]{2})")
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_CODE = re.compile(r"\s?[:.#-]?\s?\d")  # behind letters: the number of a form, a standard or a flight
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.\s?$")  # before a name: J. RUIZ
_BRACKET = re.compile(r"\s*\(([^)]*)\)")
_LONGEST = 6  # letters
_LOUD = 0.6  # share of capitals in a line that is written in capitals
_SURE = 4  # letters that spell the acronym wherever their words stand; fewer may do so by chance


@dataclass(frozen=True, slots=True)
class Acronym:
    """One at `text[start:end]` of its text; `letters` are folded, without the ending of the plural."""

    written: str
    letters: str
    start: int
    end: int


def acronyms(text: str) -> Iterator[Acronym]:
    """The acronyms of a text, in order."""
    if _loud(text):
        return
    found = [match for match in _TOKEN.finditer(text) if _capitals(match[0])]
    for match in found:
        written = match[0]
        single = written[:-1] if written.endswith("s") and written[:-1].isupper() else written
        beside = any(other is not match and _adjoin(text, match, other) for other in found)
        code = _CODE.match(text, match.end()) is not None or _INITIAL.search(text, 0, match.start()) is not None
        if len(single) > 1 and not (beside or code or _ROMAN.fullmatch(single)):
            yield Acronym(written, fold(single), match.start(), match.start() + len(single))


def _capitals(token: str) -> bool:
    """True for a word that begins with a capital and has more than half of them, two at least."""
    capitals = sum(letter.isupper() for letter in token)
    return token[0].isupper() and capitals >= 2 and 2 * capitals > len(token) - 1 and capitals <= _LONGEST


def _loud(text: str) -> bool:
    """True for a line in capitals: a title, or somebody who shouts."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > _LONGEST and sum(letter.isupper() for letter in letters) > _LOUD * len(letters)


def _adjoin(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """True for two words in capitals with nothing but a space between them."""
    first, second = sorted((one, other), key=lambda match: match.start())
    return text[first.end() : second.start()].strip(" *_") == "" and first.end() < second.start()


def spelled_out(acronym: str, text: str, language: LanguagePack) -> bool:
    """True where a text says what the folded letters stand for."""
    said = language.words(text)
    if len(acronym) >= _SURE and _spelled_in(said, acronym, language):
        return True
    for number, word in enumerate(said):
        if word.folded.removesuffix("s") != acronym.removesuffix("s"):
            continue
        near = (*said[max(0, number - 3 * len(acronym)) : number], *said[number + 1 : number + 3 * len(acronym)])
        if _spelled_in(near, acronym, language) or _glossed(text, said, number):
            return True
    return False


def named(acronym: str, heading: str, language: LanguagePack) -> bool:
    """True where all words of a heading but the small ones begin with the folded letters: "Service level agreement"."""
    telling = [word.folded[0] for word in language.words(heading) if word.folded not in language.stop_words]
    return "".join(telling) == acronym


def _glossed(text: str, said: Sequence[Word], number: int) -> bool:
    """True for "SLA (agreed level of service)", and for "agreed level of service (ANS)" that begin alike."""
    word = said[number]
    inside = _BRACKET.match(text, word.end)
    if inside is not None and len(inside[1].split()) > 1 and not any(sign.isdigit() for sign in inside[1]):
        return True
    alone = text[: word.start].rstrip().endswith("(") and text[word.end :].lstrip()[:1] in (")", ",", ";")
    before = said[max(0, number - 2 * len(word.folded)) : number]
    return alone and any(other.folded[0] == word.folded[0] for other in before[:-1])


def _spelled_in(said: Sequence[Word], letters: str, language: LanguagePack) -> bool:
    """True where words one after the other begin with the letters; small words between them do not matter."""
    return any(_spells(said[number:], letters, language) for number in range(len(said)))


def _spells(said: Sequence[Word], letters: str, language: LanguagePack) -> bool:
    """True where the words, from the first on, begin with the letters; a plural doubles them: RRHH."""
    left = letters
    for word in said:
        if word.folded[0] == left[0]:
            doubled = len(left) > 1 and len(letters) % 2 == 0 and left[0] == left[1]
            left = left[2:] if doubled else left[1:]
        elif left == letters or word.folded not in language.stop_words:
            return False
        if not left:
            return True
    return False
