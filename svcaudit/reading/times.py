"""Which kind of time a duration is: deadline, window, notice, term, retention, waiting ..."""

from __future__ import annotations

from collections.abc import Sequence

from svcaudit.model.claim import ClaimKind, Hit, Slot, Source, Speech
from svcaudit.model.quantity import Bound, Calendar, Duration, Quantity, Unit

#: Cue concepts, the most telling first.
_CUES = (
    ("kind.retention", ClaimKind.RETENTION),
    ("kind.age", ClaimKind.AGE),
    ("kind.effort", ClaimKind.EFFORT),
    ("kind.notice", ClaimKind.NOTICE),
    ("kind.before", ClaimKind.NOTICE),
    ("kind.window", ClaimKind.WINDOW),
    ("kind.act_within", ClaimKind.WINDOW),
    ("kind.term", ClaimKind.TERM),
    ("kind.waiting", ClaimKind.WAITING),
)
#: What an organisation that says "we" does itself: the time for it is no window of the customer's.
_OURS = frozenset(
    {
        "action.answer",
        "action.decide",
        "action.deliver",
        "action.pay",
        "action.refund",
        "action.repair",
        "action.replace",
    }
)
_LENT = frozenset({"lend", "renew"})
_BEFORE = "kind.before"
#: "Please allow two days": the customer is asked for patience, and the time is ours.
_ALLOW = "kind.allow"
_RIGHT_AFTER = 4  # characters between a time and the "before" that belongs to it
_CONTEXT_CUES = (
    ("kind.retention", ClaimKind.RETENTION),
    ("kind.term", ClaimKind.TERM),
    ("kind.window", ClaimKind.WINDOW),
    ("kind.notice", ClaimKind.NOTICE),
)


def kind_of_time(
    quantity: Quantity,
    at: tuple[int, int],
    clause: Sequence[Hit],
    context: Sequence[Hit],
    speech: Speech,
    headings: Sequence[Hit] = (),
) -> ClaimKind:
    """The kind of a duration, from the cues of its clause, then of its row and column.

    `at` is where the quantity stands in the clause; `clause` are hits of the clause, `context` those of row label
    and header, `headings` those of the nearest heading: they decide only where nothing nearer says what is done.
    """
    if quantity.every:
        return ClaimKind.INTERVAL
    near = {hit.concept for hit in clause if _reaches(hit, at)}
    ours = "we.we" in near and bool(near & _OURS) and "modality.may" not in near
    working = isinstance(quantity.value, Duration) and quantity.value.calendar is Calendar.WORKING
    # "Returned within ten days" is the customer's act, unless the clause tells an act of the organisation's.
    if _ALLOW in near:
        return ClaimKind.DEADLINE
    ruled_out = {ClaimKind.TERM} if working else set()
    for cue, kind in _CUES:
        not_theirs = kind is ClaimKind.WINDOW and (ours or (cue == "kind.act_within" and near & _OURS))
        if cue in near and kind not in ruled_out and not not_theirs:
            return kind
    over = {hit.concept for hit in context if hit.concept != _BEFORE}
    for cue, kind in _CONTEXT_CUES:
        if cue in over and not (kind is ClaimKind.TERM and working):
            return kind
    if speech is Speech.REQUEST:
        return ClaimKind.WINDOW
    value = quantity.value
    if isinstance(value, Duration) and value.bound is Bound.AT_LEAST:
        return ClaimKind.NOTICE
    if not any(hit.concept.startswith("action.") for hit in (*clause, *context)):
        above = {hit.concept for hit in headings if hit.concept != _BEFORE}
        kinds = (kind for cue, kind in _CONTEXT_CUES if cue in above and not (kind is ClaimKind.TERM and working))
        return next(kinds, ClaimKind.DEADLINE)
    return ClaimKind.DEADLINE


def _reaches(hit: Hit, at: tuple[int, int]) -> bool:
    """False for a "before" that does not stand right after the time: it tells when, not how long before."""
    return hit.concept != _BEFORE or 0 <= hit.start - at[1] <= _RIGHT_AFTER


def is_term(quantity: Quantity, subject: Slot, action: Slot) -> bool:
    """True for how long something is lent, or a warranty holds: months or years, or days in which nothing is done.
    A time in years is never one to act in.

    Working days are time for somebody to work, never a term.
    """
    value = quantity.value
    if action.values & _LENT:
        return isinstance(value, Duration) and value.unit not in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
    if isinstance(value, Duration) and value.unit is Unit.YEAR:
        return True
    if "warranty" not in subject.values or subject.source is Source.DOCUMENT or not isinstance(value, Duration):
        return False
    if value.calendar is Calendar.WORKING:
        return False
    return value.unit in (Unit.MONTH, Unit.YEAR) or action.source is not Source.CLAUSE
