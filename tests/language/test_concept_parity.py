"""Each language pack has the concepts of the others: a rule that works in one language works in all of them."""

from __future__ import annotations

from importlib import resources
from itertools import permutations

import pytest

from svcaudit.language import codes
from svcaudit.yaml_nodes import compose, plain

# Concepts that a language does without, each with its reason. `other_sense` only hides the look-alikes of one language.
_WITHOUT = {
    "es": {
        "action.sign_in": "only in English is signing in the verb of recording (log in, log a complaint)",
        "action.translate": "no Spanish document asked for it yet",
        "kind.act_within": "the Spanish verbs of kind.window say it",
        "subject.outage": "a Spanish interruption is named by its service",
    },
    "en": {
        "evidence.told_other": "evidence.other_sense hides these look-alikes",
        "vague_unit.named": "an English unit is named before its noun",
    },
    "pt": {
        "action.sign_in": "only in English is signing in the verb of recording (log in, log a complaint)",
    },
}


def _concepts(code: str) -> set[str]:
    found = set()
    for name in ("lexicon.yaml", "flow.yaml"):
        text = resources.files("svcaudit.language").joinpath(code, name).read_text(encoding="utf-8")
        groups = plain(compose(text, name))
        assert isinstance(groups, dict)
        for group, concepts in groups.items():
            if group != "stop_words":
                found |= {f"{group}.{concept}" for concept in concepts}
    return found


@pytest.mark.parametrize(("one", "other"), list(permutations(codes(), 2)))
def test_a_concept_of_one_language_stands_in_each(one: str, other: str) -> None:
    missing = {concept for concept in _concepts(one) - _concepts(other) if not concept.endswith(".other_sense")}

    assert missing <= set(_WITHOUT[other])


@pytest.mark.parametrize("code", codes())
def test_what_a_language_does_without_it_really_lacks(code: str) -> None:
    assert not set(_WITHOUT[code]) & _concepts(code)
