"""What puts steps in order: their numbers, the word for a step before them, and words such as "first" and "then"."""

from __future__ import annotations

import re

from svcaudit.language import LanguagePack

#: What numbers a step: "3", "3a", "b".
NUMBER = re.compile(r"\d+[a-z]?|[a-z]", re.IGNORECASE)
#: An arrow from one step or unit to the next.
ARROW = re.compile(r"\s*(?:[→⇒➔➜⟶➡]\ufe0f?|-{1,2}>)\s*")
_MARK = re.compile(r"([^\W\d_]+)\W{1,3}(\w+)\b")


def step_number(text: str, language: LanguagePack) -> str:
    """The number of a text that begins with the word for a step ("Step 3: ..."), "" for any other."""
    found = _MARK.match(text)
    if found is None or not NUMBER.fullmatch(found[2]):
        return ""
    return found[2] if any(hit.concept == "reference.step" for hit in language.hits(found[1])) else ""


def opening_mark(sentence: str, language: LanguagePack) -> tuple[str, int]:
    """The word at the head of a sentence that puts it in order ("first", "next" or "last"), and where it ends.

    Both are empty where there is none. "First" right before a capital is part of a name: "First Line answers".
    """
    for hit in language.hits(sentence):
        if hit.start > 0:
            break
        if hit.concept.startswith("sequence."):
            named = hit.concept == "sequence.first" and sentence[hit.end + 1 : hit.end + 2].isupper()
            return ("", 0) if named else (hit.concept.removeprefix("sequence."), hit.end)
    return "", 0
