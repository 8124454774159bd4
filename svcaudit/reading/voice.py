"""Who acts in a sentence, by its grammar alone: somebody named, the reader, or nobody."""

from __future__ import annotations

import re
from enum import StrEnum

from svcaudit.language import LanguagePack, fold

_DETERMINERS = {
    "en": frozenset({"the", "a", "an", "our", "its", "whoever", "each", "every", "one", "two", "anyone", "any"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "quien", "cada", "su", "nuestro", "nuestra"}),
    "pt": frozenset({"o", "a", "os", "as", "um", "uma", "quem", "cada", "seu", "nosso", "nossa"}),
}
_ENGLISH_BE = re.compile(r"\b(?:is|are|be|been|gets?|was|were)\s+(?:\w+ly\s+)?(\w+)\b", re.IGNORECASE)
_ENGLISH_IRREGULAR = frozenset(
    [
        "sent",
        "told",
        "given",
        "made",
        "taken",
        "kept",
        "put",
        "sought",
        "held",
        "done",
        "written",
        "shown",
        "known",
        "found",
        "paid",
        "left",
        "brought",
        "drawn",
        "set",
        "read",
        "cut",
        "built",
    ]
)
_PASSIVE = {
    "es": re.compile(r"^\W*(?:\w+\s+){0,6}?se\s+(?:le\s+|les\s+|lo\s+|la\s+)?\w+", re.IGNORECASE),
    "pt": re.compile(
        r"^\W*(?:\w+\s+){0,6}?(?:\w+-se\b|se\s+\w+)|\b(?:é|são)\s+\w+(?:ado|ada|ido|ida)s?\b", re.IGNORECASE
    ),
}
_PARTICIPLE = {
    "es": re.compile(r"\b(?:es|son|será|serán|queda|quedan)\s+\w+(?:ad|id|t|ch)[oa]s?\b", re.IGNORECASE),
    "pt": re.compile(
        r"\b(?:é|são|será|serão|fica|ficam|deve ser|devem ser)\s+"
        r"(?:\w+(?:ad|id|íd|t)[oa]s?|entregues?|pag[oa]s?|aceites?)\b",
        re.IGNORECASE,
    ),
}
_BY = {
    "en": re.compile(r"\bby\s+(?:the\s+)?\w", re.IGNORECASE),
    "es": re.compile(r"\bpor\s+(?:el|la|los|las)\s", re.IGNORECASE),
    "pt": re.compile(r"\bpel[oa]s?\s", re.IGNORECASE),
}


class Voice(StrEnum):
    """How a step is told."""

    NAMED = "named"
    IMPERATIVE = "imperative"
    IMPERSONAL = "impersonal"


def voice(sentence: str, language: LanguagePack) -> Voice:
    """Whether a sentence names who acts, tells the reader to, or leaves it unsaid.

    An English passive and a Spanish or Portuguese "se" leave it unsaid, unless "by" names somebody; so does a
    Spanish verb that stands alone at the head ("Modifica el nombre").
    """
    sentence = _main_clause(sentence, language)
    if _passive(sentence, language.code):
        return Voice.NAMED if _BY[language.code].search(sentence) else Voice.IMPERSONAL
    words = language.words(sentence)
    if not words or words[0].folded in _DETERMINERS[language.code]:
        return Voice.NAMED if words else Voice.IMPERSONAL
    if language.code == "en":
        return Voice.IMPERATIVE if not sentence.strip()[:1].isupper() or not _capital_name(sentence) else Voice.NAMED
    return Voice.IMPERSONAL


def _main_clause(sentence: str, language: LanguagePack) -> str:
    """A sentence without what stands before its comma to say when or if: "After the visit, the estimator writes"."""
    before, comma, rest = sentence.partition(",")
    words = language.words(before)
    if not comma or not rest.strip() or not words or words[0].folded in _DETERMINERS[language.code]:
        return sentence
    return rest.strip() if words[0].folded in language.stop_words else sentence


def _passive(sentence: str, code: str) -> bool:
    if code == "en":
        first = re.split(r"[.;:]", sentence, maxsplit=1)[0]
        return any(
            fold(found[1]).endswith("ed") or fold(found[1]) in _ENGLISH_IRREGULAR
            for found in _ENGLISH_BE.finditer(first)
        )
    head = re.split(r"[,.;:]", sentence, maxsplit=1)[0]
    pattern = _PARTICIPLE.get(code)
    return bool(_PASSIVE[code].search(head)) or bool(pattern and pattern.search(head))


def _capital_name(sentence: str) -> bool:
    """True where the first word is followed by another capital, or is a known third person: "Billing sends"."""
    words = sentence.split()
    return len(words) > 1 and (words[1][:1].isupper() or words[1].endswith("s"))
