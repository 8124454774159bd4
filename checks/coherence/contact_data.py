"""COH011: one contact point has one number, address or web page everywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations, product

from svcaudit.checking.contacts import (
    akin,
    asked_name,
    contact_of,
    digits_exchanged,
    is_number,
    mistyped,
    names_of,
    notations,
    renamed,
    share_name,
    share_purpose,
)
from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.pairs import same_contact
from svcaudit.model.claim import Claim, Comparison
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Contact

#: Similarity (0 to 100) from which two places surely name one contact point.
SAME_POINT = 60

_Line = tuple[Claim, Contact]
_Values = tuple[str, str]


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Comparable contact points; a value that both sides know elsewhere is another line, not a fault."""
    written = _written(organisation)
    seen: set[_Values] = set()
    slipped = {one.left.id for one in organisation.comparisons if _slip(one)}
    for comparison in organisation.comparisons:
        first, second = contact_of(comparison.left), contact_of(comparison.right)
        if first is None or second is None or first.channel != second.channel:
            continue
        if comparison.left.id in slipped and not _slip(comparison):
            continue  # a mistyped number has one right form; the others are other lines
        key = _values(written[first], written[second])
        outcome = _outcome(organisation, comparison, first, second) if key not in seen else None
        if outcome is not None:
            seen.add(key)
            yield outcome
    for key, pairs in _nearly_alike(organisation, written).items():
        if key not in seen:
            yield from _mistaken(organisation, pairs)


def _written(organisation: Organisation) -> dict[Contact, Contact]:
    """Each contact with the shortest way in which it is written somewhere: with a country code or without is one."""
    contacts = {contact for claim in organisation.claims if (contact := contact_of(claim)) is not None}
    shortest = sorted(contacts, key=lambda one: (len(one.value), one.value, one.channel))
    return {one: next(other for other in shortest if other == one or same_contact(one, other)) for one in contacts}


def _values(first: Contact, second: Contact) -> _Values:
    return min(first.value, second.value), max(first.value, second.value)


def _slip(comparison: Comparison) -> bool:
    first, second = contact_of(comparison.left), contact_of(comparison.right)
    return first is not None and second is not None and mistyped(first, second)


def _outcome(organisation: Organisation, comparison: Comparison, first: Contact, second: Contact) -> Outcome | None:
    left, right = comparison.left, comparison.right
    places = (left.place, right.place)
    if same_contact(first, second):
        return kept(f"{first.channel}:{first.value}", *places)
    if is_number(first) and mistyped(first, second):
        return None  # told with all the places of both numbers
    slip = mistyped(first, second)
    known = _known(organisation, left, right) or _known(organisation, right, left)
    sure = comparison.similarity >= SAME_POINT
    alike = share_name(left, right) and (sure or (comparison.likely and left.role is not right.role))
    subject = f"{first.channel}:{first.value}:{second.value}"
    if known and comparison.certain and _one_mailbox(organisation, left, right):
        return suspected(subject, *places, first=first, second=second)
    if known or not (slip or alike or _asked_for(organisation, left, right)):
        return None
    if (comparison.certain and akin(first, second)) or (slip and share_name(left, right)):
        return broken(subject, *places, first=first, second=second)
    return suspected(subject, *places, first=first, second=second)


def _one_mailbox(organisation: Organisation, left: Claim, right: Claim) -> bool:
    """True where one document gives one unit, by its full name, two mailboxes at two places, and at each place one: a
    text that has two for it says so in one place.
    """
    units = left.scope.get("unit").values & right.scope.get("unit").values
    if not units or not (_is_mailbox(left) and _is_mailbox(right)):
        return False
    counts = Counter(claim.statement.id for claim in organisation.claims if _is_mailbox(claim))
    apart = left.place.path != right.place.path or left.statement.block != right.statement.block
    return apart and all(counts[one.statement.id] == 1 for one in (left, right))


def _is_mailbox(claim: Claim) -> bool:
    contact = contact_of(claim)
    return contact is not None and contact.channel == "email"


