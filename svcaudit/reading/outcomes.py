"""What the customer gets in a step, and under which condition the step is done at all."""

from __future__ import annotations

from svcaudit.language import LanguagePack
from svcaudit.reading.decisions import conditions

#: What reaches the customer wherever it is done.
_OF_THEIRS = frozenset({"refund", "compensate", "restore"})
#: What the customer gets where the same sentence names them as who gets it.
_GIVEN = frozenset(
    {"acknowledge", "answer", "call_back", "deliver", "grant", "issue", "lend", "notify", "pay", "quote", "replace",
     "send", "update"}
)  # fmt: skip
_HEAD = 2  # characters before a condition that still stands at the head


def read_outcomes(text: str, language: LanguagePack) -> frozenset[str]:
    """The actions of a step by which the customer gets something: "sends the customer the reply" is `send`."""
    found: set[str] = set()
    for start, end in language.sentences(text):
        sentence = text[start:end]
        hits = language.hits(sentence)
        named = [hit.start for hit in hits if hit.concept == "actor.customer"]
        for hit in hits:
            action = hit.concept.removeprefix("action.")
            given = action in _GIVEN and any(at > hit.start for at in named)
            if action != hit.concept and (given or action in _OF_THEIRS):
                found.add(action)
    return frozenset(found)


def opening_condition(text: str, language: LanguagePack) -> str:
    """The words of the condition at the head of a step up to its comma, "" where it begins with none."""
    first = next(iter(conditions(text, language)), None)
    if first is None or first.start > _HEAD:
        return ""
    head, comma, _ = text[first.start :].partition(",")
    return head.strip() if comma else ""
