"""E-mail addresses, web addresses and telephone numbers, written so that two notations of one are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from svcaudit.language.quantities.found import Found
from svcaudit.language.quantities.line import Line, Phrases
from svcaudit.language.quantities.measures import is_number_before_unit
from svcaudit.language.quantities.numbers import Number
from svcaudit.language.quantities.vocabulary import Vocabulary, vocabulary
from svcaudit.model.quantity import Contact, QuantityKind

_ADDRESS = re.compile(r"[^\s<>()\[\]{}|\"«»“”,;]+")
_EMAIL = re.compile(r"(?:mailto:)?([\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}(?!\d)[\w-]{2,63})\Z", re.IGNORECASE)
_WEB = re.compile(
    r"(?:(https?://|www\.)[\w-]|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.([a-z]{2,8})(?=[/?#:]|\Z))", re.IGNORECASE
)
_TOP_LEVELS = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "gob",
        "info",
        "int",
        "eu",
        "es",
        "mx",
        "co",
        "ar",
        "cl",
        "pe",
        "br",
        "uk",
        "us",
        "ca",
        "au",
        "nz",
        "ie",
        "ec",
        "uy",
        "py",
        "bo",
        "ve",
        "cr",
        "gt",
        "do",
        "pt",
        "io",
        "app",
        "shop",
        "coop",
        "cat",
        "example",
        "test",
        "online",
        "site",
    ]
)
#: Endings of files, too: "setup.py" is an address only with more before it, as in "tienda.com.py".
_OF_FILES = frozenset({"py"})
_ENDING = ".,;:!?*_'’"
_LONGEST_ADDRESS = 300

_SHORTEST = 7
_SHORTEST_WITH_CUE = 6
_SHORTEST_UNASKED = 9
_LONGEST = 15
_CUE_REACH = 7
_NOT_PHONE_REACH = 4
_MOST_TOKENS = 24
_LARGEST_BYTE = 255


def addresses(line: Line) -> dict[int, Found]:
    """E-mail and web addresses by the token with which they begin."""
    found: dict[int, Found] = {}
    if "@" not in line.source and "." not in line.source:
        return found
    first_tokens = {start: index for index, start in enumerate(line.starts)}
    for match in _ADDRESS.finditer(line.source):
        word = match.group().rstrip(_ENDING)
        if "." not in word or len(word) > _LONGEST_ADDRESS:
            continue
        contact = _address(word)
        if contact is not None and match.start() in first_tokens:
            first = first_tokens[match.start()]
            found[first] = Found(QuantityKind.CONTACT, first, _end(line, first, match.start() + len(word)), contact)
    return found


def _end(line: Line, first: int, position: int) -> int:
    end = first
    while end < line.size and line.starts[end] < position:
        end += 1
    return end


def _address(word: str) -> Contact | None:
    email = _EMAIL.match(word)
    if email is not None:
        return Contact("email", email[1].lower())
    web = _WEB.match(word)
    if web is None or "@" in word or not (web[1] or _is_host(web[0])):
        return None
    bare = re.sub(r"\A(?:https?://)?(?:www\.)?", "", word, flags=re.IGNORECASE).rstrip("/")
    host, slash, path = bare.partition("/")
    return Contact("web", host.lower() + slash + path)


def _is_host(name: str) -> bool:
    """True for a name that ends as those of websites do."""
    *before, last = name.lower().split(".")
    return last in _TOP_LEVELS and (last not in _OF_FILES or len(before) > 1)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Words that tell a telephone number, and those that tell another number."""

    phone: frozenset[str]
    dial: Phrases[str]
    after_dial: frozenset[str]
    not_phone: frozenset[str]


@cache
def _cues(code: str) -> _Cues:
    table = vocabulary(code).contacts
    return _Cues(
        frozenset(table["phone_cues"]),
        Phrases((words, words) for words in table["dial_cues"]),
        frozenset(table["after_dial"]),
        frozenset(table["not_phone"]),
    )


@dataclass(frozen=True, slots=True)
class _Digits:
    """Groups of digits that stand together, the signs between them, and where they end."""

    groups: list[str]
    signs: str
    end: int
    plus: bool
    area: bool

    @property
    def count(self) -> int:
        return sum(map(len, self.groups))


def read_phone(line: Line, index: int, _floor: int, words: Vocabulary) -> Found | None:
    """The telephone number that begins at token `index`."""
    if line.texts[index] not in ("+", "(") and not line.is_digits(index):
        return None
    if not _begins_free(line, index):
        return None
    digits = _digits(line, index, words)
    if digits is None or not _is_phone(line, index, digits, _cues(words.code)):
        return None
    value = ("+" if digits.plus else "") + "".join(digits.groups)
    wrapped = line.texts[index] == "(" and line.texts[digits.end - 1] == ")"
    return Found(QuantityKind.CONTACT, index + wrapped, digits.end - wrapped, Contact("phone", value))


