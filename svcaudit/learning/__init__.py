"""The learned reader's door: what a sentence is about, what it does, and how surely.

Grammar and lexicon answer where there is no model; whatever answers implements `SentenceReader`.
"""

from svcaudit.learning.grammar import GrammarReader
from svcaudit.learning.interface import Sentence, SentenceReader, SentenceReading

__all__ = ["GrammarReader", "Sentence", "SentenceReader", "SentenceReading"]
