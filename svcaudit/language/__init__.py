"""Languages as data: one pack a language, and what reads words, concepts, sentences and values with it."""

from svcaudit.language.detection import detect, refutes
from svcaudit.language.pack import PACKS, LanguagePack, pack
from svcaudit.language.words import Word, fold

__all__ = ["PACKS", "LanguagePack", "Word", "detect", "fold", "pack", "refutes"]
