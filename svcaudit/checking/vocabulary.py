"""The words that a rule page brings along, found in sentences beside the concepts of the language pack.

A page names sets of words in lexicon notation, by language:

words:
  survey:
    es: [encuesta, cuestionario de satisfacción]
    en: [survey]

Names with a dot are concepts of the language pack (`frequency.regular`); `unit`, `duration`, `channel`, `contact`,
`money` and `share` say what a sentence names or measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from svcaudit.language import pack
from svcaudit.language.lexicon import Lexicon
from svcaudit.model.claim import Hit, Statement
from svcaudit.model.quantity import QuantityKind

#: What marks words that look like those of a set and are none: `survey.other_sense`.
OTHER_SENSE = ".other_sense"
#: What turns a saying round: "not", and "nobody" of whoever acts.
NEGATIONS = frozenset({"negation.no", "negation.act"})
_NOTATION = str.maketrans("", "", "=^~>")
_SAID = "said"
_CHANNEL = "channel."
_MEASURES = {
    "duration": QuantityKind.DURATION,
    "contact": QuantityKind.CONTACT,
    "money": QuantityKind.MONEY,
    "share": QuantityKind.PERCENTAGE,
}
_NAMED = frozenset({"unit", "channel", *_MEASURES})


class Vocabulary:
    """Sets of words of one page. A language that the page has no words in says nothing."""

    def __init__(self, words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._words = words
        self.names = frozenset(name for name in words if not name.endswith(OTHER_SENSE))
        self._find = lru_cache(maxsize=16384)(self._found)
        self._lexicon = lru_cache(maxsize=None)(self._built)
        self.spells_not = lru_cache(maxsize=None)(self._spells_not)

    def knows(self, name: str) -> bool:
        """True for a set of the page, a concept of the packs, or a measure."""
        return name in self.names or name in _NAMED or "." in name

    def hits(self, text: str, language: str, name: str) -> tuple[Hit, ...]:
        """Where a text says one of the words of that name; a measure is found in statements alone."""
        if name in self.names:
            return tuple(hit for hit in self._find(text, language) if hit.concept == f"{name}.{_SAID}")
        return tuple(hit for hit in pack(language).hits(text) if hit.concept == name)

    def measured(self, statement: Statement, name: str) -> bool:
        """True where the statement names or measures what `name` asks for."""
        if name == "unit":
            return bool(statement.units)
        if name == "channel":
            return any(concept.startswith(_CHANNEL) for concept in statement.concepts())
        return any(quantity.kind is _MEASURES[name] for quantity in statement.quantities)

    def measures(self, name: str) -> bool:
        """True for a name that is no set of words."""
        return name in _NAMED and name not in self.names

    def _spells_not(self, name: str, language: str) -> bool:
        """True where a phrase of that name has a "not" of its own: "managers are not trained"."""
        phrases = self._words.get(name, {}).get(language, ())
        words = " . ".join(phrases).replace("|", " . ").translate(_NOTATION)
        return any(hit.concept in NEGATIONS for hit in pack(language).hits(words))

    def _found(self, text: str, language: str) -> tuple[Hit, ...]:
        return self._lexicon(language).hits(pack(language).words(text))

    def _built(self, language: str) -> Lexicon:
        groups: dict[str, dict[str, Sequence[str]]] = {}
        for name, by_language in self._words.items():
            group = name.removesuffix(OTHER_SENSE)
            concept = OTHER_SENSE[1:] if name.endswith(OTHER_SENSE) else _SAID
            groups.setdefault(group, {})[concept] = by_language.get(language, ())
        return Lexicon(groups, language)