def _begins_free(line: Line, index: int) -> bool:
    """No digit, letter or number sign right before: else it is part of another number."""
    before = line.text(index - 1)
    if line.is_digits(index - 1) or before == "#":
        return False
    return not line.is_glued(index) or not (line.is_word(index - 1) or before in "-_/.,$€£")


def _digits(line: Line, index: int, words: Vocabulary) -> _Digits | None:
    plus, at = line.texts[index] == "+", index + (line.texts[index] == "+")
    groups: list[str] = []
    signs, end, area, open_at = "", at, False, -1
    if line.texts[index] == "(" and line.text(index + 1) == "+":
        plus, area, open_at, at = True, True, index, index + 2  # (+54 11) 4555-0123
    last_group = at
    while at < line.size and at - index < _MOST_TOKENS:
        text = line.texts[at]
        if line.digits[at]:
            groups.append(text)
            last_group, end = at, at + 1
        elif text == "(" and open_at < 0 and line.is_digits(at + 1):
            open_at, area = at, True
        elif text == ")" and open_at >= 0:
            end, open_at = at + 1, -1
        elif text in "-./" and groups and line.is_digits(at + 1) and (line.is_glued(at + 1) or text == "-"):
            signs += text
        else:
            break
        at += 1
    if open_at >= 0 or not groups:
        return None
    return _without_last(line, _Digits(_without_trunk(groups, plus, area), signs, end, plus, area), last_group, words)


def _without_trunk(groups: list[str], plus: bool, area: bool) -> list[str]:
    """`+44 (0)20 ...`: the bracketed zero is not dialled."""
    return [group for at, group in enumerate(groups) if not (plus and area and at == 1 and group == "0")]


def _without_last(line: Line, digits: _Digits, last: int, words: Vocabulary) -> _Digits | None:
    """`900 100 200 24 horas`: a last number with a unit is not the telephone's."""
    number = Number(Decimal(0), last + 1, digits=True)
    if not is_number_before_unit(line, number, words) and line.text(last + 1) not in ("%", "€", "$"):
        return digits
    if len(digits.groups) < 2 or digits.end != last + 1:
        return None
    return _Digits(digits.groups[:-1], digits.signs, last, digits.plus, digits.area)


def _is_phone(line: Line, index: int, digits: _Digits, cues: _Cues) -> bool:
    if line.is_glued(digits.end) and line.is_word(digits.end):
        return False
    nearby = line.texts[max(0, index - _NOT_PHONE_REACH) : index]
    if digits.count > _LONGEST or cues.not_phone.intersection(nearby) or _is_other_notation(digits):
        return False
    if digits.plus:
        return digits.count >= _SHORTEST
    cued = bool(cues.phone.intersection(line.texts[max(0, index - _CUE_REACH) : index]))
    if cued:
        return _with_cue(line, index, digits, cues)
    return _without_cue(digits)


def _with_cue(line: Line, index: int, digits: _Digits, cues: _Cues) -> bool:
    if digits.count >= _SHORTEST or (digits.count >= _SHORTEST_WITH_CUE and len(digits.groups) > 1):
        dotted = "." in digits.signs and _thousands(digits) and digits.count < _SHORTEST_UNASKED
        return not (dotted or _is_year_range(digits) or "/" in digits.signs)
    if len(digits.groups) > 1 or digits.count < 3 or cues.dial.before(line, index) is None:
        return False
    return not line.is_word(digits.end) or line.text(digits.end) in cues.after_dial


def _without_cue(digits: _Digits) -> bool:
    if len(digits.groups) < 2 or _is_year_range(digits) or "/" in digits.signs:
        return False
    if digits.area and digits.count >= _SHORTEST:
        return True
    if _thousands(digits) and not (digits.count == 9 and digits.groups[0][0] in "6789" and "." not in digits.signs):
        return False
    return digits.count >= _SHORTEST_UNASKED and all(len(group) <= 5 for group in digits.groups)


def _is_other_notation(digits: _Digits) -> bool:
    """`192.168.1.10` is a computer, `078-05-1120` a person to the tax office."""
    if digits.plus or digits.area:
        return False
    lengths = [len(group) for group in digits.groups]
    bytes_ = digits.signs == "..." and all(int(group) <= _LARGEST_BYTE for group in digits.groups)
    return (bytes_ and lengths != [2, 2, 2, 2]) or (digits.signs == "--" and lengths == [3, 2, 4])


def _thousands(digits: _Digits) -> bool:
    return len(digits.groups[0]) <= 3 and all(len(group) == 3 for group in digits.groups[1:])


def _is_year_range(digits: _Digits) -> bool:
    """`2025-000123` and `2024-2025` are numbers of cases and years."""
    first = digits.groups[0]
    return len(digits.groups) == 2 and len(first) == 4 and first[:2] in ("19", "20") and bool(digits.signs)
