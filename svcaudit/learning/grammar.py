"""Grammar and lexicon as a reader: cue concepts and the person of the verb decide what a sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcaudit.language import LanguagePack, pack
from svcaudit.learning.conditions import Condition, conditions
from svcaudit.learning.interface import Sentence, SentenceReading
from svcaudit.learning.placeholders import is_unfilled
from svcaudit.model.claim import Hit, Speech
from svcaudit.model.document import Role

#: Cues for what is not said of today's service, the most telling first.
_CUES = (
    ("speech.placeholder", Speech.PLACEHOLDER),
    ("speech.non_promise", Speech.NON_PROMISE),
    ("speech.example", Speech.EXAMPLE),
    ("speech.history", Speech.HISTORY),
    ("speech.law", Speech.LAW),
    ("speech.definition", Speech.DEFINITION),
)
#: A quoted law that "we" act by is no mere quotation, nor one that stands in brackets.
_CITED = "speech.law"


def named(hits: Iterable[Hit], group: str) -> frozenset[str]:
    """Names of the concepts of one group among `hits`."""
    prefix = group + "."
    return frozenset(hit.concept[len(prefix) :] for hit in hits if hit.concept.startswith(prefix))


class GrammarReader:
    """Reads sentences with the language packs alone."""

    def read(self, sentence: Sentence) -> SentenceReading:
        """Judge by cues first, then by who speaks."""
        language = pack(sentence.language)
        given = conditions(sentence.text, sentence.hits, language)
        speech = self._speech(sentence, given, language)
        return SentenceReading(
            subjects=named(sentence.hits, "subject") or named(sentence.context, "subject"),
            actions=named(sentence.hits, "action") or named(sentence.context, "action"),
            evidence=named(sentence.hits, "evidence"),
            speech=speech,
            negated=self._negated(sentence),
            sure=speech not in (Speech.LAW, Speech.DEFINITION),
            conditions=given,
        )

    def _speech(self, sentence: Sentence, given: Sequence[Condition], language: LanguagePack) -> Speech:
        if sentence.text.rstrip(" *_\"'»”").endswith("?"):
            return Speech.QUESTION
        if is_unfilled(sentence.text, language):
            return Speech.PLACEHOLDER
        main = [hit for hit in sentence.hits if not any(one.start <= hit.start < one.end for one in given)]
        if given and not _outside(sentence.text, given):
            return Speech.CONDITION
        concepts = {hit.concept for hit in main if not _is_citation(hit, sentence.text)}
        says_we = self.says_we(sentence)
        for cue, speech in _CUES:
            if cue in concepts and not (cue == _CITED and _acts(sentence.text, language)):
                return speech
        return self._of_today(sentence, concepts, given, says_we)

    def _of_today(self, sentence: Sentence, concepts: set[str], given: Sequence[Condition], says_we: bool) -> Speech:
        """What a sentence does that speaks of today's service itself."""
        inside = sentence.role is Role.INTERNAL
        if "modality.aim" in concepts:
            return Speech.AIM
        # "Please allow two days" asks for patience and says how long it takes.
        allowed = concepts & {"modality.may", "modality.permit"}
        more = not allowed and any(concept.startswith("extra.") for concept in concepts)
        if not inside and (more or concepts & {"modality.commit", "kind.allow"}):
            return Speech.COMMITMENT
        if "negation.act" in concepts:
            return Speech.NEGATION
        if concepts & {"modality.may", "modality.permit"} and not _acts(sentence.text, pack(sentence.language)):
            return Speech.PERMISSION
        if inside:
            return Speech.PROVISION
        if self._is_request(sentence, given) and not _acts(_main(sentence.text, given), pack(sentence.language)):
            return Speech.REQUEST
        return Speech.COMMITMENT if says_we or sentence.measured else Speech.FACT

    def says_we(self, sentence: Sentence) -> bool:
        """True where the organisation speaks of itself in the first person plural."""
        language = pack(sentence.language)
        built = language.grammar
        return any(
            word.folded in built.we_words or built.says_we(word.folded) for word in language.words(sentence.text)
        )

    def _is_request(self, sentence: Sentence, given: Sequence[Condition]) -> bool:
        """True where the sentence, or what follows its condition, begins with a verb that asks the reader for it."""
        words = pack(sentence.language).words(sentence.text)
        heads = [word.start for word in words[:1]]
        heads += [word.start for one in given for word in words if word.start >= one.end][:1]
        return any(hit.concept == "speech.request" and hit.start in heads for hit in sentence.hits)

    def _negated(self, sentence: Sentence) -> bool:
        return any(hit.concept == "negation.no" for hit in sentence.hits)


def _acts(text: str, language: LanguagePack) -> bool:
    """True where "we" do something in a text."""
    return any(language.grammar.says_we(word.folded) for word in language.words(text))


def _is_citation(hit: Hit, text: str) -> bool:
    """True for a law named in brackets: "within ten days (article 24 of the Act)"."""
    before = text[: hit.start]
    return hit.concept == _CITED and before.count("(") > before.count(")")


def _outside(text: str, given: Sequence[Condition]) -> bool:
    """True where something is said outside the conditions."""
    return any(character.isalnum() for character in _main(text, given))


def _main(text: str, given: Sequence[Condition]) -> str:
    """A text without its conditions."""
    for one in reversed(given):
        text = text[: one.start] + text[one.end :]
    return text
