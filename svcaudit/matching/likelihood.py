"""How likely two claims are to be about one thing: a sum of evidence, as a person would weigh it.

The words that both share say little by themselves: an organisation's papers repeat them. What tells is that each of
the two is the other's nearest by far, that they start from the same event, that both are rows of tables, that nothing
is said on one side only, and that their values are of one order of size. The weights are log-odds, rounded from a
logistic regression on the pairs of labelled organisations and checked by leaving each organisation out in turn; what
targets weigh and how far a margin counts were set lower and higher by hand. docs/architecture.md says how to repeat it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from svcaudit.model.explanation import Sign

_ALONE = -2.15
_MARGIN = 5.25
_WIDEST = 0.6
_TARGET = 4.0
_ROWS = 1.65
_RATIO = -0.75
_LARGEST = 4.0
_START = 2.0
_UNSAID_ACTION = 1.8
_SAME_ACTION = 0.55
_RELATED_ACTION = -1.9
_OTHER_ACTION = -0.75
_ONE_SIDED_PRIORITY = -2.0
_ONE_SIDED_SEASON = -3.2
_ESTIMATE = -1.6
_SAME_SUBJECT = 0.6
_CUSTOMERS_TIME = 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a pair.

    `margin` is how much more alike the two are than either is to any other (-1 to 1). `ratio` is the natural logarithm
    of the greater value divided by the lesser, 0 where they have no size. `action` is "same", "unsaid", "related",
    "other" or "unknown". The others say whether both are targets, both are rows whose names share something, both
    start from the same event, only one speaks of a priority or a season, either is an estimate, both name the same
    subject, and both are times of the customer's (a window, a term, notice), of which an organisation has few.
    """

    margin: float
    ratio: float = 0.0
    action: str = "unknown"
    target: bool = False
    rows: bool = False
    start: bool = False
    priority: bool = False
    season: bool = False
    estimate: bool = False
    subject: bool = False
    terms: bool = False


_ACTIONS = {
    "same": _SAME_ACTION,
    "unsaid": _UNSAID_ACTION,
    "related": _RELATED_ACTION,
    "other": _OTHER_ACTION,
    "unknown": 0.0,
}


def signs(evidence: Evidence) -> tuple[Sign, ...]:
    """What the evidence weighs, each piece for itself; what is not there weighs nothing and is left out."""
    margin = _MARGIN * max(-_WIDEST, min(_WIDEST, evidence.margin))
    weighed = (
        ("margin", True, margin),
        ("ratio", True, _RATIO * min(_LARGEST, evidence.ratio)),
        (f"action_{evidence.action}", True, _ACTIONS[evidence.action]),
        ("target", evidence.target, _TARGET),
        ("rows", evidence.rows, _ROWS),
        ("start", evidence.start, _START),
        ("priority", evidence.priority, _ONE_SIDED_PRIORITY),
        ("season", evidence.season, _ONE_SIDED_SEASON),
        ("estimate", evidence.estimate, _ESTIMATE),
        ("subject", evidence.subject, _SAME_SUBJECT),
        ("terms", evidence.terms, _CUSTOMERS_TIME),
    )
    return tuple(Sign(name, weight) for name, holds, weight in weighed if holds and weight)


def likelihood(evidence: Evidence) -> int:
    """The chance that the two are about one thing, in percent."""
    odds = _ALONE + sum(sign.weight for sign in signs(evidence))
    return round(100 / (1 + math.exp(-odds)))
