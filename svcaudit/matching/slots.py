"""Comparability slot by slot: disjoint in any slot ends it, unknown where it matters leaves it open."""

from __future__ import annotations

from collections.abc import Iterable

from svcaudit.matching.actions import relation as action_relation
from svcaudit.model.claim import Claim, ClaimKind, Reason, Relation, Slot, Source

_FACETS = ("channel", "priority", "audience", "season", "instance", "giver")
#: Kinds for which the stage (answer, repair ...) decides what is comparable.
STAGED = frozenset({ClaimKind.DEADLINE, ClaimKind.INTERVAL, ClaimKind.TARGET})
_OWN = frozenset({Source.CLAUSE, Source.ROW, Source.DATA})
_CONTACTS = frozenset({ClaimKind.CONTACT, ClaimKind.HOURS})
#: A heading names what a section is about, not what each of its sentences does.
_FAR = frozenset({Source.HEADING, Source.DOCUMENT, Source.LEAD_IN, Source.QUESTION})


def sets(left: Slot, right: Slot) -> Relation:
    """How two sets of values stand to one another; an unsaid one is UNKNOWN."""
    if not left or not right:
        return Relation.UNKNOWN
    if left.values == right.values:
        return Relation.SAME
    if left.values < right.values:
        return Relation.NARROWER
    if left.values > right.values:
        return Relation.BROADER
    return Relation.OVERLAPPING if left.values & right.values else Relation.DISJOINT


def reasons(left: Claim, right: Claim) -> tuple[Reason, ...]:
    """How each slot of two claims of one kind stands to the other's."""
    stage = action_relation(left.action.values, right.action.values)
    if not left.action and not right.action:
        stage = Relation.SAME  # both leave it unsaid: the service as a whole
    if stage is Relation.DISJOINT and {left.action.source, right.action.source} & _FAR:
        stage = Relation.UNKNOWN
    found = [_reason("action", stage, left.action, right.action)]
    if _voiced(left) != _voiced(right) and left.kind not in _CONTACTS:
        found.append(_reason("subject", Relation.DISJOINT, left.subject, right.subject))
    for name in _FACETS:
        one, other = left.scope.get(name), right.scope.get(name)
        if name == "instance" and left.kind not in STAGED:
            continue
        if one or other:
            found.append(_reason(name, sets(one, other), one, other))
    return tuple(found)


def _voiced(claim: Claim) -> str:
    """What of the customer's voice a claim is about, "" for everything else: complaints by its sentence or heading, or
    in a document about nothing else; suggestions by its own words.
    """
    subject = claim.subject
    if "complaint" in subject.values:
        far = subject.source is Source.DOCUMENT and not subject.values <= {"complaint", "suggestion"}
        return "" if far else "complaint"
    return "suggestion" if subject.values == {"suggestion"} and subject.source in _OWN else ""


def _reason(name: str, relation: Relation, left: Slot, right: Slot) -> Reason:
    return Reason(name, relation, ", ".join(sorted(left.values)), ", ".join(sorted(right.values)))


def disjoint(found: Iterable[Reason], kind: ClaimKind) -> bool:
    """True where some slot that counts for the kind rules the pair out."""
    return any(reason.relation is Relation.DISJOINT and (reason.slot != "action" or kind in STAGED) for reason in found)
