"""Outcomes -> scores. Pure: the same tallies give the same score, on every machine.

The way up has three steps, each with one table or none:

* a rule's score is kept / (kept + broken) in percent, undefined for 0 of 0;
* a principle's is the mean of its rules, weighted by severity (`SEVERITY_WEIGHTS`);
* the whole is the mean of the principles, weighted by `PRINCIPLE_WEIGHTS`.

A standards pack is a group beside the principles, scored like one of them, and weighs `PACK_WEIGHT` unless a profile
weighs it in its own way.

What was not decided never counts as good. It shows in the *range* (every review and error turned to broken,
or to kept) and in the *coverage* (the share of what applies that was decided, along the same weights).
Sums are exact fractions and rounded once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from svcaudit.model.outcome import Severity
from svcaudit.model.report import PrincipleScore, RuleScore, Score

#: How much a rule weighs in its principle, by what a fault of it does to the customer.
SEVERITY_WEIGHTS = {Severity.ERROR: 10, Severity.WARNING: 5, Severity.INFO: 2}
#: How much a principle weighs in the whole.
PRINCIPLE_WEIGHTS = {
    "COH": 3,
    "CMP": 3,
    "HND": 2,
    "PTH": 2,
    "REC": 1,
    "VOC": 1,
    "PER": 1,
    "PPL": 1,
    "EQT": 1,
    "ATT": 1,
    "CLR": 1,
}
#: How much a standards pack weighs in the whole: what a law asks for says nothing of those that it does not bind.
PACK_WEIGHT = 0
#: Which principles a profile looks at.
PROFILES = {
    "core": ("COH", "CMP", "HND", "PTH", "EQT", "CLR"),
    "full": tuple(PRINCIPLE_WEIGHTS),
}
#: The lowest score of each grade; what is under the last is an E.
GRADES = (("A", 90), ("B", 75), ("C", 60), ("D", 40))
LOWEST_GRADE = "E"
#: Under this coverage a score is provisional.
PROVISIONAL_UNDER = 0.6


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one rule's outcomes. Of the broken, `accepted` are suppressed or baselined."""

    rule: str
    title: str
    principle: str
    severity: Severity
    kept: int = 0
    broken: int = 0
    review: int = 0
    undecided: int = 0
    error: int = 0
    accepted: int = 0

    @property
    def decided(self) -> int:
        """How many outcomes count in the score."""
        return self.kept + self.broken

    @property
    def applicable(self) -> int:
        """How many things there were to decide."""
        return self.decided + self.review + self.undecided + self.error

    @property
    def weight(self) -> int:
        """Weight of the rule in its principle."""
        return SEVERITY_WEIGHTS[self.severity]


