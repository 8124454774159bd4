"""Grammar and lexicon as a reader: cue concepts and the person of the verb decide what a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svcaudit.language import pack
from svcaudit.learning.interface import Sentence, SentenceReading
from svcaudit.model.claim import Hit, Speech
from svcaudit.model.document import Role

_PLACEHOLDER = re.compile(r"\[[^\]]*(?:\d|x|\.\.\.|…)[^\]]*\]|_{3,}", re.IGNORECASE)
_SHORTEST_VERB = 5  # letters of a verb that is told by its ending
_CUES = (
    ("speech.placeholder", Speech.PLACEHOLDER),
    ("speech.non_promise", Speech.NON_PROMISE),
    ("speech.example", Speech.EXAMPLE),
    ("speech.history", Speech.HISTORY),
    ("speech.law", Speech.LAW),
    ("speech.definition", Speech.DEFINITION),
)


def named(hits: Iterable[Hit], group: str) -> frozenset[str]:
    """Names of the concepts of one group among `hits`."""
    prefix = group + "."
    return frozenset(hit.concept[len(prefix) :] for hit in hits if hit.concept.startswith(prefix))


class GrammarReader:
    """Reads sentences with the language packs alone."""

    def read(self, sentence: Sentence) -> SentenceReading:
        """Judge by cues first, then by who speaks."""
        speech = self._speech(sentence)
        return SentenceReading(
            subjects=named(sentence.hits, "subject") or named(sentence.context, "subject"),
            actions=named(sentence.hits, "action") or named(sentence.context, "action"),
            evidence=named(sentence.hits, "evidence"),
            speech=speech,
            negated=self._negated(sentence),
            sure=speech not in (Speech.LAW, Speech.DEFINITION),
        )

    def _speech(self, sentence: Sentence) -> Speech:
        if sentence.text.rstrip(" *_\"'»”").endswith("?"):
            return Speech.QUESTION
        if _PLACEHOLDER.search(sentence.text):
            return Speech.PLACEHOLDER
        concepts = {hit.concept for hit in sentence.hits}
        for cue, speech in _CUES:
            if cue in concepts:
                return speech
        if sentence.role is Role.INTERNAL:
            return Speech.PROVISION
        return self._published_speech(sentence, concepts)

    def _published_speech(self, sentence: Sentence, concepts: set[str]) -> Speech:
        if "modality.aim" in concepts:
            return Speech.AIM
        # "Please allow two days" asks for patience and says how long it takes.
        given = any(concept.startswith("extra.") for concept in concepts)
        if self.says_we(sentence) or given or concepts & {"modality.commit", "kind.allow"}:
            return Speech.COMMITMENT
        if self._is_request(sentence):
            return Speech.REQUEST
        return Speech.COMMITMENT if sentence.measured else Speech.FACT

    def says_we(self, sentence: Sentence) -> bool:
        """True where the organisation speaks of itself in the first person plural."""
        language = pack(sentence.language)
        built = language.grammar
        return any(
            word.folded in built.we_words
            or (len(word.folded) >= _SHORTEST_VERB and word.folded.endswith(built.we_endings))
            for word in language.words(sentence.text)
        )

    def _is_request(self, sentence: Sentence) -> bool:
        """True where the sentence begins with a verb that asks the reader for something."""
        first = pack(sentence.language).words(sentence.text)[:1]
        return bool(first) and any(
            hit.concept == "speech.request" and hit.start == first[0].start for hit in sentence.hits
        )

    def _negated(self, sentence: Sentence) -> bool:
        return any(hit.concept == "negation.no" for hit in sentence.hits)
