"""Why two places are compared or not as JSON; the schema is published as `svcaudit/schemas/why.json`."""

from __future__ import annotations

from typing import Any

from svcaudit.model.explanation import ExplainedPair, Judgement, Nearer, SlotPair, Spot, Why
from svcaudit.reporting.dumping import dump
from svcaudit.reporting.inspection_json import claim_json, slot_json
from svcaudit.reporting.quantities import place_json
from svcaudit.reporting.why_sentences import WhySentences
from svcaudit.reporting.words import Words

#: The version of this format.
SCHEMA_VERSION = 1

Json = dict[str, Any]


def render_why_json(why: Why) -> str:
    """One JSON document that ends with a line end: identifiers everywhere, and the sentences of the text format."""
    sentences = WhySentences(Words(why.language))
    data = {
        "schema_version": SCHEMA_VERSION,
        "organisation": why.organisation,
        "language": why.language,
        "places": [_spot(spot) for spot in (why.first, why.second)],
        "pairs": [_pair(pair, sentences) for pair in why.pairs],
        "judgements": [_judgement(judgement) for judgement in why.judgements],
    }
    return dump(data)


def _spot(spot: Spot) -> Json:
    return {
        "path": spot.path,
        "line": spot.line,
        "role": spot.role,
        "language": spot.language,
        "claims": [claim_json(claim) for claim in spot.claims],
        "statements": [
            {"text": statement.text, "speech": statement.speech, "place": place_json(statement.place)}
            for statement in spot.statements
        ],
        "nearest": spot.nearest,
    }


def _pair(pair: ExplainedPair, sentences: WhySentences) -> Json:
    explanation = pair.explanation
    return {
        "first": explanation.first.id,
        "second": explanation.second.id,
        "verdict": explanation.verdict,
        "obstacle": explanation.obstacle,
        "doubts": list(explanation.doubts),
        "slots": [_slots(slot) for slot in explanation.slots],
        "words": list(pair.words),
        "similarity": explanation.similarity,
        "score": explanation.score,
        "likelihood": explanation.likelihood,
        "signs": [{"name": sign.name, "weight": round(sign.weight, 2)} for sign in explanation.signs],
        "needed": explanation.needed,
        "nearer": None if explanation.nearer is None else _nearer(explanation.nearer),
        "order": pair.order,
        "judgements": [_judgement(judgement) for judgement in pair.judgements],
        "sentences": list(sentences.of(pair)),
    }


def _slots(slot: SlotPair) -> Json:
    return {
        "name": slot.name,
        "first": slot_json(slot.first),
        "second": slot_json(slot.second),
        "relation": slot.relation,
        "excludes": slot.excludes,
    }


def _nearer(nearer: Nearer) -> Json:
    return {
        "claim": nearer.claim.id,
        "of": "first" if nearer.of_first else "second",
        "score": nearer.score,
        "place": place_json(nearer.claim.place),
    }


def _judgement(judgement: Judgement) -> Json:
    return {
        "rule": judgement.rule,
        "verdict": judgement.verdict,
        "sentence": judgement.sentence,
        "compares": judgement.compares,
        "alone": judgement.alone,
    }
