"""Sentences with typed values in their braces."""

from __future__ import annotations

from collections.abc import Mapping

from svcaudit.messages.catalogue import filled, template
from svcaudit.messages.phrases import channels_words, phrase
from svcaudit.model.outcome import Value
from svcaudit.model.quantity import Duration, Money, OpeningHours

#: A value of this name holds channels by their ids in the lexicon, one or several.
CHANNEL = "channel"
#: Values that are said in the language's words, not in the document's.
_SAID = (Duration, Money, OpeningHours)


def sentence(key: str, language: str, **values: Value) -> str:
    """The catalogue's sentence of that key with its values phrased. Raises MissingSentence.

    `count` chooses between a sentence's forms for one and for several.
    """
    return filled(template(key, language, values.get("count")), language, _phrased(values, language), key=key)


def fill(text: str, language: str, values: Mapping[str, Value]) -> str:
    """A sentence from elsewhere, such as a rule page's, with its values phrased. Raises MissingSentence.

    Where it begins with a value that is said in words ("free"), it still begins with a capital.
    """
    result = filled(text, language, _phrased(values, language))
    if any(text.startswith(f"{{{name}}}") for name, value in values.items() if isinstance(value, _SAID)):
        return result[:1].upper() + result[1:]
    return result


def _phrased(values: Mapping[str, Value], language: str) -> dict[str, str]:
    return {
        name: channels_words(value, language) if name == CHANNEL else phrase(value, language)
        for name, value in values.items()
    }
