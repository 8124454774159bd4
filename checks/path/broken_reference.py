"""PTH004: whatever a procedure points to exists."""

from __future__ import annotations

from collections.abc import Iterator

from svcaudit.checking.outcomes import broken, kept
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Every reference to a thing whose like exists in the documents; the same missing thing once."""
    missing: set[str] = set()
    for reference in organisation.references:
        subject = f"{reference.place.path} {reference.kind} {reference.label}"
        if reference.found:
            yield kept(subject, reference.place)
        elif reference.expected and subject not in missing:
            missing.add(subject)
            yield broken(subject, reference.place, reference=reference.text)
