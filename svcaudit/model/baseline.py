"""What is known of an organisation's faults from before, so that a run fails for new ones alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place that makes a finding what it is: its document and its words with white space folded; no line."""

    path: str
    quote: str


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """One finding as it is remembered; `places` are those that its fingerprint is made of."""

    fingerprint: str
    rule: str
    places: tuple[KnownPlace, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The documents that it concerns."""
        return tuple(place.path for place in self.places)

    @property
    def quotes(self) -> tuple[str, ...]:
        """What stands there, which a new name of the document does not change."""
        return tuple(place.quote for place in self.places)


@dataclass(frozen=True, slots=True)
class Baseline:
    """All that is known; `path` names the file, None where there is none."""

    known: tuple[KnownFinding, ...] = ()
    path: str | None = None
