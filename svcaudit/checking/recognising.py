"""Which findings of now are those of before: by their fingerprints, else by rule and words in a renamed document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svcaudit.checking.fingerprints import defining, fold
from svcaudit.model.baseline import KnownFinding, KnownPlace
from svcaudit.model.report import Finding


@dataclass(frozen=True, slots=True)
class Rename:
    """A document that has another name now, and how many findings were recognised in it."""

    before: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """`same` are findings of before with those of now that they are; `gone` and `new` have no counterpart."""

    same: tuple[tuple[KnownFinding, Finding], ...]
    gone: tuple[KnownFinding, ...]
    new: tuple[Finding, ...]

    @property
    def renames(self) -> tuple[Rename, ...]:
        """The documents in which findings were recognised under another name, sorted."""
        moved: Counter[tuple[str, str]] = Counter()
        for before, now in self.same:
            if before.fingerprint != now.fingerprint:
                paths = zip(before.paths, known_of(now).paths, strict=True)
                moved.update({pair for pair in paths if pair[0] != pair[1]})
        return tuple(Rename(*paths, count) for paths, count in sorted(moved.items()))


def known_of(finding: Finding) -> KnownFinding:
    """The finding as it is remembered."""
    places = defining(finding.kind, finding.locations)
    return KnownFinding(
        finding.fingerprint, finding.rule, tuple(KnownPlace(place.path, fold(place.quote)) for place in places)
    )


def recognise(known: Iterable[KnownFinding], findings: Sequence[Finding], there: frozenset[str]) -> Recognised:
    """Pairs of known and found. `there` are the paths of the documents that were read now.

    A finding with the same rule and words elsewhere is only the known one where the document of before is gone:
    while it is there, the words in the other document are a second fault.
    """
    by_mark = {one.fingerprint: one for one in known}
    same = [(by_mark[finding.fingerprint], finding) for finding in findings if finding.fingerprint in by_mark]
    seen = {one.fingerprint for one, _ in same}
    left: dict[tuple[str, tuple[str, ...]], list[KnownFinding]] = defaultdict(list)
    for one in by_mark.values():
        if one.fingerprint not in seen:
            left[one.rule, one.quotes].append(one)
    new = []
    for finding in findings:
        if finding.fingerprint in by_mark:
            continue
        told = known_of(finding)
        candidates = left[told.rule, told.quotes]
        moved = next((one for one in candidates if _renamed(one, told, there)), None)
        if moved is None:
            new.append(finding)
        else:
            candidates.remove(moved)
            same.append((moved, finding))
    gone = tuple(one for group in left.values() for one in group)
    return Recognised(tuple(same), gone, tuple(new))


def _renamed(before: KnownFinding, now: KnownFinding, there: frozenset[str]) -> bool:
    """True where the documents of before are there no more; what quotes nothing cannot be recognised."""
    changed = [old for old, new in zip(before.paths, now.paths, strict=True) if old != new]
    return any(before.quotes) and bool(changed) and there.isdisjoint(changed)
