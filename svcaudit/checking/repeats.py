"""Faults that a copied passage has twice: told once, with all their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from svcaudit.checking.fingerprints import fold
from svcaudit.checking.runner import CheckResult
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Verdict
from svcaudit.model.place import Place

_FAULTS = (Verdict.BROKEN, Verdict.SUSPECTED)


def once(results: Iterable[CheckResult], organisation: Organisation) -> tuple[CheckResult, ...]:
    """The results in which each fault between the same sentences stands once, at its first place.

    The same sentences may stand in two documents, or twice in one: whoever mends one copy has to mend the others, and
    nobody is helped by reading of each.
    """
    sentences = _sentences(organisation)
    return tuple(replace(result, outcomes=_once(result.outcomes, sentences)) for result in results)


def _sentences(organisation: Organisation) -> Mapping[Place, str]:
    """What is said at each place where a statement or a claim stands."""
    said = {statement.place: fold(statement.text) for statement in organisation.statements}
    return said | {claim.place: fold(claim.statement.text) for claim in organisation.claims}


def _once(outcomes: Sequence[Outcome], sentences: Mapping[Place, str]) -> tuple[Outcome, ...]:
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for number, outcome in enumerate(outcomes):
        said = tuple(sentences.get(place) for place in outcome.places)
        if outcome.verdict in _FAULTS and said and None not in said:
            alike[outcome.verdict, outcome.message, outcome.values, outcome.severity, said].append(number)
    found: dict[int, Outcome | None] = dict(enumerate(outcomes))
    for numbers in alike.values():
        first, *others = sorted(numbers, key=lambda number: (outcomes[number].places, number))
        found.update(dict.fromkeys(others))
        places = dict.fromkeys(place for number in (first, *others) for place in outcomes[number].places)
        found[first] = replace(outcomes[first], places=tuple(places))
    return tuple(outcome for outcome in found.values() if outcome is not None)
