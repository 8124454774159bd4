"""Why two places are comparable or not, and what the rules say of them: the answers of the audit itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, permutations, product
from pathlib import Path

from svcaudit.auditing.catalogue import catalogue_of
from svcaudit.auditing.pipeline import Inspection, inspect
from svcaudit.auditing.selection import choose, configure
from svcaudit.auditing.spots import spot_of
from svcaudit.checking import Check, CheckResult, Page, run
from svcaudit.checking.ordering import order
from svcaudit.checking.phrasing import say
from svcaudit.config import Configuration
from svcaudit.matching import CONCEPT, Explainer
from svcaudit.model.claim import Claim, Comparison
from svcaudit.model.explanation import Comparability, ExplainedPair, Explanation, Judgement, Obstacle, Spot, Why
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Kind, Outcome, Verdict
from svcaudit.model.place import Place
from svcaudit.reading.wording import written_words

_COMPARABLE = frozenset({Comparability.CERTAIN, Comparability.LIKELY})
_FAULTS = frozenset({Verdict.BROKEN, Verdict.SUSPECTED})
#: The order in which pairs are told.
_VERDICTS = tuple(Comparability)


def why(
    root: Path,
    places: tuple[str, str],
    *,
    today: date,
    configuration: Configuration | None = None,
    language: str | None = None,
) -> Why:
    """What the audit of the documents under `root` makes of two lines, each as `FILE:LINE`.

    Raises what `audit` raises, and SvcauditError for a place that cannot be looked at.
    """
    configuration = configuration or configure(root)
    checks = choose(catalogue_of(root, configuration), configuration)
    inspection = inspect(root, today=today, configuration=configuration, language=language)
    first, second = (spot_of(given, root, inspection) for given in places)
    bench = _Bench(inspection, checks, run(checks, inspection.organisation))
    pairs = bench.pairs(first, second)
    told = {judgement for pair in pairs for judgement in pair.judgements}
    both = bench.judgements(bench.results, first.holds, second.holds)
    return Why(
        organisation=inspection.organisation.name,
        language=inspection.language,
        first=first,
        second=second,
        pairs=pairs,
        judgements=tuple(judgement for judgement in both if judgement not in told),
    )


@dataclass(frozen=True, slots=True)
class _Bench:
    """What was read and compared, and what each rule answered of it."""

    inspection: Inspection
    checks: tuple[Check, ...]
    results: tuple[CheckResult, ...]

    @property
    def organisation(self) -> Organisation:
        return self.inspection.organisation

    def pairs(self, first: Spot, second: Spot) -> tuple[ExplainedPair, ...]:
        """Each pair of claims, the comparable ones first; of those whose kinds differ one for each pair of kinds."""
        explainer = Explainer(self.organisation)
        found: dict[object, ExplainedPair] = {}
        for one, other in _pairs(first, second):
            explanation = explainer.explain(one, other)
            key = frozenset((one.kind, other.kind)) if _of_two_kinds(explanation) else (one.id, other.id)
            if key not in found:
                found[key] = self._pair(explanation, explainer.comparison(one, other))
        return tuple(sorted(found.values(), key=lambda pair: _VERDICTS.index(pair.explanation.verdict)))

    def _pair(self, explanation: Explanation, comparison: Comparison | None) -> ExplainedPair:
        first, second = explanation.first, explanation.second
        words = tuple(self._words(explanation))
        judgements = () if _of_two_kinds(explanation) else self._judged(explanation)
        if comparison is None or explanation.verdict not in _COMPARABLE:
            return ExplainedPair(explanation, words, None, judgements)
        judgements = judgements or self._taken_alone(explanation, comparison)
        return ExplainedPair(explanation, words, order(first, second), judgements)

    def _judged(self, explanation: Explanation) -> tuple[Judgement, ...]:
        """What the rules say in the audit of the two values, whether they are comparable or not."""
        return self._of_values(self.results, explanation)

    def _taken_alone(self, explanation: Explanation, comparison: Comparison) -> tuple[Judgement, ...]:
        """What the rules say where these two are all that is comparable."""
        alone = replace(self.organisation, comparisons=(comparison,), journeys=())
        results = run([check for check in self.checks if check.page.kind is Kind.CONTRADICTION], alone)
        return tuple(replace(judgement, alone=True) for judgement in self._of_values(results, explanation))

    def _of_values(self, results: Iterable[CheckResult], explanation: Explanation) -> tuple[Judgement, ...]:
        """What rules answered of just these two values; two that are kept as data may stand in one place."""
        first, second = explanation.first, explanation.second
        of_them = [
            replace(
                result, outcomes=tuple(one for one in result.outcomes if one.promise in (None, first.id, second.id))
            )
            for result in results
        ]
        return self.judgements(of_them, _at(first.place), _at(second.place))

    def judgements(
        self, results: Iterable[CheckResult], first: Callable[[Place], bool], second: Callable[[Place], bool]
    ) -> tuple[Judgement, ...]:
        """What rules answered of two places: whether they agree, and other faults that both are part of."""
        found = (
            self._judgement(result.check.page, outcome)
            for result in results
            for outcome in result.outcomes
            if _speaks_of(outcome, first, second)
        )
        return tuple(dict.fromkeys(one for one in found if one.compares or one.sentence))

    def _judgement(self, page: Page, outcome: Outcome) -> Judgement:
        said = outcome.verdict in _FAULTS
        sentence = say(page, self.inspection.language, outcome.message, outcome.values) if said else ""
        return Judgement(page.id, outcome.verdict, sentence, page.kind is Kind.CONTRADICTION)

    def _words(self, explanation: Explanation) -> Iterator[str]:
        """The words behind the stems that both share, as the first writes them; concepts are told with the slots."""
        statement = explanation.first.statement
        written = written_words(self.organisation.document(statement.path), statement)
        stems = (stem for stem in explanation.shared if not stem.startswith(CONCEPT))
        return (written.get(stem, stem) for stem in stems)


def _pairs(first: Spot, second: Spot) -> Iterable[tuple[Claim, Claim]]:
    if (first.path, first.line) != (second.path, second.line):
        return product(first.claims, second.claims)
    if len(first.claims) == 1:
        return ((first.claims[0], first.claims[0]),)
    return combinations(first.claims, 2)


def _of_two_kinds(explanation: Explanation) -> bool:
    return explanation.obstacle is Obstacle.KIND


def _at(place: Place) -> Callable[[Place], bool]:
    return lambda other: other == place


def _speaks_of(outcome: Outcome, first: Callable[[Place], bool], second: Callable[[Place], bool]) -> bool:
    """True where one place of the outcome is the first and another one the second."""
    if outcome.verdict is Verdict.CRASHED:
        return False
    return any(first(one) and second(other) for one, other in permutations(outcome.places, 2))
