"""COH014: the unit that answers for a subject in public is the one that answers for it inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.ownership import Owner, Ownership, same_thing
from svcaudit.model.claim import Relation
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Each owner that is published against those of the same thing inside."""
    if not organisation.two_sided:
        return
    ownership = Ownership(organisation)
    # Who answers something that is not named may do so at one stage only: in a review, on appeal.
    inside = [
        one for one in ownership.owners(Role.INTERNAL) if one.plain or (one.thing.subjects and not one.thing.over)
    ]
    for owner in ownership.owners(Role.PUBLISHED):
        found = [(other, same_thing(owner, other)) for other in inside]
        alike = [(other, how) for other, how in found if how is not Relation.DISJOINT]
        if alike:
            yield _outcome(owner, alike, ownership)


def _outcome(owner: Owner, alike: Sequence[tuple[Owner, Relation]], ownership: Ownership) -> Outcome:
    subject = f"{owner.place.path} {owner.unit} {' '.join(sorted(owner.thing.stems | owner.thing.subjects))}"
    for other, _ in alike:
        if ownership.one_unit(owner, other):
            return kept(subject, owner.place, other.place)
    other, how = next((one for one in alike if one[1] is Relation.SAME), alike[0])
    sure = how is Relation.SAME and owner.plain and other.plain
    return (broken if sure else suspected)(subject, owner.place, other.place, first=owner.unit, second=other.unit)
