"""Every sentence for users that is neither a rule's nor a template's, in each language.

`sentence` gives a sentence of the catalogue by its key, `fill` fills one that stands elsewhere, such as
in a rule's page, `phrase` says a typed value ("48 horas", "5 días hábiles", "12,50 €"), `concept_words`
what a concept of the lexicons is called.
"""

from svcaudit.messages.catalogue import LANGUAGES, MissingSentence, has_sentence, listed
from svcaudit.messages.numbers import decimal_words, number_words
from svcaudit.messages.phrases import concept_words, phrase
from svcaudit.messages.sentences import fill, sentence

__all__ = [
    "LANGUAGES",
    "MissingSentence",
    "concept_words",
    "decimal_words",
    "fill",
    "has_sentence",
    "listed",
    "number_words",
    "phrase",
    "sentence",
]
