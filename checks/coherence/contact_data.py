"""COH011: one contact point has one number, address or web page everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, zip_longest

from rapidfuzz.distance import DamerauLevenshtein

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.pairs import same_contact
from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.quantity import Contact

#: Similarity (0 to 100) from which two places surely name one contact point.
SAME_POINT = 60
_TOLD_OF_ANY = ("channel.", "action.")
_NEAR = frozenset({Source.CLAUSE, Source.ROW, Source.DATA})
_SLIPS = 2  # characters by which a mistyped address differs


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Comparable contact points; a value that both sides know elsewhere is another line, not a fault."""
    seen: set[tuple[str, str]] = set()
    slipped = {one.left.id for one in organisation.comparisons if _slip(one)}
    for comparison in organisation.comparisons:
        if comparison.left.id in slipped and not _slip(comparison):
            continue  # a mistyped number has one right form; the others are other lines
        first, second = _contact(comparison.left), _contact(comparison.right)
        if first is None or second is None or first.channel != second.channel:
            continue
        key = (min(first.value, second.value), max(first.value, second.value))
        if key in seen:
            continue
        seen.add(key)
        outcome = _outcome(organisation, comparison, first, second)
        if outcome is not None:
            yield outcome
    yield from _exchanged(organisation, seen)


def _exchanged(organisation: Organisation, seen: set[tuple[str, str]]) -> Iterator[Outcome]:
    """Numbers with two digits exchanged that nothing else brings together, unless one document names both."""
    alike: dict[tuple[str, ...], list[tuple[Claim, Contact]]] = defaultdict(list)
    documents: dict[str, set[str]] = defaultdict(set)
    for claim in organisation.claims:
        contact = _contact(claim)
        if contact is not None and claim.binding and _is_number(contact):
            alike[contact.channel, *sorted(contact.value)].append((claim, contact))
            documents[contact.value].add(claim.place.path)
    for lines in alike.values():
        for (left, first), (right, second) in combinations(lines, 2):
            key = (min(first.value, second.value), max(first.value, second.value))
            together = documents[first.value] & documents[second.value]
            if key in seen or together or not _one_exchange(first.value, second.value):
                continue
            seen.add(key)
            one, other = sorted(((left, first), (right, second)), key=lambda pair: pair[0].role is Role.INTERNAL)
            subject = f"{first.channel}:{one[1].value}:{other[1].value}"
            verdict = broken if _names(left) & _names(right) else suspected
            yield verdict(subject, one[0].place, other[0].place, first=one[1], second=other[1])


def _names(claim: Claim) -> set[str]:
    """The words beside a number, which name its line; that it is a telephone, or to be called, says nothing."""
    words, text = pack(claim.statement.language), claim.statement.text
    told = [text[hit.start : hit.end] for hit in claim.statement.hits if hit.concept.startswith(_TOLD_OF_ANY)]
    nothing = {stem for words_told in told for stem in words.topics(words_told)}
    near = {topic.stem for topic in claim.topics if topic.source in _NEAR and not topic.stem.startswith("@")}
    return near - nothing


def _is_number(contact: Contact) -> bool:
    return contact.value.lstrip("+").isdigit()


def _one_exchange(first: str, second: str) -> bool:
    """True for two numbers that differ in the order of two neighbouring digits."""
    return sorted(first) == sorted(second) and DamerauLevenshtein.distance(first, second) == 1


def _slip(comparison: Comparison) -> bool:
    """True where one value is the other mistyped: two digits of a number exchanged, a letter or two of a name.

    Numbers of one organisation are alike: those that differ in a digit are as likely two lines as a slip.
    """
    first, second = _contact(comparison.left), _contact(comparison.right)
    if first is None or second is None or first.channel != second.channel or same_contact(first, second):
        return False
    if _is_number(first):
        return _one_exchange(first.value, second.value)
    if _letters(first.value) == _letters(second.value):
        return False  # "form-1" and "form-2" are two pages
    # A mailbox and its house are mistyped each for itself.
    halves = zip_longest(first.value.split("@"), second.value.split("@"), fillvalue="")
    return sum(DamerauLevenshtein.distance(one, other) for one, other in halves) <= _SLIPS


def _letters(value: str) -> str:
    return re.sub(r"\d", "", value)


def _akin(first: Contact, second: Contact) -> bool:
    """Whether two addresses could be those of one contact point: a mailbox of the same name or house, a website of the
    same name. What shares neither may be two houses that one text speaks of, and two pages of one website are two.
    """
    if first.channel == "email":
        return bool(set(first.value.split("@")) & set(second.value.split("@")))
    if first.channel != "web":
        return True
    one, other = (re.split(r"[/?#]", contact.value, maxsplit=1) for contact in (first, second))
    return one[0] != other[0] and one[0].split(".")[0] == other[0].split(".")[0] and one[1:] == other[1:]


def _contact(claim: Claim) -> Contact | None:
    value = claim.quantity.value if claim.kind is ClaimKind.CONTACT and claim.quantity is not None else None
    return value if isinstance(value, Contact) else None


def _outcome(organisation: Organisation, comparison: Comparison, first: Contact, second: Contact) -> Outcome | None:
    left, right = comparison.left, comparison.right
    places = (left.place, right.place)
    if same_contact(first, second):
        return kept(f"{first.channel}:{first.value}", *places)
    slip = _slip(comparison)
    known = _known(organisation, left, right) or _known(organisation, right, left)
    sure = comparison.similarity >= SAME_POINT
    alike = sure or (comparison.likely and left.role is not right.role)
    if known or not (slip or alike):
        return None
    subject = f"{first.channel}:{first.value}:{second.value}"
    if (comparison.certain and _akin(first, second)) or (slip and _names(left) & _names(right)):
        return broken(subject, *places, first=first, second=second)
    return suspected(subject, *places, first=first, second=second)


def _known(organisation: Organisation, claim: Claim, other: Claim) -> bool:
    """True where the side of `claim` names the other's value too, so that both lines exist there; of two places on one
    side, where its document does.
    """
    value = _contact(other)
    assert value is not None
    for candidate in organisation.claims:
        found = _contact(candidate)
        beside = candidate.role is claim.role
        if claim.role is other.role:
            beside = candidate.place.path == claim.place.path
        if found is not None and beside and same_contact(found, value):
            return True
    return False