def _asked_for(organisation: Organisation, left: Claim, right: Claim) -> bool:
    """True where one place only answers a question about what the other names, by a word that names no third line."""
    for one, other in ((left, right), (right, left)):
        shared = asked_name(one) & names_of(other) if not names_of(one) else frozenset()
        values = (contact_of(one), contact_of(other))
        thirds = (claim for claim in organisation.claims if (found := contact_of(claim)) and found not in values)
        if shared and shared - frozenset(word for claim in thirds for word in names_of(claim) | asked_name(claim)):
            return True
    return False


def _known(organisation: Organisation, claim: Claim, other: Claim) -> bool:
    """True where the side of `claim` names the other's value too, so that both lines exist there; of two places on one
    side, where its document does.
    """
    value = contact_of(other)
    assert value is not None
    for candidate in organisation.claims:
        found = contact_of(candidate)
        beside = candidate.role is claim.role
        if claim.role is other.role:
            beside = candidate.place.path == claim.place.path
        if found is not None and beside and same_contact(found, value):
            return True
    return False


def _nearly_alike(
    organisation: Organisation, written: Mapping[Contact, Contact]
) -> dict[_Values, list[tuple[_Line, _Line]]]:
    """Pairs of lines, by their values, that one slip or one longer name keeps apart, whatever else is said of them."""
    lines: dict[Contact, list[_Line]] = defaultdict(list)
    for claim in organisation.claims:
        contact = contact_of(claim)
        if contact is not None and claim.binding:
            lines[contact].append((claim, contact))
    groups: dict[Hashable, list[Contact]] = defaultdict(list)
    for contact in lines:
        for key in _keys(contact):
            groups[key].append(contact)
    near = {pair for contacts in groups.values() for pair in combinations(contacts, 2) if _near(*pair)}
    found: dict[_Values, list[tuple[_Line, _Line]]] = defaultdict(list)
    for first, second in sorted(near, key=lambda pair: _values(*pair)):
        for one, other in product(lines[first], lines[second]):
            if is_number(first) or share_purpose(one[0], other[0]):
                published_first = sorted((one, other), key=lambda line: line[0].role is Role.INTERNAL)
                found[_values(written[first], written[second])].append((published_first[0], published_first[1]))
    return found


def _near(first: Contact, second: Contact) -> bool:
    return digits_exchanged(first, second) if is_number(first) else mistyped(first, second) or renamed(first, second)


def _keys(contact: Contact) -> Iterable[Hashable]:
    """What two values share that may be one: the digits of a number, the house of a mailbox."""
    if is_number(contact):
        return {(contact.channel, *sorted(digits)) for digits in notations(contact)}
    return (contact.value.rpartition("@")[2],) if contact.channel == "email" else ()


def _mistaken(organisation: Organisation, pairs: list[tuple[_Line, _Line]]) -> Iterator[Outcome]:
    """One fault for all places of two values, first those of the pair that shares a name; none where a document names
    both, for they are two lines then.
    """
    apart = [pair for pair in pairs if not _together(organisation, *pair)]
    if not apart:
        return
    named = [pair for pair in apart if share_name(pair[0][0], pair[1][0])]
    (left, first), (right, second) = (named or apart)[0]
    places = dict.fromkeys((left.place, right.place, *(line[0].place for pair in apart for line in pair)))
    verdict = broken if named and is_number(first) else suspected
    yield verdict(f"{first.channel}:{first.value}:{second.value}", *places, first=first, second=second)


def _together(organisation: Organisation, one: _Line, other: _Line) -> bool:
    """True where one document gives both values for the channel that both lines are, and so has two lines; of two
    mailboxes of different names, where one side does.
    """
    both = one[0].scope.get("channel").values & other[0].scope.get("channel").values
    per_side = renamed(one[1], other[1])
    holders: list[set[Hashable]] = [set(), set()]
    for claim in organisation.claims:
        contact = contact_of(claim)
        if contact is not None and both <= claim.scope.get("channel").values:
            for holder, (_, value) in zip(holders, (one, other), strict=True):
                if same_contact(contact, value):
                    holder.add(claim.role if per_side else claim.place.path)
    return bool(holders[0] & holders[1])
