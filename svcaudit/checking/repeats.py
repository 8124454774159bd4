"""Faults that are found twice, by two readings of one sentence or in two copies of it: told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from svcaudit.checking.fingerprints import fold
from svcaudit.checking.runner import CheckResult
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome, Severity, Verdict
from svcaudit.model.place import Place

_FAULTS = (Verdict.BROKEN, Verdict.SUSPECTED)


def once(results: Iterable[CheckResult], organisation: Organisation) -> tuple[CheckResult, ...]:
    """The results in which each fault between the same sentences stands once, at its first place.

    The same sentences may stand in two documents, or twice in one: whoever mends one copy has to mend the others, and
    nobody is helped by reading of each. And a sentence may be read in two ways, as text and as data or by two of its
    values: the surest reading stands, and of equally sure ones the worst.
    """
    sentences = _sentences(organisation)
    statements = _statements(organisation)
    return tuple(
        replace(result, outcomes=_once(_read_once(result.outcomes, statements), sentences)) for result in results
    )


def _statements(organisation: Organisation) -> Mapping[Place, str]:
    """The id of the statement at each place where a statement or a claim stands."""
    found = {claim.place: claim.statement.id for claim in organisation.claims}
    return {statement.place: statement.id for statement in organisation.statements} | found


def _read_once(outcomes: Sequence[Outcome], statements: Mapping[Place, str]) -> tuple[Outcome, ...]:
    """The outcomes without the lesser of two faults between two statements that are one fault, read twice.

    Two faults that have no value in common are two: "answered in two days, mended in five".
    """
    between: dict[Hashable, list[int]] = defaultdict(list)
    for number, outcome in enumerate(outcomes):
        if outcome.verdict in _FAULTS and len(outcome.places) > 1:
            between[tuple(statements.get(place, place) for place in outcome.places)].append(number)
    dropped: set[int] = set()
    for numbers in between.values():
        stands: list[int] = []
        for number in sorted(numbers, key=lambda one: (*_rank(outcomes[one]), one)):
            if any(_one_fault(outcomes[number], outcomes[other]) for other in stands):
                dropped.add(number)
            else:
                stands.append(number)
    return tuple(outcome for number, outcome in enumerate(outcomes) if number not in dropped)


def _rank(outcome: Outcome) -> tuple[int, int]:
    """Lower for a surer verdict, then for a worse severity; without one of its own it has its rule's, the worst."""
    severities = (None, *Severity)
    return _FAULTS.index(outcome.verdict), severities.index(outcome.severity)


def _one_fault(first: Outcome, second: Outcome) -> bool:
    """True where the two share a value, or have none to tell them apart."""
    return not first.values or not second.values or bool(set(first.values) & set(second.values))


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
