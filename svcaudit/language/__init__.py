"""Languages as data: one pack a language, and what reads words, concepts, sentences and values with it."""

from svcaudit.language.detection import detect, refutes
from svcaudit.language.grammar import Grammar
from svcaudit.language.pack import LanguagePack, pack
from svcaudit.language.tables import codes
from svcaudit.language.words import Word, fold

__all__ = ["Grammar", "LanguagePack", "Word", "codes", "detect", "fold", "pack", "refutes"]
