"""PTH004: whatever a procedure points to exists."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every reference to a thing whose like exists in the documents, or to one of the house; the same thing once.

    Where nothing of its like was handed in, it may exist and have been left out: somebody has to look.
    """
    missing: set[str] = set()
    for reference in organisation.references:
        subject = f"{reference.place.path} {reference.kind} {reference.label}"
        if reference.found:
            yield kept(subject, reference.place)
        elif (reference.expected or reference.own) and subject not in missing:
            missing.add(subject)
            told = broken if reference.expected else suspected
            yield told(subject, reference.place, reference=reference.text)
