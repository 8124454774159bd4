"""Which kind of time a duration is: deadline, window, notice, term, retention, waiting ..."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svcaudit.model.claim import ClaimKind, Hit, Slot, Source, Speech
from svcaudit.model.quantity import Bound, Calendar, Duration, Quantity, Unit

#: Cue concepts, the most telling first.
_CUES = (
    ("kind.slot", ClaimKind.WINDOW),
    ("kind.work", ClaimKind.EFFORT),
    ("kind.retention", ClaimKind.RETENTION),
    ("kind.age", ClaimKind.AGE),
    ("kind.effort", ClaimKind.EFFORT),
    ("kind.notice", ClaimKind.NOTICE),
    ("kind.before", ClaimKind.NOTICE),
    ("kind.window", ClaimKind.WINDOW),
    ("kind.act_within", ClaimKind.WINDOW),
    ("kind.term", ClaimKind.TERM),
    ("kind.waiting", ClaimKind.WAITING),
    ("kind.elapsed", ClaimKind.ELAPSED),
    ("kind.length", ClaimKind.TERM),
)
#: What gives a visit its slot: no time within which the customer acts, so it is one whoever acts.
_SLOT = "kind.slot"
_LENGTH = "kind.length"
#: Years beside people are their age, beside "we have done" the time since then.
_PEOPLE = frozenset({"kind.person", "actor.customer"})
_PERFECT = "kind.perfect"
_AGE = "kind.age"
#: "No receipts more than 60 days old are accepted" leaves 60 days to bring one in.
_ACCEPTED = "accept.by"
_REFUSED = "accept.refuse"
_NEGATIONS = frozenset({"negation.no", "negation.act", "negation.limit"})
_OF_AGE = frozenset({Unit.MONTH, Unit.YEAR})
_SHORT = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
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
#: What no customer is asked to do: "leave a number: somebody rings you back within a day".
_NEVER_THE_CUSTOMERS = frozenset(
    {"action.call_back", "action.acknowledge", "action.refund", "action.restore", "action.repair", "action.decide"}
)
#: What is done in answer to a customer who uses a right.
_IN_ANSWER = frozenset({"action.answer", "action.review", "action.decide", "action.resolve", "action.notify"})
_LENT = frozenset({"lend", "renew"})
_BEFORE = "kind.before"
_EARLIER = frozenset({_BEFORE, "kind.notice"})
#: Cues that count only right after the time: "two days before", "30 minutes of work".
_AFTER = frozenset({_BEFORE, "kind.work"})
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
    if is_too_old(clause):
        return ClaimKind.WINDOW
    near = {hit.concept for hit in clause if _reaches(hit, at)}
    ours = "we.we" in near and bool(near & _OURS) and "modality.may" not in near
    working = isinstance(quantity.value, Duration) and quantity.value.calendar is Calendar.WORKING
    # "Returned within ten days" is the customer's act, unless the clause tells an act of the organisation's.
    if _ALLOW in near:
        return ClaimKind.DEADLINE
    ruled_out = {ClaimKind.TERM} if working else set()
    if isinstance(quantity.value, Duration) and quantity.value.unit not in _OF_AGE:
        ruled_out.add(ClaimKind.AGE)
    for cue, kind in _CUES:
        theirs = cue == _SLOT or not (
            ours or (cue == "kind.act_within" and near & _OURS) or _handed_over(cue, clause, at)
        )
        if cue == _SLOT and _ahead(clause, at):
            continue  # "up to an hour before the slot" is no slot of an hour
        if cue in near and kind not in ruled_out and (kind is not ClaimKind.WINDOW or theirs):
            return _length(quantity) if cue == _LENGTH else kind
    if _in_years(quantity):
        limited = isinstance(quantity.value, Duration) and quantity.value.bound in (Bound.AT_LEAST, Bound.AT_MOST)
        if limited and near & _PEOPLE and _PERFECT not in near:
            return ClaimKind.AGE
        if _PERFECT in near:
            return ClaimKind.ELAPSED
    over = {hit.concept for hit in context if hit.concept != _BEFORE}
    for cue, kind in _CONTEXT_CUES:
        if cue in over and not (kind is ClaimKind.TERM and working):
            return kind
    if speech is Speech.REQUEST and not near & _NEVER_THE_CUSTOMERS:
        return ClaimKind.WINDOW
    value = quantity.value
    if isinstance(value, Duration) and value.bound is Bound.AT_LEAST:
        return ClaimKind.NOTICE
    if not any(hit.concept.startswith("action.") for hit in (*clause, *context)):
        above = {hit.concept for hit in headings if hit.concept != _BEFORE}
        kinds = (kind for cue, kind in _CONTEXT_CUES if cue in above and not (kind is ClaimKind.TERM and working))
        return next(kinds, ClaimKind.DEADLINE)
    return ClaimKind.DEADLINE


def _ahead(clause: Sequence[Hit], at: tuple[int, int]) -> bool:
    """True where "before" or its like stands right after the time, or begins with its unit: "an hour before"."""
    return any(
        hit.concept in _EARLIER and at[0] <= hit.start <= at[1] + _RIGHT_AFTER < hit.end + _RIGHT_AFTER
        for hit in clause
    )


def _handed_over(cue: str, clause: Sequence[Hit], at: tuple[int, int]) -> bool:
    """True where somebody else acts between the customer's right and the time: "may appeal to the Ombudsman, who
    answers in eight days".
    """
    rights = [hit.end for hit in clause if hit.concept == cue and hit.end <= at[0]]
    return bool(rights) and any(
        hit.concept in _IN_ANSWER and max(rights) <= hit.start and hit.end <= at[0] for hit in clause
    )


def is_too_old(clause: Sequence[Hit]) -> bool:
    """True where a clause tells from which age on a thing is not taken: until then the customer has time to act."""
    told = {hit.concept for hit in clause}
    return {_AGE, _ACCEPTED} <= told and bool(told & _NEGATIONS) and not told & _PEOPLE


def is_too_late(quantity: Quantity, clause: Sequence[Hit]) -> bool:
    """True where a clause tells how long after an event a thing is refused: until then the customer has time to act.

    "Claims more than 21 days after the journey are refused."
    """
    value = quantity.value
    if not isinstance(value, Duration) or value.bound is not Bound.AT_LEAST or not quantity.starts_from:
        return False
    told = {hit.concept for hit in clause}
    return _REFUSED in told or (_ACCEPTED in told and bool(told & _NEGATIONS))


def up_to(quantity: Quantity) -> Quantity:
    """A time with its number as the most that it may be: "nothing more than 60 days old" allows 60 days."""
    value = quantity.value
    if not isinstance(value, Duration) or value.bound is not Bound.AT_LEAST:
        return quantity
    return replace(quantity, value=replace(value, minimum=None, maximum=value.minimum, bound=Bound.AT_MOST))


def _length(quantity: Quantity) -> ClaimKind:
    """What "lasts" says: of minutes or hours how long something is worked on, of days and more how long it holds."""
    value = quantity.value
    return ClaimKind.EFFORT if isinstance(value, Duration) and value.unit in _SHORT else ClaimKind.TERM


def _in_years(quantity: Quantity) -> bool:
    return isinstance(quantity.value, Duration) and quantity.value.unit is Unit.YEAR


def _reaches(hit: Hit, at: tuple[int, int]) -> bool:
    """False for a "before" that does not stand right after the time: it tells when, not how long before."""
    return hit.concept not in _AFTER or 0 <= hit.start - at[1] <= _RIGHT_AFTER


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
