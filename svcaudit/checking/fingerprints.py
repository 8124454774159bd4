"""Fingerprints: what makes a finding the same finding next time, though lines have moved.

A fingerprint is made of the rule, the path and the quoted words with white space folded, never of lines.
A fault that repeats lists all its places, so only those that make it what it is are taken: the first of each
side or, where all stand on one side, the first two of a contradiction and else the first. One more place
after them leaves the fingerprint as it was. A gap that concerns no promise is missing text: it has nothing to
quote that would be its own, and is named by its rule and its subject.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from svcaudit.model.document import Role
from svcaudit.model.outcome import Kind
from svcaudit.model.report import Location

_SEPARATOR = "\x1f"


def identity(
    rule: str, kind: Kind, subject: str, locations: Sequence[Location], concerns_promise: bool = False
) -> tuple[str, ...]:
    """What the finding is made of, before the ordinal that tells equal ones apart."""
    if not locations or (kind is Kind.GAP and not concerns_promise):
        return rule, subject
    parts = [rule]
    for location in defining(kind, locations):
        parts += [location.path, fold(location.quote)]
    return tuple(parts)


def fingerprints(identities: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """SHA-256 in hexadecimal of each identity with its ordinal among those that are equal."""
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for parts in identities:
        seen[parts] += 1
        text = _SEPARATOR.join((*parts, str(seen[parts])))
        result.append(hashlib.sha256(text.encode()).hexdigest())
    return tuple(result)


def fold(text: str) -> str:
    """The text with every stretch of white space as one blank."""
    return " ".join(text.split())


def defining(kind: Kind, locations: Sequence[Location]) -> list[Location]:
    """The places that make the finding what it is: a repeated fault has more."""
    sides = [next((place for place in locations if place.role is role), None) for role in Role]
    first_of_each = [place for place in sides if place is not None]
    if len(first_of_each) > 1:
        return first_of_each
    return list(locations[: 2 if kind is Kind.CONTRADICTION else 1])
