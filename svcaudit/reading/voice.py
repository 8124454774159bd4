"""Who acts in a sentence, by its grammar alone: somebody named, the reader, or nobody."""

from __future__ import annotations

import re
from enum import StrEnum

from svcaudit.language import LanguagePack, fold

_WORD = re.compile(r"\w+")
_NEAR_HEAD = 7  # words from the head within which a reflexive pronoun belongs to the first verb


class Voice(StrEnum):
    """How a step is told."""

    NAMED = "named"
    IMPERATIVE = "imperative"
    IMPERSONAL = "impersonal"


def voice(sentence: str, language: LanguagePack) -> Voice:
    """Whether a sentence names who acts, tells the reader to, or leaves it unsaid.

    A passive leaves it unsaid, unless words such as "by" name somebody; so does a verb that stands alone at the head
    in a language where it is no order ("Modifica el nombre").
    """
    sentence = _main_clause(sentence, language)
    if _passive(sentence, language):
        return Voice.NAMED if _names_agent(sentence, language) else Voice.IMPERSONAL
    words = language.words(sentence)
    if not words or words[0].folded in language.grammar.determiners:
        return Voice.NAMED if words else Voice.IMPERSONAL
    if language.grammar.orders:
        return Voice.IMPERATIVE if not sentence.strip()[:1].isupper() or not _capital_name(sentence) else Voice.NAMED
    return Voice.IMPERSONAL


def leaves_open(text: str, language: LanguagePack) -> bool:
    """True where each sentence is a passive that names nobody: "The server is rebooted", "Se coteja la firma"."""
    sentences = [_main_clause(text[start:end], language) for start, end in language.sentences(text)]
    return bool(sentences) and all(
        _passive(sentence, language) and not _names_agent(sentence, language) for sentence in sentences
    )


def _main_clause(sentence: str, language: LanguagePack) -> str:
    """A sentence without what stands before its comma to say when or if: "After the visit, the estimator writes"."""
    before, comma, rest = sentence.partition(",")
    words = language.words(before)
    if not comma or not rest.strip() or not words or words[0].folded in language.grammar.determiners:
        return sentence
    return rest.strip() if words[0].folded in language.stop_words else sentence


def _passive(sentence: str, language: LanguagePack) -> bool:
    ends = r"[,.;:]" if language.grammar.passive.ends_at_comma else r"[.;:]"
    words = [found[0].lower() for found in _WORD.finditer(re.split(ends, sentence, maxsplit=1)[0])]
    reflexive = any(fold(word) in language.grammar.passive.reflexives for word in words[:_NEAR_HEAD])
    return reflexive or any(_participle_after(words, number, language) for number in range(len(words)))


def _participle_after(words: list[str], number: int, language: LanguagePack) -> bool:
    """True where an auxiliary stands at `number` and a participle follows it, or an adverb and then a participle.

    Auxiliaries are compared with their accents: "é" is one, "e" is none.
    """
    passive = language.grammar.passive
    if words[number] not in passive.auxiliaries:
        return False
    after = [fold(word) for word in words[number + 1 : number + 3]]
    if passive.adverb_endings and after and after[0].endswith(passive.adverb_endings):
        after = after[1:]
    return bool(after) and (after[0] in passive.participles or after[0].endswith(passive.participle_endings))


def _names_agent(sentence: str, language: LanguagePack) -> bool:
    """True where words such as "by" stand before another word."""
    words = [word.folded for word in language.words(sentence)]
    for phrase in (phrase.split() for phrase in language.grammar.by):
        size = len(phrase)
        if any(words[start : start + size] == phrase for start in range(len(words) - size)):
            return True
    return False


def _capital_name(sentence: str) -> bool:
    """True where the first word is followed by another capital, or is a known third person: "Billing sends"."""
    words = sentence.split()
    return len(words) > 1 and (words[1][:1].isupper() or words[1].endswith("s"))


def follows_as_subject(sentence: str, start: int, end: int, language: LanguagePack) -> tuple[int, int]:
    """Where the clause before a further subject, the name at `[start:end]`, ends and where that of the subject begins.

    "And" or a semicolon stands before it and a verb in the third person after it; twice 0 where they do not.
    """
    if not _acts_next(sentence[end:], language):
        return 0, 0
    words = list(language.words(sentence[:start]))
    while words and words[-1].folded in language.grammar.articles:
        start = words.pop().start
    joined = bool(words) and words[-1].folded in language.grammar.joiners
    if not joined and not sentence[:start].rstrip().endswith(";"):
        return 0, 0
    return len(sentence[: words[-1].start if joined else start].rstrip(" ,;")), start


def _acts_next(rest: str, language: LanguagePack) -> bool:
    """True where what follows a name begins with a verb in the third person, after its pronouns."""
    words = (fold(word) for word in rest.split(maxsplit=3)[:3])
    verb = next((word for word in words if word not in language.grammar.clitics), "")
    return rest[:1] == " " and language.grammar.third_person.fits(verb)
