"""How near two contact points are: the same in another notation, mistyped, or renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from rapidfuzz.distance import DamerauLevenshtein

from svcaudit.checking.pairs import same_contact
from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Source
from svcaudit.model.quantity import Contact

_TOLD_OF_ANY = ("channel.", "action.")
_NEAR = frozenset({Source.CLAUSE, Source.ROW, Source.DATA})
_SLIPS = 2  # characters by which a mistyped address differs
_COUNTRY = (1, 2, 3)  # digits that a country code has
_NAME = 3  # letters from which the name of a mailbox tells whose it is


def contact_of(claim: Claim) -> Contact | None:
    """The telephone number, address or page that a claim gives; None for a claim of another kind."""
    value = claim.quantity.value if claim.kind is ClaimKind.CONTACT and claim.quantity is not None else None
    return value if isinstance(value, Contact) else None


def is_number(contact: Contact) -> bool:
    """True for a telephone number."""
    return contact.value.lstrip("+").isdigit()


def names_of(claim: Claim) -> frozenset[str]:
    """The words beside a contact, which name its line; that it is a telephone, or to be called, says nothing."""
    words, text = pack(claim.statement.language), claim.statement.text
    told = [text[hit.start : hit.end] for hit in claim.statement.hits if hit.concept.startswith(_TOLD_OF_ANY)]
    nothing = {stem for words_told in told for stem in words.topics(words_told)}
    near = {topic.stem for topic in claim.topics if topic.source in _NEAR and not topic.stem.startswith("@")}
    return frozenset(near - nothing)


def asked_name(claim: Claim) -> frozenset[str]:
    """The words of the question that a contact answers: "What is the number of the Ombudsman?"."""
    asked = {topic.stem for topic in claim.topics if topic.source is Source.QUESTION and not topic.stem.startswith("@")}
    return frozenset(asked)


def share_name(left: Claim, right: Claim) -> bool:
    """True where both name the same unit, or the line by a word that both use."""
    units = left.scope.get("unit").values & right.scope.get("unit").values
    return bool(units or names_of(left) & names_of(right))


def share_purpose(left: Claim, right: Claim) -> bool:
    """True where what names one line stands beside the other or over it, or both are for what a mailbox is called."""
    sides = ((left, right), (right, left))
    beside = any(names_of(one) & _told_over(other) for one, other in sides)
    return beside or share_name(left, right) or _for_their_name(left, right)


def _for_their_name(left: Claim, right: Claim) -> bool:
    """True for claims@ and newclaims@, which both are told for claims."""
    mailboxes = [contact.value.rpartition("@")[0] for one in (left, right) if (contact := contact_of(one)) is not None]
    named = set(pack(left.statement.language).topics(min(mailboxes, key=len)))
    return bool(named) and named <= _told_over(left) & _told_over(right)


def _told_over(claim: Claim) -> set[str]:
    return {topic.stem for topic in claim.topics if topic.source is not Source.DOCUMENT}


def digits_exchanged(first: Contact, second: Contact) -> bool:
    """True for two numbers that differ in the order of two neighbouring digits, with their country code or without."""
    pairs = ((one, other) for one in notations(first) for other in notations(second))
    return any(sorted(one) == sorted(other) and DamerauLevenshtein.distance(one, other) == 1 for one, other in pairs)


def notations(contact: Contact) -> Iterator[str]:
    """A number as it is dialled at home, and with what may be its country code."""
    digits = contact.value.lstrip("+")
    yield digits
    if contact.value.startswith("+"):
        for length in _COUNTRY:
            yield digits[length:]


def mistyped(first: Contact, second: Contact) -> bool:
    """True where one is the other mistyped: two digits of a number exchanged, a letter or two of a name.

    Numbers of one organisation are alike: those that differ in a digit are as likely two lines as a slip.
    """
    if first.channel != second.channel or same_contact(first, second):
        return False
    if is_number(first):
        return digits_exchanged(first, second)
    if _letters(first.value) == _letters(second.value):
        return False  # "form-1" and "form-2" are two pages
    # A mailbox and its house are mistyped each for itself.
    halves = zip_longest(first.value.split("@"), second.value.split("@"), fillvalue="")
    return sum(DamerauLevenshtein.distance(one, other) for one, other in halves) <= _SLIPS


def renamed(first: Contact, second: Contact) -> bool:
    """True for two mailboxes of one house of which one bears the other's name: "claims" and "newclaims"."""
    if first.channel != "email" or second.channel != "email" or first.value == second.value:
        return False
    (one, house), (other, other_house) = (contact.value.rpartition("@")[::2] for contact in (first, second))
    shorter, longer = sorted((one, other), key=len)
    return house == other_house and len(shorter) >= _NAME and longer.endswith(shorter)


def akin(first: Contact, second: Contact) -> bool:
    """Whether two addresses could be those of one contact point: a mailbox of the same name or house, a website of the
    same name. What shares neither may be two houses that one text speaks of, and two pages of one website are two.
    """
    if first.channel == "email":
        return bool(set(first.value.split("@")) & set(second.value.split("@")))
    if first.channel != "web":
        return True
    one, other = (re.split(r"[/?#]", contact.value, maxsplit=1) for contact in (first, second))
    return one[0] != other[0] and one[0].split(".")[0] == other[0].split(".")[0] and one[1:] == other[1:]


def _letters(value: str) -> str:
    return re.sub(r"\d", "", value)
