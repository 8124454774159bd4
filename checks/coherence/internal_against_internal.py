"""COH010: two internal documents prescribe one value, and one owner, for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from svcaudit.checking.differing import told_twice
from svcaudit.checking.outcomes import broken, kept, suspected
from svcaudit.checking.ownership import Owner, Ownership, same_thing
from svcaudit.checking.pairs import within
from svcaudit.language import pack
from svcaudit.model.claim import Claim, ClaimKind, Comparison, Relation, Source
from svcaudit.model.document import Role
from svcaudit.model.organisation import Organisation
from svcaudit.model.outcome import Outcome
from svcaudit.model.place import Place

KINDS = (
    ClaimKind.DEADLINE,
    ClaimKind.INTERVAL,
    ClaimKind.WAITING,
    ClaimKind.WINDOW,
    ClaimKind.TERM,
    ClaimKind.NOTICE,
    ClaimKind.PRICE,
    ClaimKind.AMOUNT,
    ClaimKind.TARGET,
    ClaimKind.SHARE,
    ClaimKind.HOURS,
)
#: Likelihood (percent) from which two internal places that differ are worth a person's look: procedures have much in
#: common, and their steps are many.
LIKELY = 60
#: Score of the words and slots below which two internal claims have only their form in common.
ALIKE = 50
#: The same for opening hours, whose lines and desks have names that resemble one another.
ALIKE_HOURS = 80
_OWN = frozenset({Source.CLAUSE, Source.SENTENCE, Source.ROW, Source.DATA, Source.QUESTION})
#: Who and by which way; and what is done to anything at all.
_WHO = ("unit.", "actor.", "channel.")
_ANYTHING = frozenset(
    f"action.{one}" for one in ("answer", "pay", "notify", "send", "attend", "register", "close", "wait")
)


def judge(organisation: Organisation) -> Iterator[Outcome]:
    """Comparable internal claims of two documents, each pair once, and then the owners that these name."""
    stages = [step.place for procedure in organisation.procedures for step in procedure.steps]
    for comparison in within(organisation, Role.INTERNAL, KINDS):
        alike = ALIKE_HOURS if comparison.kind is ClaimKind.HOURS else ALIKE
        near = comparison.likelihood >= LIKELY and comparison.similarity >= alike
        if near and shared(comparison) and not _stage_and_whole(comparison, stages):
            yield told_twice(comparison)
    ownership = Ownership(organisation)
    for first, second in combinations(ownership.owners(Role.INTERNAL), 2):
        if first.place.path != second.place.path:
            yield from _owners(first, second, ownership)


def shared(comparison: Comparison) -> bool:
    """True where both claims themselves name one thing: not only who does what, whatever it is done to."""
    return bool(_named(comparison.left) & _named(comparison.right))


def _named(claim: Claim) -> frozenset[str]:
    language, text = pack(claim.statement.language), claim.statement.text
    beside = [hit for hit in claim.statement.hits if hit.concept.startswith(_WHO) or hit.concept in _ANYTHING]
    little = {stem for hit in beside for stem in language.topics(text[hit.start : hit.end])}
    little |= {stem for unit in claim.statement.units for stem in language.topics(unit)}
    own = {topic.thing or topic.stem for topic in claim.topics if topic.source in _OWN and topic.stem not in little}
    return frozenset(stem for stem in own if stem[0] not in "@#")


def _stage_and_whole(comparison: Comparison, stages: list[Place]) -> bool:
    """True where one is a step of a path and the other a deadline for what may be the path as a whole."""
    inside = [
        any(stage.path == place.path and stage.line <= place.line <= (stage.end_line or stage.line) for stage in stages)
        for place in (comparison.left.place, comparison.right.place)
    ]
    return inside[0] is not inside[1] and not comparison.certain


def _owners(first: Owner, second: Owner, ownership: Ownership) -> Iterator[Outcome]:
    alike = same_thing(first, second)
    if alike is Relation.DISJOINT or not (first.plain and second.plain):
        return
    subject = f"{first.place.path}:{first.unit} {second.place.path}:{second.unit}"
    if ownership.one_unit(first, second):
        yield kept(subject, first.place, second.place)
        return
    sure = alike is Relation.SAME
    yield (broken if sure else suspected)(
        subject,
        first.place,
        second.place,
        message="owners" if sure else "owners_suspected",
        one=first.unit,
        other=second.unit,
    )