@dataclass(frozen=True, slots=True)
class _Figures:
    """Exact figures of a rule, a principle or the whole; None is undefined, and weighs nothing further up."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    with_accepted: Fraction | None


def score(
    tallies: Sequence[Tally],
    titles: Mapping[str, str] | None = None,
    understood: Fraction = Fraction(1),
    weights: Mapping[str, int] | None = None,
) -> Score:
    """The scores of rules, principles and the whole.

    `titles` are those of the principles, by id. `understood` is the share (0 to 1) of the documents that
    could be read: what stands in the others was not looked at, so it lowers the coverage. `weights` are those of the
    principles that a profile weighs in its own way.
    """
    weighing = {**PRINCIPLE_WEIGHTS, **(weights or {})}
    present = dict.fromkeys(tally.principle for tally in tallies)
    identifiers = [known for known in PRINCIPLE_WEIGHTS if known in present]
    identifiers += [group for group in present if group not in PRINCIPLE_WEIGHTS]
    families = [[tally for tally in tallies if tally.principle == known] for known in identifiers]
    figures = [_of_principle(family) for family in families]
    whole = _mean(zip(figures, (weighing.get(known, PACK_WEIGHT) for known in identifiers), strict=True))
    principles = tuple(
        replace(
            _principle_score(known, (titles or {}).get(known, known), family, figure, understood),
            weight=weighing.get(known, PACK_WEIGHT),
        )
        for known, family, figure in zip(identifiers, families, figures, strict=True)
    )
    return _whole_score(whole, principles, understood, own_weights=weighing != PRINCIPLE_WEIGHTS)


def grade_of(overall: float | None) -> str | None:
    """The letter of a score; None where there is none."""
    if overall is None:
        return None
    return next((letter for letter, lowest in GRADES if overall >= lowest), LOWEST_GRADE)


def _whole_score(
    whole: _Figures, principles: tuple[PrincipleScore, ...], understood: Fraction, *, own_weights: bool
) -> Score:
    overall = _rounded(whole.score)
    coverage = _coverage(whole.coverage, understood) or 0.0
    return Score(
        overall=overall,
        low=_rounded(whole.low),
        high=_rounded(whole.high),
        coverage=coverage,
        grade=grade_of(overall),
        provisional=coverage < PROVISIONAL_UNDER,
        with_accepted=_rounded(whole.with_accepted),
        principles=principles,
        own_weights=own_weights,
    )


def _principle_score(
    identifier: str, title: str, family: list[Tally], figures: _Figures, understood: Fraction
) -> PrincipleScore:
    return PrincipleScore(
        id=identifier,
        title=title,
        score=_rounded(figures.score),
        low=_rounded(figures.low),
        high=_rounded(figures.high),
        coverage=_coverage(figures.coverage, understood),
        weight=PRINCIPLE_WEIGHTS.get(identifier, PACK_WEIGHT),
        rules=tuple(_rule_score(tally) for tally in family),
    )


def _rule_score(tally: Tally) -> RuleScore:
    return RuleScore(
        id=tally.rule,
        title=tally.title,
        severity=tally.severity,
        kept=tally.kept,
        broken=tally.broken,
        review=tally.review,
        undecided=tally.undecided,
        error=tally.error,
        score=_rounded(_of_rule(tally).score),
        weight=tally.weight,
        applicable=tally.applicable > 0,
    )


def _of_principle(family: list[Tally]) -> _Figures:
    return _mean((_of_rule(tally), tally.weight) for tally in family)


def _of_rule(tally: Tally) -> _Figures:
    """What is open is turned to broken for the low end and to kept for the high end."""
    unsure = tally.review + tally.error
    return _Figures(
        score=_percent(tally.kept, tally.decided),
        low=_percent(tally.kept, tally.decided + unsure),
        high=_percent(tally.kept + unsure, tally.decided + unsure),
        coverage=_share(tally.decided, tally.applicable),
        with_accepted=_percent(tally.kept, tally.decided - tally.accepted),
    )


def _mean(weighted: Iterable[tuple[_Figures, int]]) -> _Figures:
    """The weighted mean of each figure, over those for which it is defined."""
    pairs = list(weighted)

    def of(values: Iterable[Fraction | None]) -> Fraction | None:
        weights = (weight for _, weight in pairs)
        defined = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
        total = sum(weight for _, weight in defined)
        return sum((value * weight for value, weight in defined), Fraction(0)) / total if total else None

    return _Figures(
        score=of(figures.score for figures, _ in pairs),
        low=of(figures.low for figures, _ in pairs),
        high=of(figures.high for figures, _ in pairs),
        coverage=of(figures.coverage for figures, _ in pairs),
        with_accepted=of(figures.with_accepted for figures, _ in pairs),
    )


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _rounded(value: Fraction | None, digits: int = 1) -> float | None:
    """Rounded half up, so that nothing depends on how a machine keeps its floats."""
    if value is None:
        return None
    scale = 10**digits
    return float(Fraction((value * scale + Fraction(1, 2)).__floor__(), scale))


def _coverage(value: Fraction | None, understood: Fraction) -> float | None:
    return _rounded(None if value is None else value * understood, 2)
